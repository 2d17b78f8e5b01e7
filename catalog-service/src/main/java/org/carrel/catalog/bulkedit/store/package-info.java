/** The tables {@code bulk_edit} and {@code bulk_edit_row}. */
@NullMarked
package org.carrel.catalog.bulkedit.store;

import org.jspecify.annotations.NullMarked;
