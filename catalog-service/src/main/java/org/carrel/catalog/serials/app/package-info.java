/** Use cases of serials. */
@NullMarked
package org.carrel.catalog.serials.app;

import org.jspecify.annotations.NullMarked;
