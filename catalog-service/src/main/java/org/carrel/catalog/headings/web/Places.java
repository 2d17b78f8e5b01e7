package org.carrel.catalog.headings.web;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.Headings;
import org.carrel.catalog.headings.Headings.Place.Direction;
import org.carrel.catalog.headings.Shelf;
import org.carrel.catalog.marc.Octets;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** Places in lists as text that clients hand back and need not understand. */
final class Places {

    private static final byte BACKWARDS = '<';
    private static final byte ONWARDS = '>';
    private static final int HEAD = 1 + 2 * Long.BYTES;

    private Places() {}

    static @Nullable String encoded(Headings.@Nullable Place place) {
        return place == null ? null : encoded(place.key(), place.id(), place.direction());
    }

    static @Nullable String encoded(Shelf.@Nullable Place place) {
        return place == null ? null : encoded(place.key(), place.recordId(), place.direction());
    }

    private static String encoded(Octets key, UUID id, Direction direction) {
        byte[] octets = ByteBuffer.allocate(HEAD + key.length())
                .put(direction == Direction.BEFORE ? BACKWARDS : ONWARDS)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(key.toArray())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    static Headings.Place decoded(String text) {
        try {
            ByteBuffer octets = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (octets.remaining() < HEAD) {
                throw malformed();
            }
            byte way = octets.get();
            if (way != BACKWARDS && way != ONWARDS) {
                throw malformed();
            }
            var id = new UUID(octets.getLong(), octets.getLong());
            byte[] key = new byte[octets.remaining()];
            octets.get(key);
            return new Headings.Place(Octets.of(key), id, way == BACKWARDS ? Direction.BEFORE : Direction.BEHIND);
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return new ProblemException(Problem.invalid(
                "at", "not-a-place", "Send the `next` or `previous` of the stretch that was read before."));
    }
}
