/** Tests of the whole service. */
@NullMarked
package org.carrel.catalog;

import org.jspecify.annotations.NullMarked;
