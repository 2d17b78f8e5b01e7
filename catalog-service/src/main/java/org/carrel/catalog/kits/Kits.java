package org.carrel.catalog.kits;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The kits in store. */
public interface Kits {

    Optional<Kit> find(UUID itemId);

    /** The kit that an item is a part of. */
    Optional<UUID> kitOf(UUID partId);

    /** Stores a kit with all its parts; the result carries the new version. */
    Kit put(Kit kit);

    void remove(UUID itemId);

    /** Those of these items that are kits. */
    Set<UUID> kitsAmong(Collection<UUID> itemIds);

    /** Those of these items that are parts of another kit. */
    Set<UUID> partsElsewhere(UUID kitId, Collection<UUID> itemIds);
}
