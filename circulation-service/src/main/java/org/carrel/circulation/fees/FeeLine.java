package org.carrel.circulation.fees;

import org.jspecify.annotations.Nullable;

/**
 * A fee as a line of a list.
 *
 * @param fee the fee
 * @param title title of the item it is for
 * @param barcode barcode of that item
 */
public record FeeLine(
        Fee fee, @Nullable String title, @Nullable String barcode) {}
