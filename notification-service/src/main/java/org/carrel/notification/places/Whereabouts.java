package org.carrel.notification.places;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.events.PlaceKind;

/**
 * What a notice says of a place.
 *
 * @param desk name of the place itself
 * @param branch name of the branch it belongs to; empty if it belongs to none
 * @param timeZone the nearest IANA time zone on the way up
 */
public record Whereabouts(
        String desk, String branch, @Nullable String timeZone) {

    /** Of a place and all those above it, from the bottom up. */
    public static Whereabouts of(List<Place> way) {
        String branch = "";
        String zone = null;
        for (var place : way) {
            if (branch.isEmpty() && place.kind() == PlaceKind.BRANCH) {
                branch = place.name();
            }
            if (zone == null) {
                zone = place.timeZone();
            }
        }
        return new Whereabouts(way.isEmpty() ? "" : way.getFirst().name(), branch, zone);
    }
}
