package org.carrel.circulation.rules.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.DueDate;
import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.calendar.app.BranchHours;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.rules.DueDates;
import org.carrel.circulation.rules.Explanation;
import org.carrel.circulation.rules.RuleTable;
import org.carrel.circulation.rules.Situation;
import org.carrel.circulation.rules.Terms;

/** Says what the rules say for a patron, an item, a place and a time, and why. */
@ApplicationScoped
public class ExplainRules {
    private final RuleBook book;
    private final Items items;
    private final Patrons patrons;
    private final PlaceDirectory places;
    private final BranchHours branchHours;
    private final Clock clock;

    ExplainRules(
            RuleBook book, Items items, Patrons patrons, PlaceDirectory places, BranchHours branchHours, Clock clock) {
        this.book = book;
        this.items = items;
        this.patrons = patrons;
        this.places = places;
        this.branchHours = branchHours;
        this.clock = clock;
    }

    /** For whom. */
    public sealed interface Whom {
        /** A patron. */
        record Known(UUID patronId) implements Whom {}

        /** Whoever has a card. */
        record Holder(String card) implements Whom {}

        /** Anyone of a group, at home in a branch. */
        record Anyone(String group, @Nullable UUID branchId) implements Whom {}
    }

    /** What for. */
    public sealed interface What {
        record Known(UUID itemId) implements What {}

        record Labelled(String barcode) implements What {}
    }

    /**
     * Where and when.
     *
     * @param deskId the service point where the item would be lent; null stands for the branch that owns it
     * @param pickupId the service point where it would be picked up; null if that is not asked
     * @param at the moment; null stands for now
     */
    public record When(
            @Nullable UUID deskId,
            @Nullable UUID pickupId,
            @Nullable Instant at) {}

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * @param version the version in force at that moment
         * @param situation how the rules see it
         * @param settings every setting with its winner and its losers
         * @param dates what the settings come to
         */
        record Explained(int version, Situation situation, List<Explanation> settings, Dates dates) implements Outcome {
            public Explained {
                settings = List.copyOf(settings);
            }
        }

        record NoSuchPatron() implements Outcome {}

        record NoSuchItem() implements Outcome {}

        record NoSuchDesk() implements Outcome {}

        /** Nothing was in force yet. */
        record NothingInForce() implements Outcome {}
    }

    /**
     * The dates that the settings come to.
     *
     * @param at the moment that was asked for
     * @param dueAt when a loan made then is due, if nobody else waits and the membership lasts
     * @param renewedUntil until when such a loan would be renewed on its last day
     * @param keptUntil until when an item that arrives then is kept on the hold shelf; null without a pickup point
     */
    public record Dates(
            Instant at,
            Instant dueAt,
            Instant renewedUntil,
            @Nullable Instant keptUntil) {}

    /** Explains every setting. */
    public Outcome explain(Whom whom, What what, When when) {
        Optional<Item> item = find(what);
        Optional<Reader> reader = find(whom);
        PlaceTree tree = places.tree();
        if (item.isEmpty()) {
            return new Outcome.NoSuchItem();
        }
        if (reader.isEmpty()) {
            return new Outcome.NoSuchPatron();
        }
        if (unknown(tree, when.deskId()) || unknown(tree, when.pickupId())) {
            return new Outcome.NoSuchDesk();
        }
        Instant at = when.at() == null ? clock.instant() : when.at();
        return (when.at() == null ? Optional.of(book.table()) : book.tableAt(at))
                .map(table -> explained(table, reader.get(), item.get(), when, at))
                .orElseGet(Outcome.NothingInForce::new);
    }

    private Outcome explained(RuleTable table, Reader reader, Item item, When when, Instant at) {
        Situation situation = book.situation(reader.group(), reader.homeBranchId(), item, when.pickupId());
        return new Outcome.Explained(
                table.version(), situation, table.explain(situation), dates(table.terms(situation), item, when, at));
    }

    private Dates dates(Terms terms, Item item, When when, Instant at) {
        PlaceTree tree = places.tree();
        OpeningHours hours = branchHours.of(
                tree.branchOf(when.deskId() == null ? item.shelf().branchId() : when.deskId())
                        .orElse(item.shelf().branchId()));
        Instant dueAt = DueDates.after(terms, terms.loanPeriod(), at, hours);
        @Nullable UUID pickup = when.pickupId();
        return new Dates(
                at,
                dueAt,
                DueDates.after(terms, terms.renewalPeriod(), dueAt, hours),
                pickup == null
                        ? null
                        : DueDate.shelfExpiry(
                                at,
                                terms.shelfPeriod(),
                                branchHours.of(tree.branchOf(pickup).orElse(pickup))));
    }

    private static boolean unknown(PlaceTree tree, @Nullable UUID servicePointId) {
        return servicePointId != null && tree.servicePoint(servicePointId).isEmpty();
    }

    private record Reader(String group, @Nullable UUID homeBranchId) {
        static Reader of(Patron patron) {
            return new Reader(patron.group(), patron.homeBranchId());
        }
    }

    private Optional<Reader> find(Whom whom) {
        return switch (whom) {
            case Whom.Known(var patronId) -> patrons.find(patronId).map(Reader::of);
            case Whom.Holder(var card) ->
                patrons.findByCard(card).map(Borrower::patron).map(Reader::of);
            case Whom.Anyone(var group, var branchId) -> Optional.of(new Reader(group, branchId));
        };
    }

    private Optional<Item> find(What what) {
        return switch (what) {
            case What.Known(var itemId) -> items.find(itemId);
            case What.Labelled(var barcode) -> items.findByBarcode(barcode);
        };
    }
}
