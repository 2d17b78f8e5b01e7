package org.carrel.ill.requests;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * What is agreed with the partner that is, or was last, asked.
 *
 * @param partnerId the partner
 * @param dueAt when the partner wants it back
 * @param condition the partner's condition, as told
 * @param cost what the partner charges
 * @param itemBarcode the partner's barcode on the item
 */
public record Supply(
        @Nullable UUID partnerId,
        @Nullable Instant dueAt,
        @Nullable String condition,
        @Nullable Money cost,
        @Nullable String itemBarcode) {

    /** Nobody has been asked. */
    public static final Supply NONE = new Supply(null, null, null, null, null);
}
