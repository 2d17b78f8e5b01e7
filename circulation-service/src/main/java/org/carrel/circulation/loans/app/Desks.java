package org.carrel.circulation.loans.app;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.calendar.app.BranchHours;
import org.carrel.circulation.loans.Desk;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.platform.security.Caller;

/** The service points at which callers act. */
@ApplicationScoped
public class Desks {
    private final PlaceDirectory places;
    private final BranchHours hours;
    private final Replicas replicas;

    Desks(PlaceDirectory places, BranchHours hours, Replicas replicas) {
        this.places = places;
        this.hours = hours;
        this.replicas = replicas;
    }

    /** The service point, if there is one with this id; the caller must cover its branch. */
    public Optional<Desk> at(UUID servicePointId, Caller caller) {
        Optional<Place> found = places.tree().servicePoint(servicePointId);
        if (found.isEmpty()) {
            replicas.require(new Replicated.PlaceById(servicePointId));
        }
        return found.flatMap(place -> places.tree().branchOf(place.id())).map(branchId -> {
            caller.requireBranch(branchId);
            return new Desk(servicePointId, branchId, hours.of(branchId));
        });
    }

    /** The service point of something that happened before, whoever asks now. */
    public Desk of(UUID servicePointId) {
        UUID branchId = places.tree().branchOf(servicePointId).orElse(servicePointId);
        return new Desk(servicePointId, branchId, hours.of(branchId));
    }
}
