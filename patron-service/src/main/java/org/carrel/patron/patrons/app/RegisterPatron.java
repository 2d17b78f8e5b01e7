package org.carrel.patron.patrons.app;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.groups.PatronGroups;
import org.carrel.patron.patrons.PatronId;
import org.carrel.patron.patrons.Patrons;
import org.carrel.patron.patrons.Registration;
import org.carrel.patron.places.app.KnownBranches;
import org.carrel.platform.id.IdSource;

/** Registers a person as a patron. */
@ApplicationScoped
public class RegisterPatron {

    private final Patrons patrons;
    private final PatronGroups groups;
    private final KnownBranches branches;
    private final CardDesk cards;
    private final PatronChanges changes;
    private final IdSource ids;
    private final Today today;

    RegisterPatron(
            Patrons patrons,
            PatronGroups groups,
            KnownBranches branches,
            CardDesk cards,
            PatronChanges changes,
            IdSource ids,
            Today today) {
        this.patrons = patrons;
        this.groups = groups;
        this.branches = branches;
        this.cards = cards;
        this.changes = changes;
        this.ids = ids;
        this.today = today;
    }

    /**
     * Registers the person, within the caller's transaction.
     *
     * @param cardNumber what is on the card at hand, or null to make a number
     */
    public Registration.Outcome register(Registration.Application application, @Nullable String cardNumber) {
        var facts = new Registration.Facts(
                groups.find(application.group()).orElse(null),
                branches.find(application.homeBranchId()).isPresent(),
                cards.offer(cardNumber),
                application.acceptDuplicate() ? List.of() : patrons.resembling(application.person()));
        Registration.Outcome outcome =
                Registration.decide(facts, application, new PatronId(ids.next()), today.now(), today.date());
        return switch (outcome) {
            case Registration.Outcome.Registered(var patron) ->
                new Registration.Outcome.Registered(changes.added(patron));
            case Registration.Outcome.Refused refused -> refused;
        };
    }
}
