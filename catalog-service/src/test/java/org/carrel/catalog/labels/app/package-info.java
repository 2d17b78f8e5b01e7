/** Tests of labels. */
@NullMarked
package org.carrel.catalog.labels.app;

import org.jspecify.annotations.NullMarked;
