/** Tests of weeding. */
@NullMarked
package org.carrel.catalog.weeding;

import org.jspecify.annotations.NullMarked;
