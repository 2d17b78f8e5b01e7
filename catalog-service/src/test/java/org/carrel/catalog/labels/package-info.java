/** Tests of labels. */
@NullMarked
package org.carrel.catalog.labels;

import org.jspecify.annotations.NullMarked;
