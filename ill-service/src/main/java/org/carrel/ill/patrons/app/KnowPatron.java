package org.carrel.ill.patrons.app;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import org.carrel.events.PatronChanged;
import org.carrel.ill.owners.app.Owners;
import org.carrel.ill.patrons.Patrons;

/** Makes sure that a patron who exists is known here, though the event may not have arrived yet. */
@ApplicationScoped
public class KnowPatron {

    private final Patrons patrons;
    private final PatronOwner owner;

    KnowPatron(Patrons patrons, @RestClient PatronOwner owner) {
        this.patrons = patrons;
        this.owner = owner;
    }

    /** Asks the owner once if nothing was ever heard of the patron; outside of any transaction. */
    public void ensure(UUID patronId) {
        if (!QuarkusTransaction.requiringNew().call(() -> patrons.heardOf(patronId))) {
            Optional<PatronChanged> told = Owners.ask("patron-service", () -> owner.patron(patronId));
            told.ifPresent(changed -> QuarkusTransaction.requiringNew().run(() -> patrons.take(changed)));
        }
    }
}
