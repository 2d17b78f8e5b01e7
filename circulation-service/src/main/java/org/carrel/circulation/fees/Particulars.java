package org.carrel.circulation.fees;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is said about a posting beside its lines.
 *
 * @param method how money changed hands, by the code of a payment method; null where none did
 * @param drawerId the cash drawer it went into or came out of
 * @param reason why
 * @param comment what staff add
 */
public record Particulars(
        @Nullable String method,
        @Nullable UUID drawerId,
        @Nullable String reason,
        @Nullable String comment) {
    public static final Particulars NONE = new Particulars(null, null, null, null);

    public static Particulars because(String reason) {
        return new Particulars(null, null, reason, null);
    }
}
