package org.carrel.circulation.bookings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Standing;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.rules.BookingTerms;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Terms;
import org.carrel.events.PatronBlock;

import static org.carrel.circulation.findings.Findings.figures;

/** The decision whether an item may be booked for some days, and which one. */
public final class PlaceBooking {

    /**
     * All that the decision looks at.
     *
     * @param borrower for whom; null if no patron has the card or id
     * @param pickup where it is handed out; null if no service point has the id
     * @param known whether the title, or the item, is known at all
     * @param itemId the item, if it must be this one
     * @param copies the items of the title, or the one item
     * @param standing how many bookings of the patron stand
     * @param now the moment of booking
     */
    public record Facts(
            @Nullable Borrower borrower,
            @Nullable Place pickup,
            boolean known,
            @Nullable UUID itemId,
            List<Copy> copies,
            int standing,
            Instant now) {
        public Facts {
            copies = List.copyOf(copies);
        }
    }

    /**
     * An item that might be booked.
     *
     * @param item what it is
     * @param state where it stands
     * @param terms what the rules say for this patron and this item; null if there is no such patron
     * @param zone the zone of the branch that owns it
     * @param booked its bookings that stand
     */
    public record Copy(Item item, ItemState state, @Nullable Terms terms, ZoneId zone, List<Booking> booked) {
        public Copy {
            booked = List.copyOf(booked);
        }
    }

    /** Whether the booking is taken. */
    public sealed interface Outcome {
        List<Finding> findings();

        /** It is. */
        record Booked(Item item, BookedTime time, List<Finding> findings) implements Outcome {
            public Booked {
                findings = List.copyOf(findings);
            }
        }

        /** It is not. */
        record Refused(List<Finding> findings) implements Outcome {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /** What stands in the way of one copy, and its time if it were booked. */
    private record Verdict(Copy copy, BookedTime time, Findings findings) {
        long hindrances() {
            return findings.all().stream().filter(Finding::stands).count();
        }
    }

    private final Facts facts;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final Set<FindingCode> overrides;

    private PlaceBooking(Facts facts, LocalDate firstDay, LocalDate lastDay, Set<FindingCode> overrides) {
        this.facts = facts;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.overrides = overrides;
    }

    /**
     * Decides.
     *
     * @param firstDay the first day
     * @param lastDay the last day, itself included; not before the first
     * @param overrides findings that the caller named and may set aside
     */
    public static Outcome decide(Facts facts, LocalDate firstDay, LocalDate lastDay, Set<FindingCode> overrides) {
        return new PlaceBooking(facts, firstDay, lastDay, overrides).outcome();
    }

    private Outcome outcome() {
        Findings findings = new Findings(overrides);
        Standing.look(facts.borrower(), facts.now().atZone(zone()).toLocalDate(), PatronBlock::request, findings);
        if (facts.pickup() == null) {
            findings.add(FindingCode.PICKUP_POINT_UNKNOWN);
        }
        if (!facts.known()) {
            findings.add(facts.itemId() == null ? FindingCode.TITLE_NOT_FOUND : FindingCode.ITEM_NOT_FOUND);
        } else if (facts.copies().isEmpty()) {
            findings.add(FindingCode.NO_REQUESTABLE_ITEM, figures("copies", 0, "hint", "interlibrary-loan"));
        }
        // Of several copies the one that least stands in the way of; on equal terms the first by id, always the same.
        Optional<Verdict> best = facts.copies().stream()
                .map(this::look)
                .min(Comparator.comparingLong(Verdict::hindrances)
                        .thenComparing(verdict -> verdict.copy().item().id()));
        if (best.isEmpty()) {
            return new Outcome.Refused(findings.all());
        }
        List<Finding> all = new java.util.ArrayList<>(findings.all());
        all.addAll(best.get().findings().all());
        return all.stream().anyMatch(Finding::stands)
                ? new Outcome.Refused(all)
                : new Outcome.Booked(best.get().copy().item(), best.get().time(), all);
    }

    private ZoneId zone() {
        return facts.copies().isEmpty()
                ? java.time.ZoneOffset.UTC
                : facts.copies().getFirst().zone();
    }

    private Verdict look(Copy copy) {
        Findings findings = new Findings(overrides);
        Terms terms = copy.terms();
        BookedTime time = BookedTime.of(
                firstDay,
                lastDay,
                terms == null ? null : terms.booking().lead().orElse(null),
                terms == null ? null : terms.booking().trail().orElse(null),
                copy.zone());
        LocalDate today = facts.now().atZone(copy.zone()).toLocalDate();
        if (firstDay.isBefore(today)) {
            findings.add(FindingCode.BOOKING_IN_PAST, figures("from", firstDay.toString()));
        }
        if (terms != null) {
            theRulesBookIt(terms, copy, today, findings);
        }
        theItemIsFreeThen(copy, time, findings);
        return new Verdict(copy, time, findings);
    }

    private void theRulesBookIt(Terms terms, Copy copy, LocalDate today, Findings findings) {
        BookingTerms booking = terms.booking();
        if (!booking.bookable()) {
            findings.add(
                    FindingCode.NOT_BOOKABLE,
                    terms.ruleFor(Setting.BOOKABLE),
                    figures("itemId", copy.item().id()));
        }
        booking.ahead()
                .map(length -> dayAfter(today, length, copy.zone()))
                .filter(firstDay::isAfter)
                .ifPresent(latest -> findings.add(
                        FindingCode.BOOKING_TOO_FAR_AHEAD,
                        terms.ruleFor(Setting.BOOKING_AHEAD),
                        figures("from", firstDay.toString(), "latest", latest.toString())));
        booking.longest()
                .map(length -> dayAfter(firstDay, length, copy.zone()).minusDays(1))
                .filter(lastDay::isAfter)
                .ifPresent(latest -> findings.add(
                        FindingCode.BOOKING_TOO_LONG,
                        terms.ruleFor(Setting.BOOKING_LENGTH),
                        figures("until", lastDay.toString(), "latest", latest.toString())));
        if (facts.standing() >= booking.most().limit()) {
            findings.add(
                    FindingCode.BOOKING_LIMIT_REACHED,
                    terms.ruleFor(Setting.BOOKING_LIMIT),
                    figures(
                            "bookings",
                            facts.standing(),
                            "limit",
                            booking.most().limit()));
        }
    }

    /** The day so long after another; a length shorter than a day counts as one. */
    private static LocalDate dayAfter(
            LocalDate day, org.carrel.circulation.calendar.LendingPeriod.Length length, ZoneId zone) {
        LocalDate then = length.from(day.atStartOfDay(zone).toInstant(), zone)
                .atZone(zone)
                .toLocalDate();
        return then.isAfter(day) ? then : day.plusDays(1);
    }

    private static void theItemIsFreeThen(Copy copy, BookedTime time, Findings findings) {
        copy.booked().stream()
                .filter(booking -> booking.time().overlaps(time))
                .findFirst()
                .ifPresent(booking -> findings.add(
                        FindingCode.BOOKED_THEN,
                        figures(
                                "bookingId",
                                booking.id(),
                                "from",
                                booking.time().firstDay().toString(),
                                "until",
                                booking.time().lastDay().toString())));
        if (copy.item().withdrawn()) {
            findings.add(FindingCode.ITEM_WITHDRAWN);
        }
        switch (copy.state()) {
            case ItemState.CheckedOut out
            when out.dueAt().isAfter(time.keptFrom()) ->
                findings.add(
                        FindingCode.ON_LOAN_THEN, figures("dueAt", out.dueAt().toString()));
            case ItemState.Lost _ -> findings.add(FindingCode.ITEM_LOST);
            case ItemState.ClaimedReturned _ -> findings.add(FindingCode.ITEM_CLAIMED_RETURNED);
            case ItemState.Aside(var reason) ->
                findings.add(
                        switch (reason) {
                            case LOST_AND_PAID -> FindingCode.ITEM_LOST_AND_PAID;
                            case MISSING, LONG_MISSING -> FindingCode.ITEM_MISSING;
                            case UNAVAILABLE -> FindingCode.ITEM_UNAVAILABLE;
                            case RESTRICTED -> FindingCode.ITEM_RESTRICTED;
                            case UNKNOWN -> FindingCode.ITEM_UNKNOWN;
                        });
            case ItemState.CheckedOut _,
                    ItemState.OnShelf _,
                    ItemState.Paged _,
                    ItemState.InTransit _,
                    ItemState.AwaitingPickup _,
                    ItemState.AwaitingDelivery _,
                    ItemState.OnOrder _,
                    ItemState.InProcess _,
                    ItemState.Withdrawn _ -> {}
        }
    }
}
