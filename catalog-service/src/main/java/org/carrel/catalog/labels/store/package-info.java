/** The tables of labels. */
@NullMarked
package org.carrel.catalog.labels.store;

import org.jspecify.annotations.NullMarked;
