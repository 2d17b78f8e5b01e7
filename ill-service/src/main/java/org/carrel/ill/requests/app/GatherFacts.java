package org.carrel.ill.requests.app;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.ill.holdings.Holdings;
import org.carrel.ill.patrons.PatronStanding;
import org.carrel.ill.patrons.Patrons;
import org.carrel.ill.places.Place;
import org.carrel.ill.places.Places;
import org.carrel.ill.requests.IllRequest;
import org.carrel.ill.requests.IllRequests;
import org.carrel.ill.requests.RequestFacts;

/** Puts together what the checks of a request look at; within the caller's transaction. */
@ApplicationScoped
class GatherFacts {

    private final IllRequests requests;
    private final Patrons patrons;
    private final Holdings holdings;
    private final Places places;
    private final IllSettings settings;
    private final Clock clock;

    GatherFacts(
            IllRequests requests,
            Patrons patrons,
            Holdings holdings,
            Places places,
            IllSettings settings,
            Clock clock) {
        this.requests = requests;
        this.patrons = patrons;
        this.holdings = holdings;
        this.places = places;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * For a decision: makes other decisions about the same patron wait, so that two cannot both be the last allowed.
     */
    RequestFacts toDecide(IllRequest request) {
        return gather(request, patrons.standingForUpdate(request.patronId()).orElse(null));
    }

    /** For a look only. */
    RequestFacts toShow(IllRequest request) {
        return gather(request, patrons.standing(request.patronId()).orElse(null));
    }

    private RequestFacts gather(IllRequest request, @Nullable PatronStanding patron) {
        var place = places.find(request.pickupServicePointId());
        var zone = ZoneId.of(place.flatMap(Place::zone).orElse(settings.timeZone()));
        var wanted = request.wanted();
        return new RequestFacts(
                request.patronId(),
                patron,
                requests.unfinished(request.patronId(), request.id()),
                patron == null ? 0 : settings.limits().of(patron.group()),
                requests.duplicates(
                        request.patronId(),
                        wanted.duplicateKey(),
                        clock.instant().minus(settings.duplicateWindow()),
                        request.id()),
                holdings.recordsOwned(wanted.isbn(), wanted.key()),
                new RequestFacts.Pickup(
                        request.pickupServicePointId(),
                        place.map(Place::pickupPoint).orElse(false)),
                LocalDate.ofInstant(clock.instant(), zone));
    }
}
