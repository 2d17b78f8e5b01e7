package org.carrel.circulation.slips;

import java.util.List;
import java.util.UUID;

/** What there is to print. */
public interface Slips {
    /**
     * The slips of a kind, in the order of the ids, or of the shelves if they are to be fetched; what is no longer so
     * is left out. All loans of a patron share a receipt.
     */
    List<Slip> of(SlipKind kind, List<UUID> ids);
}
