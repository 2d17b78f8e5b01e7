/** Tests of editing. */
@NullMarked
package org.carrel.catalog.editing;

import org.jspecify.annotations.NullMarked;
