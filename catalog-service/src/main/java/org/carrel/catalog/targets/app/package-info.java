/** Use cases of outside databases. */
@NullMarked
package org.carrel.catalog.targets.app;

import org.jspecify.annotations.NullMarked;
