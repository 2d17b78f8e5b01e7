/** Tests of holdings records. */
@NullMarked
package org.carrel.catalog.holdings;

import org.jspecify.annotations.NullMarked;
