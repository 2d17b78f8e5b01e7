package org.carrel.notification.notices;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a notice tells, as ids and figures; names are looked up in the moment of sending.
 *
 * @param recordId the title, if the catalogue knows it
 * @param itemId the item
 * @param title the title as the patron gave it, for what the catalogue does not know
 * @param author its author
 * @param placeId where it is picked up
 * @param until until when it is kept, or when it is due
 * @param reason code of the reason
 */
public record Facts(
        @Nullable UUID recordId,
        @Nullable UUID itemId,
        @Nullable String title,
        @Nullable String author,
        @Nullable UUID placeId,
        @Nullable Instant until,
        @Nullable String reason) {}
