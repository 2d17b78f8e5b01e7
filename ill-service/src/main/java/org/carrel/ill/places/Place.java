package org.carrel.ill.places;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A place named for picking up.
 *
 * @param pickupPoint whether things can be picked up there
 * @param timeZone the IANA time zone of the nearest place above it that has one
 */
public record Place(boolean pickupPoint, @Nullable String timeZone) {

    /** The time zone, if there is one. */
    public Optional<String> zone() {
        return Optional.ofNullable(timeZone);
    }
}
