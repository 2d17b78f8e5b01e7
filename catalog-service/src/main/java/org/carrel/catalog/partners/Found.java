package org.carrel.catalog.partners;

import java.util.List;
import java.util.UUID;

/**
 * What a search found.
 *
 * @param total how many titles
 * @param ids the stretch of them that was asked for, in order
 */
public record Found(long total, List<UUID> ids) {

    /** How far into a result a partner may look: whoever wants everything harvests. */
    public static final int DEEPEST = 10_000;

    public Found {
        ids = List.copyOf(ids);
    }
}
