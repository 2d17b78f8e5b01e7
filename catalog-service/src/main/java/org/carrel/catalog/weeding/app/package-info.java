/** Use cases of weeding. */
@NullMarked
package org.carrel.catalog.weeding.app;

import org.jspecify.annotations.NullMarked;
