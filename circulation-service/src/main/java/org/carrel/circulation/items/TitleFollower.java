package org.carrel.circulation.items;

import java.util.UUID;

/** What hangs on titles and must go along when the catalogue rearranges them. Told within the same transaction. */
public interface TitleFollower {
    /** A title was merged into another one. Its items follow by events of their own, before or after this. */
    void merged(UUID recordId, UUID survivorId);

    /** An item belongs to another title now. */
    void moved(Item item, UUID fromRecordId);
}
