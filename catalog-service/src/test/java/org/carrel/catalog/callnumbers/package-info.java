/** Tests of callnumbers. */
@NullMarked
package org.carrel.catalog.callnumbers;

import org.jspecify.annotations.NullMarked;
