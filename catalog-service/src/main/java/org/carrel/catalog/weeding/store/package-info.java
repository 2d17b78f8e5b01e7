/** The tables of weeding. */
@NullMarked
package org.carrel.catalog.weeding.store;

import org.jspecify.annotations.NullMarked;
