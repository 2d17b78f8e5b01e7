package org.carrel.circulation.availability;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An item and where it stands.
 *
 * @param itemId the item
 * @param recordId its title
 * @param state where it stands
 * @param since since when
 * @param servicePointId where it was scanned last
 * @param version grows with every change
 */
public record Standing(
        UUID itemId,
        UUID recordId,
        ItemState state,
        Instant since,
        @Nullable UUID servicePointId,
        long version) {}
