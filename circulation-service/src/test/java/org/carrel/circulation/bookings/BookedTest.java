package org.carrel.circulation.bookings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.bookings.PlaceBooking.Copy;
import org.carrel.circulation.bookings.PlaceBooking.Outcome;
import org.carrel.circulation.calendar.LendingPeriod;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Terms;
import org.carrel.events.PlaceKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.BRANCH;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.RECORD;
import static org.carrel.circulation.loans.AtTheDesk.TODAY;
import static org.carrel.circulation.loans.AtTheDesk.item;
import static org.carrel.circulation.loans.AtTheDesk.showing;

class BookedTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    private static final Place DESK = new Place(PICKUP, PlaceKind.SERVICE_POINT, "MAIN-1", "Desk", BRANCH, null, true);

    private Terms terms = Rulings.terms("bookable: yes", "bookingLead: 1 day", "bookingTrail: 1 day");
    private int standing;

    private static BookedTime time(int from, int until) {
        return BookedTime.of(
                TODAY.plusDays(from),
                TODAY.plusDays(until),
                new LendingPeriod.Days(1),
                new LendingPeriod.Days(1),
                ZONE);
    }

    private static Booking booking(long item, UUID patron, int from, int until) {
        return new Booking(
                new UUID(9, from),
                1,
                new Booking.Wish(new UUID(0, item), RECORD, false, patron, PICKUP, null),
                time(from, until),
                BookingStatus.BOOKED,
                null);
    }

    private Copy copy(long number, ItemState state, Booking... booked) {
        return new Copy(item(number, BRANCH, false, Set.of()), state, terms, ZONE, List.of(booked));
    }

    private Outcome place(List<Copy> copies, int from, int until, FindingCode... overrides) {
        return PlaceBooking.decide(
                new PlaceBooking.Facts(showing(ADULT), DESK, true, null, copies, standing, NOW),
                TODAY.plusDays(from),
                TODAY.plusDays(until),
                Set.copyOf(Arrays.asList(overrides)));
    }

    private static List<FindingCode> codes(Outcome outcome) {
        return outcome.findings().stream().map(Finding::code).toList();
    }

    @Test
    void a_booking_keeps_its_item_back_a_day_before_and_after() {
        BookedTime time = time(3, 4);
        assertThat(time.startsAt())
                .isEqualTo(TODAY.plusDays(3).atStartOfDay(ZONE).toInstant());
        assertThat(time.endsAt()).isEqualTo(TODAY.plusDays(5).atStartOfDay(ZONE).toInstant());
        assertThat(time.keptFrom())
                .isEqualTo(TODAY.plusDays(2).atStartOfDay(ZONE).toInstant());
        assertThat(time.keptUntil())
                .isEqualTo(TODAY.plusDays(6).atStartOfDay(ZONE).toInstant());
    }

    @Test
    void days_are_days_when_the_clocks_change() {
        LocalDate sunday = LocalDate.of(2026, 10, 25);
        BookedTime time = BookedTime.of(sunday, sunday, null, null, ZONE);
        assertThat(java.time.Duration.between(time.startsAt(), time.endsAt()))
                .isEqualTo(java.time.Duration.ofHours(25));
    }

    @Test
    void what_is_free_is_booked() {
        assertThat(place(List.of(copy(1, new ItemState.OnShelf())), 3, 4))
                .isEqualTo(new Outcome.Booked(item(1, BRANCH, false, Set.of()), time(3, 4), List.of()));
    }

    @Test
    void what_is_booked_is_not_booked_again_and_neither_are_the_days_around_it() {
        Copy booked = copy(1, new ItemState.OnShelf(), booking(1, OTHER.id(), 10, 12));
        assertThat(codes(place(List.of(booked), 12, 12))).containsExactly(FindingCode.BOOKED_THEN);
        assertThat(codes(place(List.of(booked), 14, 14))).containsExactly(FindingCode.BOOKED_THEN);
        assertThat(place(List.of(booked), 15, 15)).isInstanceOf(Outcome.Booked.class);
        assertThat(place(List.of(booked), 5, 7)).isInstanceOf(Outcome.Booked.class);
        assertThat(codes(place(List.of(booked), 5, 8))).containsExactly(FindingCode.BOOKED_THEN);
    }

    @Test
    void of_a_title_the_item_that_is_free_is_booked() {
        Copy booked = copy(1, new ItemState.OnShelf(), booking(1, OTHER.id(), 10, 12));
        Copy free = copy(2, new ItemState.OnShelf());
        assertThat(place(List.of(booked, free), 10, 12))
                .isInstanceOfSatisfying(
                        Outcome.Booked.class,
                        outcome -> assertThat(outcome.item().id()).isEqualTo(new UUID(0, 2)));
    }

    @Test
    void what_is_on_loan_is_booked_for_after_its_return() {
        Instant due = TODAY.plusDays(5).atStartOfDay(ZONE).toInstant().minusSeconds(1);
        Copy lent = copy(1, new ItemState.CheckedOut(new UUID(7, 7), due));
        assertThat(codes(place(List.of(lent), 5, 5))).containsExactly(FindingCode.ON_LOAN_THEN);
        assertThat(place(List.of(lent), 6, 6)).isInstanceOf(Outcome.Booked.class);
        assertThat(place(List.of(lent), 5, 5, FindingCode.ON_LOAN_THEN)).isInstanceOf(Outcome.Booked.class);
    }

    @Test
    void the_rules_say_what_is_booked_how_far_ahead_and_for_how_long() {
        terms = Rulings.terms("bookable: no");
        assertThat(codes(place(List.of(copy(1, new ItemState.OnShelf())), 3, 4)))
                .containsExactly(FindingCode.NOT_BOOKABLE);
        terms = Rulings.terms("bookable: yes", "bookingAhead: 10 days", "bookingLength: 2 days", "bookingLimit: 2");
        assertThat(place(List.of(copy(1, new ItemState.OnShelf())), 10, 11)).isInstanceOf(Outcome.Booked.class);
        assertThat(codes(place(List.of(copy(1, new ItemState.OnShelf())), 11, 13)))
                .containsExactly(FindingCode.BOOKING_TOO_FAR_AHEAD, FindingCode.BOOKING_TOO_LONG);
        standing = 2;
        assertThat(codes(place(List.of(copy(1, new ItemState.OnShelf())), 3, 4)))
                .containsExactly(FindingCode.BOOKING_LIMIT_REACHED);
    }

    @Test
    void nothing_is_booked_for_yesterday() {
        assertThat(codes(place(List.of(copy(1, new ItemState.OnShelf())), -1, 1)))
                .containsExactly(FindingCode.BOOKING_IN_PAST);
    }

    @Test
    void who_has_booked_it_borrows_it_and_nobody_else_does() {
        BookedItem booked = new BookedItem(List.of(booking(1, ADULT.id(), 0, 1)));
        Findings own = new Findings(Set.of());
        booked.look(ADULT.id(), NOW, own);
        assertThat(own.all()).isEmpty();
        assertThat(booked.filledBy(ADULT.id(), NOW)).isPresent();
        Findings others = new Findings(Set.of());
        booked.look(OTHER.id(), NOW, others);
        assertThat(others.has(FindingCode.ITEM_BOOKED)).isTrue();
        assertThat(booked.filledBy(OTHER.id(), NOW)).isEmpty();
    }

    @Test
    void a_loan_before_a_booking_ends_when_the_item_is_kept_back() {
        BookedItem booked = new BookedItem(List.of(booking(1, OTHER.id(), 20, 21), booking(1, OTHER.id(), 10, 11)));
        Findings findings = new Findings(Set.of());
        Instant due = TODAY.plusDays(28).atStartOfDay(ZONE).toInstant();
        assertThat(booked.shorten(due, ADULT.id(), NOW, findings))
                .isEqualTo(TODAY.plusDays(9).atStartOfDay(ZONE).toInstant().minusSeconds(1));
        assertThat(findings.has(FindingCode.DUE_DATE_SHORTENED)).isTrue();
        assertThat(booked.shorten(due, OTHER.id(), NOW, new Findings(Set.of()))).isEqualTo(due);
        Instant early = TODAY.plusDays(3).atStartOfDay(ZONE).toInstant();
        assertThat(booked.shorten(early, ADULT.id(), NOW, new Findings(Set.of())))
                .isEqualTo(early);
    }

    /** However many want however many items: what is taken never overlaps, and a refusal always has a reason. */
    @ParameterizedTest
    @ValueSource(longs = {1, 8, 20261125})
    void no_two_bookings_of_an_item_overlap(long seed) {
        Random random = new Random(seed);
        List<Booking> all = new ArrayList<>();
        for (int round = 0; round < 400; round++) {
            int from = random.nextInt(200);
            int until = from + random.nextInt(6);
            List<Copy> copies = new ArrayList<>();
            for (long number = 1; number <= 3; number++) {
                UUID id = new UUID(0, number);
                copies.add(copy(
                        number,
                        new ItemState.OnShelf(),
                        all.stream()
                                .filter(booking -> booking.wish().itemId().equals(id))
                                .toArray(Booking[]::new)));
            }
            switch (place(copies, from, until)) {
                case Outcome.Booked booked ->
                    all.add(booking(booked.item().id().getLeastSignificantBits(), ADULT.id(), from, until));
                case Outcome.Refused(var findings) ->
                    assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.BOOKED_THEN);
            }
        }
        assertThat(all).hasSizeGreaterThan(50);
        for (int i = 0; i < all.size(); i++) {
            for (Booking other : all.subList(i + 1, all.size())) {
                Booking one = all.get(i);
                assertThat(one.wish().itemId().equals(other.wish().itemId())
                                && one.time().overlaps(other.time()))
                        .as("seed %d: %s and %s", seed, one, other)
                        .isFalse();
            }
        }
    }
}
