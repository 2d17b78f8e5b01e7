package org.carrel.circulation.checkin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.ItemState.Aside.Reason;
import org.carrel.circulation.calendar.ShelfPeriod;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.Value;
import org.carrel.events.Availability;
import org.carrel.events.ItemHandling;
import org.carrel.events.ProcessTag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.BRANCH;
import static org.carrel.circulation.loans.AtTheDesk.HOURS;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.aBook;
import static org.carrel.circulation.loans.AtTheDesk.queue;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;

class CheckInTest {
    private static final UUID LOAN = new UUID(7, 7);
    private static final UUID ELSEWHERE = new UUID(0, 900);
    private static final UUID ELSEWHERE_DESK = new UUID(0, 901);
    private static final Instant DUE = NOW.plus(Duration.ofDays(3));
    private static final CheckInFacts.Home HOME = new CheckInFacts.Home(BRANCH, PICKUP, false, true);
    private static final Instant KEPT_UNTIL = Instant.parse("2026-06-08T21:59:59Z");

    /** A scan at the home branch, whose desk is also the pickup point of the requests. */
    private static CheckInFacts atHome(ItemState state, Queue queue) {
        return facts(new CheckInFacts.Desk(PICKUP, BRANCH, HOURS), aBook(), state, queue);
    }

    private static CheckInFacts elsewhere(ItemState state, Queue queue) {
        return facts(new CheckInFacts.Desk(ELSEWHERE_DESK, ELSEWHERE, HOURS), aBook(), state, queue);
    }

    private static CheckInFacts facts(CheckInFacts.Desk desk, Item item, ItemState state, Queue queue) {
        @Nullable
        Loan loan = state instanceof ItemState.OnLoan
                ? new Loan(LOAN, 1, item.id(), ADULT.id(), PICKUP, NOW, new Loan.Course(DUE, 0, null))
                : null;
        return new CheckInFacts(desk, item, state, loan, queue, HOME, CheckInFacts.Told.nothing(NOW), NOW);
    }

    private static CheckInFacts told(CheckInFacts facts, CheckInFacts.Told told) {
        return new CheckInFacts(
                facts.desk(),
                facts.item(),
                facts.state(),
                facts.loan(),
                facts.queue(),
                facts.home(),
                told,
                facts.now());
    }

    private static CheckInFacts at(CheckInFacts facts, Instant returnedAt) {
        return told(facts, new CheckInFacts.Told(returnedAt, false, null, null));
    }

    private static List<FindingCode> objections(CheckInFacts facts, int days, boolean mayGoFurther) {
        return CheckIn.objections(facts, new Value.Count(days), "everyone", mayGoFurther).stream()
                .map(Finding::code)
                .toList();
    }

    private static CheckIn.Outcome decide(CheckInFacts facts) {
        return CheckIn.decide(facts, _ -> ShelfPeriod.parse("7 open days"));
    }

    private static List<MessageCode> messages(CheckIn.Outcome outcome) {
        return outcome.messages().stream().map(Message::code).toList();
    }

    static Stream<ItemState> allStates() {
        return Stream.concat(
                Stream.of(
                        new ItemState.OnShelf(),
                        new ItemState.CheckedOut(LOAN, DUE),
                        new ItemState.DeclaredLost(LOAN),
                        new ItemState.AgedToLost(LOAN),
                        new ItemState.ClaimedReturned(LOAN),
                        new ItemState.Paged(new UUID(5, 5)),
                        new ItemState.InTransit(PICKUP, null),
                        new ItemState.InTransit(PICKUP, new UUID(5, 5)),
                        new ItemState.AwaitingPickup(new UUID(5, 5)),
                        new ItemState.AwaitingDelivery(new UUID(5, 5)),
                        new ItemState.OnOrder(),
                        new ItemState.InProcess(),
                        new ItemState.Withdrawn()),
                Stream.of(Reason.values()).map(ItemState.Aside::new));
    }

    @ParameterizedTest
    @MethodSource("allStates")
    void whatever_its_past_an_item_at_home_goes_to_its_shelf(ItemState state) {
        CheckIn.Outcome outcome = decide(atHome(state, queue()));
        assertThat(outcome.instruction()).isEqualTo(new Instruction.ShelveHere());
        assertThat(outcome.next()).isEqualTo(new ItemState.OnShelf());
        assertThat(outcome.messages()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("allStates")
    void whatever_its_past_an_item_elsewhere_goes_home(ItemState state) {
        CheckIn.Outcome outcome = decide(elsewhere(state, queue()));
        assertThat(outcome.instruction()).isEqualTo(new Instruction.SendTo(PICKUP, null));
        assertThat(outcome.next()).isEqualTo(new ItemState.InTransit(PICKUP, null));
    }

    @ParameterizedTest
    @MethodSource("allStates")
    void whatever_its_past_an_item_that_is_waited_for_goes_to_whoever_waits(ItemState state) {
        Request waiting = requestOf(OTHER);
        CheckIn.Outcome here = decide(atHome(state, queue(waiting)));
        assertThat(here.instruction()).isEqualTo(new Instruction.KeepFor(waiting, KEPT_UNTIL));
        assertThat(here.next()).isEqualTo(new ItemState.AwaitingPickup(waiting.id()));
        CheckIn.Outcome there = decide(elsewhere(state, queue(waiting)));
        assertThat(there.instruction()).isEqualTo(new Instruction.SendTo(PICKUP, waiting));
        assertThat(there.next()).isEqualTo(new ItemState.InTransit(PICKUP, waiting.id()));
    }

    @Test
    void every_state_of_the_vocabulary_was_tried() {
        assertThat(allStates().map(ItemState::availability).distinct())
                .containsExactlyInAnyOrder(Availability.values());
    }

    static Stream<Arguments> pasts() {
        return Stream.of(
                Arguments.of(new ItemState.CheckedOut(LOAN, DUE), List.of(MessageCode.WAS_ON_LOAN)),
                Arguments.of(
                        new ItemState.CheckedOut(LOAN, NOW.minus(Duration.ofDays(2))),
                        List.of(MessageCode.WAS_ON_LOAN, MessageCode.WAS_OVERDUE)),
                Arguments.of(new ItemState.DeclaredLost(LOAN), List.of(MessageCode.WAS_LOST)),
                Arguments.of(new ItemState.AgedToLost(LOAN), List.of(MessageCode.WAS_LOST)),
                Arguments.of(new ItemState.ClaimedReturned(LOAN), List.of(MessageCode.CLAIM_RESOLVED)),
                Arguments.of(new ItemState.Aside(Reason.MISSING), List.of(MessageCode.WAS_MISSING)),
                Arguments.of(new ItemState.Aside(Reason.LONG_MISSING), List.of(MessageCode.WAS_MISSING)),
                Arguments.of(new ItemState.Aside(Reason.LOST_AND_PAID), List.of(MessageCode.WAS_LOST)),
                Arguments.of(new ItemState.OnOrder(), List.of(MessageCode.WAS_NOT_SHELF_READY)),
                Arguments.of(new ItemState.InProcess(), List.of(MessageCode.WAS_NOT_SHELF_READY)),
                Arguments.of(new ItemState.Withdrawn(), List.of(MessageCode.WITHDRAWN)),
                Arguments.of(new ItemState.Aside(Reason.UNKNOWN), List.of(MessageCode.NOT_ON_LOAN)),
                Arguments.of(
                        new ItemState.OnShelf(), List.of(MessageCode.NOT_ON_LOAN, MessageCode.IN_HOUSE_USE_COUNTED)),
                Arguments.of(new ItemState.InTransit(PICKUP, null), List.of(MessageCode.ARRIVED)),
                Arguments.of(new ItemState.InTransit(PICKUP, new UUID(5, 5)), List.of(MessageCode.REQUEST_ENDED)),
                Arguments.of(new ItemState.Paged(new UUID(5, 5)), List.of(MessageCode.REQUEST_ENDED)),
                Arguments.of(new ItemState.AwaitingDelivery(new UUID(5, 5)), List.of(MessageCode.REQUEST_ENDED)),
                Arguments.of(new ItemState.AwaitingPickup(new UUID(5, 5)), List.of(MessageCode.SHELF_TIME_OVER)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("pasts")
    void staff_are_told_of_its_past(ItemState state, List<MessageCode> expected) {
        assertThat(messages(decide(atHome(state, queue())))).isEqualTo(expected);
    }

    @Test
    void days_overdue_are_local_days() {
        CheckIn.Outcome outcome =
                decide(atHome(new ItemState.CheckedOut(LOAN, Instant.parse("2026-05-29T21:59:59Z")), queue()));
        assertThat(outcome.messages())
                .filteredOn(message -> message.code() == MessageCode.WAS_OVERDUE)
                .singleElement()
                .satisfies(message -> assertThat(message.figures()).containsEntry("days", 3L));
    }

    @Test
    void use_in_the_house_is_counted_only_at_home_without_loan_and_queue() {
        assertThat(decide(atHome(new ItemState.OnShelf(), queue())).usedInHouse())
                .isTrue();
        assertThat(decide(elsewhere(new ItemState.OnShelf(), queue())).usedInHouse())
                .isFalse();
        assertThat(decide(atHome(new ItemState.OnShelf(), queue(requestOf(OTHER))))
                        .usedInHouse())
                .isFalse();
        assertThat(decide(atHome(new ItemState.CheckedOut(LOAN, DUE), queue())).usedInHouse())
                .isFalse();
    }

    @Test
    void the_first_in_the_queue_gets_it() {
        Request first = requestOf(OTHER, NOW.minusSeconds(100));
        Request second = requestOf(ADULT, NOW.minusSeconds(50));
        assertThat(decide(atHome(new ItemState.CheckedOut(LOAN, DUE), queue(second, first)))
                        .next())
                .isEqualTo(new ItemState.AwaitingPickup(first.id()));
    }

    @Test
    void the_one_it_was_set_apart_for_goes_before_an_earlier_one() {
        Request earlier = requestOf(OTHER, NOW.minusSeconds(100));
        Request sent = requestOf(ADULT, NOW.minusSeconds(50)).sent(aBook().id());
        CheckIn.Outcome outcome = decide(atHome(new ItemState.InTransit(PICKUP, sent.id()), queue(earlier, sent)));
        assertThat(outcome.next()).isEqualTo(new ItemState.AwaitingPickup(sent.id()));
        assertThat(messages(outcome)).containsExactly(MessageCode.ARRIVED);
    }

    @Test
    void at_the_wrong_place_it_stays_in_transit_and_the_true_destination_is_told() {
        Request sent = requestOf(OTHER).sent(aBook().id());
        ItemState inTransit = new ItemState.InTransit(PICKUP, sent.id());
        CheckIn.Outcome outcome = decide(elsewhere(inTransit, queue(sent)));
        assertThat(outcome.next()).isEqualTo(inTransit);
        assertThat(outcome.instruction()).isEqualTo(new Instruction.SendTo(PICKUP, sent));
        assertThat(messages(outcome)).containsExactly(MessageCode.WRONG_PLACE);
    }

    @Test
    void on_its_way_home_it_is_told_to_go_on() {
        CheckIn.Outcome outcome = decide(elsewhere(new ItemState.InTransit(PICKUP, null), queue()));
        assertThat(outcome.next()).isEqualTo(new ItemState.InTransit(PICKUP, null));
        assertThat(messages(outcome)).containsExactly(MessageCode.WRONG_PLACE);
    }

    @Test
    void scanned_again_on_the_hold_shelf_it_is_kept_no_longer_than_before() {
        Instant until = NOW.plus(Duration.ofDays(2));
        Request kept = requestOf(OTHER).arrived(aBook().id(), NOW.minusSeconds(9), until);
        CheckIn.Outcome outcome = decide(atHome(new ItemState.AwaitingPickup(kept.id()), queue(kept)));
        assertThat(outcome.instruction()).isEqualTo(new Instruction.KeepFor(kept, until));
        assertThat(outcome.next()).isEqualTo(new ItemState.AwaitingPickup(kept.id()));
    }

    @Test
    void kept_at_one_desk_and_scanned_at_another_it_is_sent_back() {
        Request kept = requestOf(OTHER).arrived(aBook().id(), NOW, NOW.plus(Duration.ofDays(2)));
        assertThat(decide(elsewhere(new ItemState.AwaitingPickup(kept.id()), queue(kept)))
                        .next())
                .isEqualTo(new ItemState.InTransit(PICKUP, kept.id()));
    }

    @Test
    void a_withdrawn_item_goes_to_the_cataloguer_and_nobody_gets_it() {
        Request sent = requestOf(OTHER).sent(aBook().id());
        CheckIn.Outcome outcome = decide(facts(
                new CheckInFacts.Desk(PICKUP, BRANCH, HOURS),
                aBook(true, Set.of()),
                new ItemState.InTransit(PICKUP, sent.id()),
                queue(sent)));
        assertThat(outcome.instruction()).isEqualTo(new Instruction.HandToCataloguer());
        assertThat(outcome.next()).isEqualTo(new ItemState.Withdrawn());
        assertThat(outcome.putBack()).isEqualTo(sent);
        assertThat(messages(outcome)).contains(MessageCode.WITHDRAWN);
    }

    @Test
    void an_item_in_repair_goes_to_repair() {
        CheckIn.Outcome outcome = decide(facts(
                new CheckInFacts.Desk(PICKUP, BRANCH, HOURS),
                aBook(false, Set.of(ProcessTag.REPAIR)),
                new ItemState.CheckedOut(LOAN, DUE),
                queue(requestOf(OTHER))));
        assertThat(outcome.instruction()).isEqualTo(new Instruction.HandToWork());
        assertThat(outcome.next()).isEqualTo(new ItemState.Aside(Reason.UNAVAILABLE));
        assertThat(outcome.putBack()).isNull();
        assertThat(messages(outcome)).containsExactly(MessageCode.WAS_ON_LOAN, MessageCode.IN_WORK);
    }

    @Test
    void an_item_that_is_not_shelf_ready_yet_goes_back_to_those_who_make_it_so() {
        CheckIn.Outcome outcome = decide(facts(
                new CheckInFacts.Desk(PICKUP, BRANCH, HOURS),
                aBook(false, Set.of(ProcessTag.IN_PROCESS)),
                new ItemState.OnOrder(),
                queue(requestOf(OTHER))));
        assertThat(outcome.instruction()).isEqualTo(new Instruction.HandToWork());
        assertThat(outcome.next()).isEqualTo(new ItemState.InProcess());
    }

    @Test
    void without_a_way_home_it_stays_and_that_is_told() {
        CheckInFacts facts = new CheckInFacts(
                new CheckInFacts.Desk(ELSEWHERE_DESK, ELSEWHERE, HOURS),
                aBook(),
                new ItemState.OnShelf(),
                null,
                queue(),
                new CheckInFacts.Home(BRANCH, null, false, true),
                CheckInFacts.Told.nothing(NOW),
                NOW);
        CheckIn.Outcome outcome = decide(facts);
        assertThat(outcome.instruction()).isEqualTo(new Instruction.ShelveHere());
        assertThat(outcome.usedInHouse()).isFalse();
        assertThat(messages(outcome)).contains(MessageCode.NO_WAY_HOME);
    }

    @Test
    void a_floating_item_stays_where_it_was_returned() {
        CheckInFacts elsewhere = elsewhere(new ItemState.CheckedOut(LOAN, DUE), queue());
        CheckIn.Outcome outcome = decide(new CheckInFacts(
                elsewhere.desk(),
                elsewhere.item(),
                elsewhere.state(),
                elsewhere.loan(),
                elsewhere.queue(),
                new CheckInFacts.Home(BRANCH, PICKUP, true, true),
                elsewhere.told(),
                NOW));
        assertThat(outcome.instruction()).isEqualTo(new Instruction.ShelveHere());
        assertThat(outcome.next()).isEqualTo(new ItemState.OnShelf());
        assertThat(messages(outcome)).containsExactly(MessageCode.WAS_ON_LOAN, MessageCode.FLOATS_HERE);
    }

    @Test
    void where_scans_do_not_count_as_use_in_the_house_none_is_counted() {
        CheckInFacts home = atHome(new ItemState.OnShelf(), queue());
        CheckIn.Outcome outcome = decide(new CheckInFacts(
                home.desk(),
                home.item(),
                home.state(),
                null,
                home.queue(),
                new CheckInFacts.Home(BRANCH, PICKUP, false, false),
                home.told(),
                NOW));
        assertThat(outcome.usedInHouse()).isFalse();
        assertThat(messages(outcome)).containsExactly(MessageCode.NOT_ON_LOAN);
    }

    @ParameterizedTest
    @MethodSource("allStates")
    void a_damaged_item_goes_to_repair_whatever_its_past_and_whoever_waits(ItemState state) {
        Request waiting = requestOf(OTHER);
        CheckIn.Outcome outcome = decide(told(
                atHome(state, queue(waiting)), new CheckInFacts.Told(NOW, false, null, new Damage("water", null))));
        assertThat(outcome.instruction()).isEqualTo(new Instruction.HandToWork());
        assertThat(outcome.next()).isEqualTo(new ItemState.Aside(Reason.UNAVAILABLE));
        assertThat(messages(outcome)).contains(MessageCode.DAMAGED);
    }

    @Test
    void a_request_loses_the_item_that_turns_out_to_be_damaged() {
        Request sent = requestOf(OTHER).sent(aBook().id());
        CheckIn.Outcome outcome = decide(told(
                atHome(new ItemState.InTransit(PICKUP, sent.id()), queue(sent)),
                new CheckInFacts.Told(NOW, false, null, new Damage("spine", "broken"))));
        assertThat(outcome.putBack()).isEqualTo(sent);
    }

    @Test
    void a_backdated_return_is_as_late_as_its_date_says() {
        Instant due = NOW.minus(Duration.ofDays(5));
        CheckIn.Outcome outcome =
                decide(at(atHome(new ItemState.CheckedOut(LOAN, due), queue()), NOW.minus(Duration.ofDays(2))));
        assertThat(outcome.messages())
                .filteredOn(message -> message.code() == MessageCode.WAS_OVERDUE)
                .singleElement()
                .satisfies(message -> assertThat(message.figures()).containsEntry("days", 3L));
        assertThat(messages(outcome)).contains(MessageCode.BACKDATED);
        CheckIn.Outcome inTime = decide(at(atHome(new ItemState.CheckedOut(LOAN, due), queue()), due));
        assertThat(messages(inTime)).containsExactly(MessageCode.WAS_ON_LOAN, MessageCode.BACKDATED);
    }

    @Test
    void amnesty_is_told_only_where_there_is_something_to_forgive() {
        CheckInFacts.Told amnesty = new CheckInFacts.Told(NOW, true, null, null);
        ItemState late = new ItemState.CheckedOut(LOAN, NOW.minus(Duration.ofDays(2)));
        assertThat(messages(decide(told(atHome(late, queue()), amnesty))))
                .containsExactly(MessageCode.WAS_ON_LOAN, MessageCode.WAS_OVERDUE, MessageCode.OVERDUE_FORGIVEN);
        assertThat(messages(decide(told(atHome(new ItemState.CheckedOut(LOAN, DUE), queue()), amnesty))))
                .containsExactly(MessageCode.WAS_ON_LOAN);
    }

    @Test
    void a_return_is_neither_in_the_future_nor_before_its_loan() {
        CheckInFacts facts = atHome(new ItemState.CheckedOut(LOAN, DUE), queue());
        assertThat(objections(at(facts, NOW.plusSeconds(1)), 30, true)).containsExactly(FindingCode.RETURNED_IN_FUTURE);
        assertThat(objections(at(facts, NOW.minusSeconds(1)), 30, true))
                .containsExactly(FindingCode.RETURNED_BEFORE_CHECK_OUT);
        assertThat(objections(at(facts, NOW), 30, true)).isEmpty();
    }

    @Test
    void a_return_is_backdated_by_as_many_days_as_the_rules_say_unless_the_caller_is_not_bound_by_it() {
        CheckInFacts facts = atHome(new ItemState.OnShelf(), queue());
        Instant threeDaysAgo = NOW.minus(Duration.ofDays(3));
        assertThat(objections(at(facts, threeDaysAgo), 3, false)).isEmpty();
        assertThat(objections(at(facts, threeDaysAgo), 2, false)).containsExactly(FindingCode.BACKDATED_TOO_FAR);
        assertThat(objections(at(facts, threeDaysAgo), 2, true)).isEmpty();
        assertThat(objections(at(facts, NOW), 0, false)).isEmpty();
    }

    @Test
    void a_claim_must_be_resolved_in_a_way_that_fits_an_item_that_is_there() {
        CheckInFacts facts = atHome(new ItemState.ClaimedReturned(LOAN), queue());
        for (ClaimResolution resolution : ClaimResolution.values()) {
            assertThat(objections(told(facts, new CheckInFacts.Told(NOW, false, resolution, null)), 0, false))
                    .isEqualTo(resolution.withItem() ? List.of() : List.of(FindingCode.CLAIM_UNRESOLVED));
        }
        assertThat(objections(facts, 0, true)).containsExactly(FindingCode.CLAIM_UNRESOLVED);
    }

    @Test
    void what_cataloguers_want_looked_at_is_told_at_every_scan() {
        Item item = aBook();
        Item kit = new Item(
                item.id(),
                item.recordId(),
                item.label(),
                item.shelf(),
                item.materialType(),
                item.loanType(),
                Set.of(),
                false,
                new ItemHandling("Map in the pocket", 3, 1, "book, map, disc"),
                null);
        CheckIn.Outcome outcome =
                decide(facts(new CheckInFacts.Desk(PICKUP, BRANCH, HOURS), kit, new ItemState.OnShelf(), queue()));
        assertThat(outcome.messages())
                .contains(
                        new Message(MessageCode.ITEM_ALERT, Map.of("alert", "Map in the pocket")),
                        new Message(
                                MessageCode.CHECK_PIECES,
                                Map.of("pieces", 3, "missing", 1, "note", "book, map, disc")));
    }
}
