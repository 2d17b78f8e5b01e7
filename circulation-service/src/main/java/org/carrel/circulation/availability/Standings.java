package org.carrel.circulation.availability;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the items stand. */
public interface Standings {
    Optional<Standing> find(UUID itemId);

    /** Locks an item until the transaction ends. */
    Optional<Standing> lock(UUID itemId);

    /** Locks all items of a title until the transaction ends, in the order of their ids. */
    List<Standing> lockTitle(UUID recordId);

    /** Puts down an item that is seen for the first time; does nothing if it stands somewhere already. */
    boolean begin(Standing first, Change.Cause cause, String actor);

    /** Gives items a new version although they stand where they stood: something told with them has changed. */
    void touch(List<UUID> itemIds);

    /** Notes that an item belongs to another title; where it stands has not changed. */
    void retitle(UUID itemId, UUID recordId);

    /** Records changes, with their audit rows. */
    void record(List<Change> changes);
}
