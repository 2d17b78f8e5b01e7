package org.carrel.catalog.repairs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Repair tickets in store. */
public interface Repairs {

    Optional<Repair> find(UUID id);

    /** As {@link #find(UUID)}, and nobody else changes it before this transaction ends. */
    Optional<Repair> findForEdit(UUID id);

    /** The ticket of an item that is not over. */
    Optional<Repair> openOf(UUID itemId);

    List<Repair> list(Filter filter, @Nullable UUID after, int limit);

    void add(Repair repair);

    void store(Repair repair);

    void append(UUID id, Repair.Change change);

    List<Repair.Change> changes(UUID id);

    List<Repair.Photo> photos(UUID id);

    void addPhoto(UUID id, Repair.Photo photo, byte[] octets);

    /** The octets of a photo of a ticket. */
    Optional<Picture> picture(UUID id, UUID photoId);

    /**
     * Which tickets are wanted; null for any.
     *
     * @param dueBefore due back before this day and not back
     */
    record Filter(
            @Nullable Stage stage,
            @Nullable UUID itemId,
            @Nullable LocalDate dueBefore) {}

    /** A photo as it is sent. */
    final class Picture {

        private final String type;
        private final byte[] octets;

        public Picture(String type, byte[] octets) {
            this.type = type;
            this.octets = octets.clone();
        }

        public String type() {
            return type;
        }

        public byte[] octets() {
            return octets.clone();
        }
    }
}
