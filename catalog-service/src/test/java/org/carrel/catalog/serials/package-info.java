/** Tests of serials. */
@NullMarked
package org.carrel.catalog.serials;

import org.jspecify.annotations.NullMarked;
