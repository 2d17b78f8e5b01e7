/** Use cases of kits and of volumes with several titles. */
@NullMarked
package org.carrel.catalog.kits.app;

import org.jspecify.annotations.NullMarked;
