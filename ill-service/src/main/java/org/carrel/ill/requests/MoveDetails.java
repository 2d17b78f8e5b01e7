package org.carrel.ill.requests;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * What is told along with an action.
 *
 * @param partnerId the partner that is asked
 * @param dueAt when the partner wants it back
 * @param condition the partner's condition
 * @param cost what the partner charges
 * @param itemBarcode the partner's barcode on the item
 * @param note a remark for the history
 */
public record MoveDetails(
        @Nullable UUID partnerId,
        @Nullable Instant dueAt,
        @Nullable String condition,
        @Nullable Money cost,
        @Nullable String itemBarcode,
        @Nullable String note) {

    /** Nothing is told. */
    public static final MoveDetails NONE = new MoveDetails(null, null, null, null, null, null);

    boolean has(Action.Detail detail) {
        return switch (detail) {
            case PARTNER -> partnerId != null;
            case DUE_DATE -> dueAt != null;
        };
    }

    boolean conditional() {
        return condition != null || cost != null;
    }
}
