package org.carrel.catalog.holdings;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Which title a holdings record belongs to. */
public interface HoldingsLinks {

    /** Notes the number of the title that a record belongs to; null if it says none. */
    void link(UUID recordId, String source, @Nullable String titleNumber);

    /** The live holdings records of a title, in the order of their ids. */
    List<UUID> ofTitle(UUID recordId);
}
