package org.carrel.catalog.serials;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An issue of a serial that a library takes.
 *
 * @param id its id
 * @param subscriptionId the subscription that it belongs to
 * @param sequence its position in what was foretold, from 1; null if it came beside the pattern
 * @param label its number and date as printed
 * @param expectedOn when it is to appear
 * @param state what has become of it
 * @param itemId the item that it is, or of a bound issue the volume that it is in
 * @param receivedOn when it came
 * @param claims how often it was asked for
 * @param claimedOn when it was last asked for
 */
public record Issue(
        UUID id,
        UUID subscriptionId,
        @Nullable Integer sequence,
        String label,
        LocalDate expectedOn,
        State state,
        @Nullable UUID itemId,
        @Nullable LocalDate receivedOn,
        int claims,
        @Nullable LocalDate claimedOn) {

    /** What has become of an issue. */
    public enum State {
        EXPECTED,
        RECEIVED,
        /** It will not come. */
        MISSING,
        /** It came, and is in a volume now. */
        BOUND
    }

    /** Whether the library has it. */
    public boolean held() {
        return state == State.RECEIVED || state == State.BOUND;
    }

    /** This issue after it came. */
    public Issue received(UUID item, LocalDate on) {
        return new Issue(id, subscriptionId, sequence, label, expectedOn, State.RECEIVED, item, on, claims, claimedOn);
    }

    /** This issue in a volume. */
    public Issue boundInto(UUID volume) {
        return new Issue(
                id, subscriptionId, sequence, label, expectedOn, State.BOUND, volume, receivedOn, claims, claimedOn);
    }

    /** This issue after it was asked for. */
    public Issue claimed(LocalDate on) {
        return new Issue(id, subscriptionId, sequence, label, expectedOn, state, itemId, receivedOn, claims + 1, on);
    }

    /** This issue when it is given up. */
    public Issue givenUp() {
        return new Issue(
                id, subscriptionId, sequence, label, expectedOn, State.MISSING, itemId, receivedOn, claims, claimedOn);
    }
}
