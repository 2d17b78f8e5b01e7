/** The tables of processing. */
@NullMarked
package org.carrel.catalog.processing.store;

import org.jspecify.annotations.NullMarked;
