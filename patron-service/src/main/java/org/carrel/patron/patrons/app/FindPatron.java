package org.carrel.patron.patrons.app;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.PatronDirectory;
import org.carrel.patron.patrons.PatronId;
import org.carrel.patron.patrons.PatronSummary;
import org.carrel.patron.patrons.Patrons;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;

/**
 * Finds patrons, and tells how much of them the caller may see. Any desk of the consortium serves any patron who comes
 * with a card; but addresses, birth dates and notes are for the patron's own branches, and so is every change.
 */
@ApplicationScoped
public class FindPatron {

    private final Patrons patrons;
    private final PatronDirectory directory;
    private final Instance<Caller> caller;

    FindPatron(Patrons patrons, PatronDirectory directory, Instance<Caller> caller) {
        this.patrons = patrons;
        this.directory = directory;
        this.caller = caller;
    }

    /** How much of a patron is shown. */
    public enum Sight {
        /** Everything that is kept. */
        FULL,
        /** What a desk of another branch needs to serve them. */
        DESK,
        /** What patrons see of themselves. */
        OWN
    }

    /** A patron, and how much of them the caller may see. */
    public record Found(Patron patron, Sight sight) {}

    /** A patron whom the caller may see. */
    public Found visible(UUID id) {
        caller.get().requireSelfIfPatron(id);
        return seen(existing(id));
    }

    /** The patron with a card, current or former. */
    public Optional<Found> withCard(String cardNumber) {
        return patrons.withCard(CardNumber.normalise(cardNumber))
                .filter(patron -> {
                    UUID self = caller.get().patronId();
                    return self == null || self.equals(patron.id().value());
                })
                .map(this::seen);
    }

    /** A patron whom the caller may change. */
    public Patron changeable(UUID id) {
        requireStaff();
        Patron patron = existing(id);
        caller.get().requireBranch(patron.membership().homeBranchId());
        return patron;
    }

    /** Whether a branch's patrons are the caller's to register and edit. */
    public void requireBranch(UUID branchId) {
        requireStaff();
        caller.get().requireBranch(branchId);
    }

    /** Patrons of the caller's branches by what was typed. */
    public Page<PatronSummary> search(String typed, PageRequest page) {
        requireStaff();
        Cursor cursor = page.cursor();
        return Page.of(
                directory.search(
                        typed, caller.get().branches(), cursor == null ? null : place(cursor), page.limit() + 1),
                page,
                summary -> Cursor.of(summary.sortName(), summary.id()));
    }

    /** Everything about a patron that the caller may not see themselves but that another service asks for. */
    public Patron existing(UUID id) {
        return patrons.find(new PatronId(id))
                .orElseThrow(() -> new ProblemException(Problem.notFound("No patron has this id.")));
    }

    /** Whatever a patron's token says, patrons change nothing here. */
    private void requireStaff() {
        if (caller.get().kind() == Caller.Kind.PATRON) {
            throw new ProblemException(Problem.of(403, "staff-only", "Only staff may do this."));
        }
    }

    private Found seen(Patron patron) {
        Caller actor = caller.get();
        if (actor.kind() == Caller.Kind.PATRON) {
            return new Found(patron, Sight.OWN);
        }
        return new Found(patron, actor.branches().covers(patron.membership().homeBranchId()) ? Sight.FULL : Sight.DESK);
    }

    private static PatronDirectory.Place place(Cursor cursor) {
        try {
            return new PatronDirectory.Place(cursor.part(0), UUID.fromString(cursor.part(1)));
        } catch (IllegalArgumentException e) {
            throw Cursor.malformed();
        }
    }
}
