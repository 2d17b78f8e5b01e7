/**
 * Labels for spines, pockets and barcodes: where they stand on a sheet, what is on them, and what waits to be printed.
 * Owns sheets, designs, the print queue and what was printed; reads items.
 */
@NullMarked
package org.carrel.catalog.labels;

import org.jspecify.annotations.NullMarked;
