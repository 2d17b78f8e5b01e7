package org.carrel.circulation.bookings.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.circulation.bookings.Booking;
import org.carrel.circulation.bookings.BookingStatus;
import org.carrel.circulation.bookings.Bookings;
import org.carrel.circulation.bookings.PlaceBooking;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.app.Overrides;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.Items;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patrons;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Caller;

/** Takes a booking, or says why not. Runs in the transaction of the command that calls it. */
@ApplicationScoped
public class TakeBooking {
    private final Bookings bookings;
    private final FactsOfBooking facts;
    private final IdSource ids;
    private final Clock clock;

    TakeBooking(Bookings bookings, FactsOfBooking facts, IdSource ids, Clock clock) {
        this.bookings = bookings;
        this.facts = facts;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is to be booked. */
    public sealed interface Target {
        /** The first item of a title that is free. */
        record Title(UUID recordId) implements Target {}

        /** This very item. */
        record One(UUID itemId) implements Target {}
    }

    /** How the patron was told. */
    public sealed interface Who {
        record ByCard(String number) implements Who {}

        record ById(UUID patronId) implements Who {}
    }

    /**
     * What is asked for.
     *
     * @param target what is to be booked
     * @param who for whom
     * @param pickupServicePointId where it is handed out
     * @param firstDay the first day
     * @param lastDay the last day, itself included
     * @param note what staff should know
     * @param overrides findings to set aside
     */
    public record Wish(
            Target target,
            Who who,
            UUID pickupServicePointId,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable String note,
            Overrides overrides) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** It is booked. */
        record Taken(Booking booking, List<Finding> findings) implements Outcome {
            public Taken {
                findings = List.copyOf(findings);
            }
        }

        /** It is not. */
        record NotTaken(List<Finding> findings) implements Outcome {
            public NotTaken {
                findings = List.copyOf(findings);
            }
        }
    }

    public Outcome take(Wish wish, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PlaceBooking.Facts read = facts.read(wish, caller, now);
        return switch (PlaceBooking.decide(
                read, wish.firstDay(), wish.lastDay(), wish.overrides().permittedTo(caller))) {
            case PlaceBooking.Outcome.Refused(var findings) -> new Outcome.NotTaken(findings);
            case PlaceBooking.Outcome.Booked(var item, var time, var findings) -> {
                Borrower borrower = java.util.Objects.requireNonNull(read.borrower());
                Booking booking = new Booking(
                        ids.next(),
                        1,
                        new Booking.Wish(
                                item.id(),
                                item.recordId(),
                                wish.target() instanceof Target.Title,
                                borrower.patron().id(),
                                wish.pickupServicePointId(),
                                wish.note()),
                        time,
                        BookingStatus.BOOKED,
                        null);
                bookings.place(
                        booking,
                        now,
                        caller.subject(),
                        findings.stream()
                                .filter(Finding::overridden)
                                .map(finding -> finding.code().name())
                                .distinct()
                                .toList());
                yield new Outcome.Taken(booking, findings);
            }
        };
    }

    /** Reads and locks the facts: patron, the items in the order of their ids. */
    @ApplicationScoped
    static class FactsOfBooking {
        private final Patrons patrons;
        private final Items items;
        private final Standings standings;
        private final Bookings bookings;
        private final RuleBook rules;
        private final PlaceDirectory places;
        private final Replicas replicas;

        FactsOfBooking(
                Patrons patrons,
                Items items,
                Standings standings,
                Bookings bookings,
                RuleBook rules,
                PlaceDirectory places,
                Replicas replicas) {
            this.patrons = patrons;
            this.items = items;
            this.standings = standings;
            this.bookings = bookings;
            this.rules = rules;
            this.places = places;
            this.replicas = replicas;
        }

        PlaceBooking.Facts read(Wish wish, Caller caller, Instant now) {
            PlaceTree tree = places.tree();
            @Nullable Borrower borrower = borrower(wish.who());
            if (tree.servicePoint(wish.pickupServicePointId()).isEmpty()) {
                replicas.require(new Replicated.PlaceById(wish.pickupServicePointId()));
            }
            tree.branchOf(wish.pickupServicePointId()).ifPresent(caller::requireBranch);
            List<Standing> locked = lock(wish.target());
            Map<UUID, Item> byId = locked.stream()
                    .map(standing -> items.find(standing.itemId()))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableMap(Item::id, Function.identity()));
            List<Booking> booked = bookings.standing(byId.keySet(), now);
            List<PlaceBooking.Copy> copies = locked.stream()
                    .filter(standing -> byId.containsKey(standing.itemId()))
                    .map(standing -> copy(
                            java.util.Objects.requireNonNull(byId.get(standing.itemId())),
                            standing,
                            borrower,
                            booked,
                            wish,
                            tree))
                    .toList();
            boolean known =
                    switch (wish.target()) {
                        case Target.One _ -> !copies.isEmpty();
                        case Target.Title(var recordId) -> items.knowsTitle(recordId);
                    };
            return new PlaceBooking.Facts(
                    borrower,
                    tree.servicePoint(wish.pickupServicePointId()).orElse(null),
                    known,
                    wish.target() instanceof Target.One(var itemId) ? itemId : null,
                    copies,
                    borrower == null
                            ? 0
                            : bookings.countStanding(borrower.patron().id()),
                    now);
        }

        private PlaceBooking.Copy copy(
                Item item,
                Standing standing,
                @Nullable Borrower borrower,
                List<Booking> booked,
                Wish wish,
                PlaceTree tree) {
            return new PlaceBooking.Copy(
                    item,
                    standing.state(),
                    borrower == null ? null : rules.terms(borrower.patron(), item, wish.pickupServicePointId()),
                    tree.zoneOf(item.shelf().branchId()),
                    booked.stream()
                            .filter(booking -> booking.wish().itemId().equals(item.id()))
                            .toList());
        }

        private List<Standing> lock(Target target) {
            return switch (target) {
                case Target.Title(var recordId) -> {
                    if (!items.knowsTitle(recordId)) {
                        replicas.require(new Replicated.TitleById(recordId));
                    }
                    yield standings.lockTitle(recordId);
                }
                case Target.One(var itemId) -> {
                    if (items.find(itemId).isEmpty()) {
                        replicas.require(new Replicated.ItemById(itemId));
                    }
                    yield standings.lock(itemId).stream().toList();
                }
            };
        }

        private @Nullable Borrower borrower(Who who) {
            Optional<Borrower> found =
                    switch (who) {
                        case Who.ByCard(var number) -> patrons.lockByCard(number);
                        case Who.ById(var id) -> patrons.lock(id);
                    };
            if (found.isEmpty()) {
                replicas.require(
                        switch (who) {
                            case Who.ByCard(var number) -> new Replicated.CardHolder(number);
                            case Who.ById(var id) -> new Replicated.PatronById(id);
                        });
            }
            return found.orElse(null);
        }
    }
}
