package org.carrel.circulation.loans;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.ItemState.Aside.Reason;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.findings.Severity;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.requests.Queue;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Terms;
import org.carrel.events.Card;
import org.carrel.events.PatronBlock;
import org.carrel.events.ProcessTag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.BRANCH;
import static org.carrel.circulation.loans.AtTheDesk.DESK;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.aBook;
import static org.carrel.circulation.loans.AtTheDesk.copy;
import static org.carrel.circulation.loans.AtTheDesk.item;
import static org.carrel.circulation.loans.AtTheDesk.queue;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;
import static org.carrel.circulation.loans.AtTheDesk.showing;

class CheckOutTest {
    private static final UUID LOAN = new UUID(7, 7);
    private static final Instant LATER = NOW.plus(Duration.ofDays(7));

    private static Verdict decide(CheckOutFacts facts, FindingCode... overrides) {
        return CheckOut.decide(
                facts, new CheckOut.Ask(NOW, Set.copyOf(Arrays.asList(overrides)), Severities.USUAL, null));
    }

    private static List<FindingCode> codes(Verdict verdict) {
        return verdict.findings().stream().map(Finding::code).toList();
    }

    private static CheckOutFacts facts(@Nullable Borrower borrower, CheckOutFacts.@Nullable Copy copy) {
        return new CheckOutFacts(DESK, borrower, Holdings.NONE, AtTheDesk.PLACES, copy);
    }

    private static CheckOutFacts facts(CheckOutFacts.Copy copy) {
        return facts(showing(ADULT), copy);
    }

    private static CheckOutFacts holding(int loans, int ofMaterial, Terms terms) {
        List<Holdings.OnLoan> held = new ArrayList<>();
        for (int i = 0; i < loans; i++) {
            held.add(AtTheDesk.onLoan(i < ofMaterial ? "book" : "dvd", "normal", false));
        }
        return new CheckOutFacts(
                DESK, showing(ADULT), new Holdings(held, 0, 0), AtTheDesk.PLACES, copy(new ItemState.OnShelf(), terms));
    }

    @Test
    void a_book_on_its_shelf_goes_to_a_patron_in_good_standing() {
        Verdict verdict = decide(facts(copy(new ItemState.OnShelf())));
        assertThat(verdict)
                .isEqualTo(new Verdict.Granted(
                        new ItemState.OnShelf(),
                        Instant.parse("2026-06-29T21:59:59Z"),
                        false,
                        Rulings.terms(),
                        null,
                        null,
                        List.of()));
    }

    @Test
    void everything_that_stands_in_the_way_is_told_at_once() {
        Patron inTrouble = new Patron(
                ADULT.id(),
                false,
                "adult",
                DESK.branchId(),
                LocalDate.of(2026, 5, 31),
                List.of(
                        new PatronBlock(new UUID(1, 1), "conduct", true, false, false, null),
                        new PatronBlock(new UUID(1, 2), "debt", true, false, false, LocalDate.of(2026, 7, 1))));
        CheckOutFacts facts = new CheckOutFacts(
                null,
                new Borrower(inTrouble, new Card("1", Card.State.LOST)),
                AtTheDesk.holding(30),
                AtTheDesk.PLACES,
                new CheckOutFacts.Copy(
                        aBook(true, Set.of(ProcessTag.REPAIR)),
                        new ItemState.InTransit(new UUID(9, 9), null),
                        null,
                        queue(requestOf(OTHER)),
                        null,
                        CheckOutFacts.Demand.NONE,
                        Rulings.terms("loanable: no", "materialLimit: 5")));
        assertThat(codes(decide(facts)))
                .contains(
                        FindingCode.SERVICE_POINT_UNKNOWN,
                        FindingCode.CARD_LOST,
                        FindingCode.PATRON_INACTIVE,
                        FindingCode.PATRON_EXPIRED,
                        FindingCode.PATRON_BLOCKED,
                        FindingCode.ITEM_IN_TRANSIT,
                        FindingCode.ITEM_WITHDRAWN,
                        FindingCode.ITEM_IN_WORK,
                        FindingCode.REQUESTED_BY_ANOTHER);
        assertThat(codes(decide(
                        new CheckOutFacts(DESK, facts.borrower(), facts.holdings(), AtTheDesk.PLACES, facts.copy()))))
                .contains(FindingCode.NOT_LOANABLE, FindingCode.LOAN_LIMIT_REACHED, FindingCode.MATERIAL_LIMIT_REACHED)
                .filteredOn(FindingCode.PATRON_BLOCKED::equals)
                .hasSize(2);
    }

    @Test
    void nothing_is_known_of_desk_patron_and_item() {
        assertThat(codes(decide(new CheckOutFacts(null, null, Holdings.NONE, AtTheDesk.PLACES, null))))
                .containsExactly(
                        FindingCode.SERVICE_POINT_UNKNOWN, FindingCode.PATRON_NOT_FOUND, FindingCode.ITEM_NOT_FOUND);
    }

    @Test
    void an_item_is_looked_at_even_without_a_patron() {
        assertThat(codes(decide(facts(
                        null,
                        new CheckOutFacts.Copy(
                                aBook(),
                                new ItemState.Aside(Reason.MISSING),
                                null,
                                queue(),
                                null,
                                CheckOutFacts.Demand.NONE,
                                null)))))
                .containsExactly(FindingCode.PATRON_NOT_FOUND, FindingCode.ITEM_MISSING);
    }

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(new ItemState.OnShelf(), null),
                Arguments.of(new ItemState.CheckedOut(LOAN, LATER), FindingCode.ON_LOAN_TO_ANOTHER),
                Arguments.of(new ItemState.DeclaredLost(LOAN), FindingCode.ITEM_LOST),
                Arguments.of(new ItemState.AgedToLost(LOAN), FindingCode.ITEM_LOST),
                Arguments.of(new ItemState.ClaimedReturned(LOAN), FindingCode.ITEM_CLAIMED_RETURNED),
                Arguments.of(new ItemState.InTransit(new UUID(1, 1), null), FindingCode.ITEM_IN_TRANSIT),
                Arguments.of(new ItemState.OnOrder(), FindingCode.ITEM_ON_ORDER),
                Arguments.of(new ItemState.InProcess(), FindingCode.ITEM_IN_PROCESS),
                Arguments.of(new ItemState.Aside(Reason.LOST_AND_PAID), FindingCode.ITEM_LOST_AND_PAID),
                Arguments.of(new ItemState.Aside(Reason.MISSING), FindingCode.ITEM_MISSING),
                Arguments.of(new ItemState.Aside(Reason.LONG_MISSING), FindingCode.ITEM_MISSING),
                Arguments.of(new ItemState.Aside(Reason.UNAVAILABLE), FindingCode.ITEM_UNAVAILABLE),
                Arguments.of(new ItemState.Aside(Reason.RESTRICTED), FindingCode.ITEM_RESTRICTED),
                Arguments.of(new ItemState.Aside(Reason.UNKNOWN), FindingCode.ITEM_UNKNOWN),
                Arguments.of(new ItemState.Withdrawn(), FindingCode.ITEM_WITHDRAWN),
                // The request for which it was set apart has ended meanwhile: it may go.
                Arguments.of(new ItemState.Paged(new UUID(5, 5)), null),
                Arguments.of(new ItemState.AwaitingPickup(new UUID(5, 5)), null),
                Arguments.of(new ItemState.AwaitingDelivery(new UUID(5, 5)), null));
    }

    private static ItemState stateOf(Arguments arguments) {
        return (ItemState) Objects.requireNonNull(arguments.get()[0]);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("states")
    void each_state_of_the_item_has_its_finding(ItemState state, @Nullable FindingCode expected) {
        assertThat(codes(decide(facts(copy(state, OTHER)))))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("states")
    void an_override_of_the_state_leads_to_a_loan_exactly_if_no_loan_is_open(
            ItemState state, @Nullable FindingCode code) {
        Verdict verdict =
                decide(facts(copy(state, OTHER)), code == null ? new FindingCode[0] : new FindingCode[] {code});
        assertThat(verdict instanceof Verdict.Granted).isEqualTo(state instanceof ItemState.Lendable);
    }

    @Test
    void every_state_of_the_vocabulary_was_tried() {
        assertThat(states().map(arguments -> stateOf(arguments).availability()).distinct())
                .containsExactlyInAnyOrder(org.carrel.events.Availability.values());
    }

    @Test
    void a_book_that_the_patron_has_is_renewed_not_lent() {
        assertThat(codes(decide(facts(copy(new ItemState.CheckedOut(LOAN, LATER), ADULT)))))
                .containsExactly(FindingCode.ON_LOAN_TO_PATRON);
    }

    @Test
    void membership_counts_until_the_end_of_its_last_day() {
        Patron lastDay = AtTheDesk.until(LocalDate.of(2026, 6, 1));
        Patron dayAfter = AtTheDesk.until(LocalDate.of(2026, 5, 31));
        assertThat(decide(facts(showing(lastDay), copy(new ItemState.OnShelf()))))
                .isInstanceOf(Verdict.Granted.class);
        assertThat(codes(decide(facts(showing(dayAfter), copy(new ItemState.OnShelf())))))
                .containsExactly(FindingCode.PATRON_EXPIRED);
    }

    @Test
    void a_block_counts_until_its_last_day_and_only_if_it_stops_check_outs() {
        assertThat(codes(decide(facts(
                        showing(AtTheDesk.blocked(true, LocalDate.of(2026, 6, 1))), copy(new ItemState.OnShelf())))))
                .containsExactly(FindingCode.PATRON_BLOCKED);
        assertThat(codes(decide(facts(
                        showing(AtTheDesk.blocked(true, LocalDate.of(2026, 5, 31))), copy(new ItemState.OnShelf())))))
                .isEmpty();
        assertThat(codes(decide(facts(showing(AtTheDesk.blocked(false, null)), copy(new ItemState.OnShelf())))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Card.State.class,
            names = {"LOST", "REPLACED"})
    void a_card_that_is_not_current_is_told(Card.State state) {
        assertThat(codes(decide(facts(new Borrower(ADULT, new Card("1", state)), copy(new ItemState.OnShelf())))))
                .containsExactly(state == Card.State.LOST ? FindingCode.CARD_LOST : FindingCode.CARD_REPLACED);
    }

    @Test
    void the_limit_is_reached_at_the_limit_and_not_before() {
        Terms three = Rulings.terms("loanLimit: 3");
        assertThat(decide(holding(2, 0, three))).isInstanceOf(Verdict.Granted.class);
        Finding finding = decide(holding(3, 0, three)).findings().getFirst();
        assertThat(finding.code()).isEqualTo(FindingCode.LOAN_LIMIT_REACHED);
        assertThat(finding.figures()).isEqualTo(Map.of("loans", 3, "limit", 3));
        assertThat(finding.rule()).isEqualTo("group");
        assertThat(finding.overridableBy()).isEqualTo("circulation.override.loan-limit-reached");
    }

    @Test
    void the_limit_of_a_material_type_counts_that_type_alone() {
        Terms two = Rulings.terms("materialLimit: 2");
        assertThat(decide(holding(20, 1, two))).isInstanceOf(Verdict.Granted.class);
        assertThat(codes(decide(holding(2, 2, two)))).containsExactly(FindingCode.MATERIAL_LIMIT_REACHED);
    }

    @Test
    void what_the_rules_do_not_lend_is_refused_with_the_rule() {
        Finding finding = decide(facts(copy(new ItemState.OnShelf(), Rulings.terms("loanable: no"))))
                .findings()
                .getFirst();
        assertThat(finding.code()).isEqualTo(FindingCode.NOT_LOANABLE);
        assertThat(finding.rule()).isEqualTo("special");
    }

    @Test
    void a_book_kept_for_another_stays_with_the_other() {
        Request kept = requestOf(OTHER).arrived(aBook().id(), NOW, LATER);
        assertThat(codes(decide(facts(copy(new ItemState.AwaitingPickup(kept.id()), queue(kept))))))
                .containsExactly(FindingCode.ON_HOLD_SHELF_FOR_ANOTHER);
        Request paged = requestOf(OTHER).paged(aBook(), NOW);
        assertThat(codes(decide(facts(copy(new ItemState.Paged(paged.id()), queue(paged))))))
                .containsExactly(FindingCode.PAGED_FOR_ANOTHER);
        Request sent = requestOf(OTHER).sent(aBook().id());
        assertThat(codes(decide(facts(copy(new ItemState.InTransit(new UUID(4, 4), sent.id()), queue(sent))))))
                .containsExactly(FindingCode.ITEM_IN_TRANSIT, FindingCode.REQUESTED_BY_ANOTHER);
    }

    @Test
    void a_book_kept_for_the_patron_fills_the_request() {
        Request kept = requestOf(ADULT).arrived(aBook().id(), NOW, LATER);
        Verdict verdict = decide(facts(copy(new ItemState.AwaitingPickup(kept.id()), queue(kept))));
        assertThat(((Verdict.Granted) verdict).fills()).isEqualTo(kept);
    }

    @Test
    void a_book_kept_for_the_patron_is_theirs_even_when_others_wait() {
        Request kept = requestOf(ADULT).arrived(aBook().id(), NOW, LATER);
        Verdict verdict = decide(facts(copy(new ItemState.AwaitingPickup(kept.id()), queue(requestOf(OTHER), kept))));
        assertThat(verdict).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void an_override_lends_the_book_kept_for_another_and_puts_that_request_back() {
        Request kept = requestOf(OTHER).arrived(aBook().id(), NOW, LATER);
        Verdict.Granted granted = (Verdict.Granted) decide(
                facts(copy(new ItemState.AwaitingPickup(kept.id()), queue(kept))),
                FindingCode.ON_HOLD_SHELF_FOR_ANOTHER);
        assertThat(granted.putBack()).isEqualTo(kept);
        assertThat(granted.fills()).isNull();
        assertThat(granted.overridden()).containsExactly("ON_HOLD_SHELF_FOR_ANOTHER");
    }

    @Test
    void the_first_in_the_queue_may_take_the_book_and_the_second_may_not() {
        Request first = requestOf(OTHER, NOW.minusSeconds(20));
        Request second = requestOf(ADULT, NOW.minusSeconds(10));
        assertThat(codes(decide(facts(copy(new ItemState.OnShelf(), queue(second, first))))))
                .containsExactly(FindingCode.REQUESTED_BY_ANOTHER);
        Request earlier = requestOf(ADULT, NOW.minusSeconds(30));
        Verdict verdict = decide(facts(copy(new ItemState.OnShelf(), queue(earlier, first))));
        assertThat(((Verdict.Granted) verdict).fills()).isEqualTo(earlier);
    }

    @Test
    void who_has_another_copy_set_apart_may_swap_although_others_wait() {
        Request elsewhere = requestOf(ADULT, NOW.minusSeconds(30)).paged(item(999, BRANCH, false, Set.of()), NOW);
        Verdict verdict = decide(facts(new CheckOutFacts.Copy(
                aBook(),
                new ItemState.OnShelf(),
                null,
                queue(requestOf(OTHER)),
                elsewhere,
                CheckOutFacts.Demand.NONE,
                Rulings.terms())));
        assertThat(((Verdict.Granted) verdict).fills()).isEqualTo(elsewhere);
    }

    @Test
    void how_many_wait_before_the_patron_is_told() {
        Finding finding = decide(facts(copy(
                        new ItemState.OnShelf(),
                        queue(requestOf(OTHER, NOW.minusSeconds(9)), requestOf(OTHER, NOW.minusSeconds(8))))))
                .findings()
                .getFirst();
        assertThat(finding.figures()).containsEntry("waiting", 2);
    }

    @Test
    void a_due_date_that_lies_behind_is_refused() {
        assertThat(codes(decide(facts(copy(new ItemState.OnShelf(), Rulings.terms("loanPeriod: until 2026-05-31"))))))
                .containsExactly(FindingCode.DUE_DATE_IN_PAST);
    }

    @Test
    void a_due_date_set_by_staff_counts_and_is_told() {
        Instant friday = Instant.parse("2026-06-05T21:59:59Z");
        Verdict verdict = CheckOut.decide(
                facts(copy(new ItemState.OnShelf())), new CheckOut.Ask(NOW, Set.of(), Severities.USUAL, friday));
        assertThat(((Verdict.Granted) verdict).dueAt()).isEqualTo(friday);
        assertThat(codes(verdict)).containsExactly(FindingCode.DUE_DATE_SET_BY_STAFF);
        assertThat(codes(CheckOut.decide(
                        facts(copy(new ItemState.OnShelf())),
                        new CheckOut.Ask(NOW, Set.of(), Severities.USUAL, NOW.minusSeconds(1)))))
                .contains(FindingCode.DUE_DATE_IN_PAST);
    }

    @Test
    void a_loan_ends_with_membership_if_the_rules_say_so() {
        CheckOutFacts facts = facts(
                showing(AtTheDesk.until(LocalDate.of(2026, 6, 10))),
                copy(new ItemState.OnShelf(), Rulings.terms("endsWithMembership: yes")));
        Verdict verdict = decide(facts);
        assertThat(((Verdict.Granted) verdict).dueAt()).isEqualTo(Instant.parse("2026-06-10T21:59:59Z"));
        assertThat(codes(verdict)).containsExactly(FindingCode.DUE_DATE_SHORTENED);
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void no_override_sets_aside_a_code_that_cannot_be(FindingCode code) {
        var findings = new org.carrel.circulation.findings.Findings(Set.of(code));
        findings.add(code);
        boolean mayBeSetAside = code.severity() == Severity.OVERRIDE || code.severity() == Severity.CONFIRM;
        assertThat(findings.all().getFirst().overridden()).isEqualTo(mayBeSetAside);
        assertThat(findings.stand()).isEqualTo(code.severity() == Severity.REFUSE);
    }

    /**
     * Whatever comes together, an override silences exactly what it names, and a loan is made only if nothing stands.
     */
    @ParameterizedTest
    @ValueSource(longs = {11, 22, 33, 44, 2026})
    void overrides_silence_what_they_name_and_nothing_else(long seed) {
        Random random = new Random(seed);
        List<ItemState> states = states().map(CheckOutTest::stateOf).toList();
        List<FindingCode> all = List.of(FindingCode.values());
        for (int i = 0; i < 1_000; i++) {
            CheckOutFacts facts = randomFacts(random, states);
            Set<FindingCode> overrides = EnumSet.noneOf(FindingCode.class);
            for (int n = random.nextInt(12); n > 0; n--) {
                overrides.add(all.get(random.nextInt(all.size())));
            }
            Verdict without = CheckOut.decide(facts, new CheckOut.Ask(NOW, Set.of(), Severities.USUAL, null));
            Verdict with = CheckOut.decide(facts, new CheckOut.Ask(NOW, overrides, Severities.USUAL, null));
            String told = "seed " + seed + " step " + i + " " + facts + " " + overrides;

            assertThat(codes(with)).as(told).isEqualTo(codes(without));
            for (Finding finding : with.findings()) {
                boolean mayBeSetAside =
                        finding.severity() == Severity.OVERRIDE || finding.severity() == Severity.CONFIRM;
                assertThat(finding.overridden())
                        .as(told)
                        .isEqualTo(mayBeSetAside && overrides.contains(finding.code()));
            }
            boolean granted = with instanceof Verdict.Granted;
            assertThat(granted).as(told).isEqualTo(with.findings().stream().noneMatch(Finding::stands));
            if (with instanceof Verdict.Granted lent) {
                assertThat(lent.dueAt()).as(told).isAfter(NOW);
                assertThat(lent.from())
                        .as(told)
                        .isEqualTo(facts.copy() == null ? null : facts.copy().state());
            }
        }
    }

    private static CheckOutFacts randomFacts(Random random, List<ItemState> states) {
        Patron patron = new Patron(
                ADULT.id(),
                random.nextInt(10) > 0,
                "adult",
                DESK.branchId(),
                random.nextBoolean() ? null : LocalDate.of(2026, 5, 25).plusDays(random.nextInt(60)),
                random.nextInt(3) > 0
                        ? List.of()
                        : List.of(new PatronBlock(new UUID(3, 3), "conduct", random.nextBoolean(), true, true, null)));
        Card.State[] cards = Card.State.values();
        Borrower borrower = random.nextInt(20) == 0
                ? null
                : new Borrower(patron, new Card("1", cards[random.nextInt(cards.length)]));
        List<Request> open = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            open.add(requestOf(random.nextBoolean() ? OTHER : ADULT, NOW.minusSeconds(random.nextInt(1_000))));
        }
        Queue queue = queue(open.toArray(Request[]::new));
        Terms terms =
                Rulings.terms("loanable: " + (random.nextInt(4) > 0 ? "yes" : "no"), "loanLimit: " + random.nextInt(5));
        ItemState state = states.get(random.nextInt(states.size()));
        return new CheckOutFacts(
                random.nextInt(20) == 0 ? null : DESK,
                borrower,
                AtTheDesk.holding(random.nextInt(6)),
                AtTheDesk.PLACES,
                random.nextInt(20) == 0
                        ? null
                        : new CheckOutFacts.Copy(
                                aBook(random.nextInt(10) == 0, Set.of()),
                                state,
                                state instanceof ItemState.OnLoan ? OTHER.id() : null,
                                queue,
                                null,
                                CheckOutFacts.Demand.NONE,
                                borrower == null ? null : terms));
    }
}
