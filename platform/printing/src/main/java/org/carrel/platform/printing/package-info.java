/**
 * Letters and barcodes on paper, true to the millimetre: what labels, slips and receipts have in common. Knows nothing
 * of what is printed.
 */
@NullMarked
package org.carrel.platform.printing;

import org.jspecify.annotations.NullMarked;
