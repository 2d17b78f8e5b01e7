/** Use cases of matching. */
@NullMarked
package org.carrel.catalog.matching.app;

import org.jspecify.annotations.NullMarked;
