/** Tests of the crosswalks. */
@NullMarked
package org.carrel.catalog.crosswalks;

import org.jspecify.annotations.NullMarked;
