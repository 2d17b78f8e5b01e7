/** Tables as text that spreadsheets open. */
@NullMarked
package org.carrel.catalog.csv;

import org.jspecify.annotations.NullMarked;
