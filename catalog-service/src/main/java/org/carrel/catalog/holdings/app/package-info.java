/** Use cases of holdings records. */
@NullMarked
package org.carrel.catalog.holdings.app;

import org.jspecify.annotations.NullMarked;
