package org.carrel.ill.places.app;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import org.carrel.events.PlaceChanged;
import org.carrel.ill.owners.app.Owners;
import org.carrel.ill.places.Places;

/** Makes sure that a place that exists, and the places above it, are known here. */
@ApplicationScoped
public class KnowPlace {

    /** Service point, branch, library, consortium. */
    private static final int LEVELS = 4;

    private final Places places;
    private final PlaceOwner owner;

    KnowPlace(Places places, @RestClient PlaceOwner owner) {
        this.places = places;
        this.owner = owner;
    }

    /** Asks the owner once for each of these places of which nothing was ever heard; outside of any transaction. */
    public void ensure(UUID placeId) {
        Optional<UUID> next = Optional.of(placeId);
        for (int level = 0; level < LEVELS && next.isPresent(); level++) {
            UUID id = next.get();
            if (!QuarkusTransaction.requiringNew().call(() -> places.heardOf(id))) {
                Optional<PlaceChanged> told = Owners.ask("catalog-service", () -> owner.place(id));
                told.ifPresent(changed -> QuarkusTransaction.requiringNew().run(() -> places.take(changed)));
            }
            next = QuarkusTransaction.requiringNew().call(() -> places.parentOf(id));
        }
    }
}
