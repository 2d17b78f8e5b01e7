package org.carrel.circulation.requests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.ItemState.Aside.Reason;
import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.loans.AtTheDesk;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Terms;
import org.carrel.events.PlaceKind;
import org.carrel.events.ProcessTag;
import org.carrel.events.RequestKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.BRANCH;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.OTHER;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.TODAY;
import static org.carrel.circulation.loans.AtTheDesk.item;
import static org.carrel.circulation.loans.AtTheDesk.requestOf;
import static org.carrel.circulation.loans.AtTheDesk.showing;

class PlaceRequestTest {
    private static final UUID FAR = new UUID(0, 800);
    private static final ItemState OUT = new ItemState.CheckedOut(new UUID(7, 7), NOW.plusSeconds(86_400));
    private static final ItemState IN = new ItemState.OnShelf();

    private @Nullable Borrower borrower = showing(ADULT);
    private @Nullable Place pickup = servicePoint(true);
    private @Nullable UUID itemId;
    private @Nullable String volume;
    private boolean known = true;
    private Terms terms = Rulings.terms();
    private RequestKind kind = RequestKind.HOLD;
    private @Nullable LocalDate notNeededAfter;
    private RequestFacts.Demand demand = RequestFacts.Demand.NONE;
    private Fulfilment fulfilment = Fulfilment.SHELF;
    private RequestFacts.@Nullable Proxy proxy;
    private final List<RequestFacts.Copy> copies = new ArrayList<>();
    private final List<Request> open = new ArrayList<>();

    private static Place servicePoint(boolean isPickup) {
        return new Place(PICKUP, PlaceKind.SERVICE_POINT, "MAIN-1", "Desk", BRANCH, null, isPickup);
    }

    private RequestFacts.Copy copy(long number, UUID branch, ItemState state) {
        RequestFacts.Copy copy =
                new RequestFacts.Copy(item(number, branch, false, Set.of()), state, null, terms, false);
        copies.add(copy);
        return copy;
    }

    private PlaceRequest.Outcome ask(FindingCode... overrides) {
        return PlaceRequest.decide(
                new RequestFacts(
                        borrower,
                        new RequestFacts.Pickup(pickup, List.of("MAIN-1", "MAIN", "LIB", "CON")),
                        new RequestFacts.Target(
                                itemId,
                                known,
                                volume,
                                copies,
                                open,
                                Map.of(
                                        BRANCH,
                                        new Targeting.Branch(BRANCH, 0, true, null),
                                        FAR,
                                        new Targeting.Branch(FAR, 2, true, null))),
                        demand,
                        TODAY,
                        proxy),
                new PlaceRequest.Ask(kind, fulfilment, Set.copyOf(Arrays.asList(overrides)), notNeededAfter));
    }

    private List<FindingCode> codes(FindingCode... overrides) {
        return ask(overrides).findings().stream().map(Finding::code).toList();
    }

    @Test
    void a_title_whose_copies_are_out_is_waited_for() {
        copy(1, BRANCH, OUT);
        assertThat(ask()).isEqualTo(new PlaceRequest.Outcome.Waits(List.of()));
    }

    @Test
    void a_copy_on_its_shelf_is_fetched_at_once() {
        copy(1, BRANCH, OUT);
        RequestFacts.Copy onShelf = copy(2, BRANCH, IN);
        assertThat(ask()).isEqualTo(new PlaceRequest.Outcome.Pages(onShelf, new ItemState.OnShelf(), List.of()));
    }

    @Test
    void the_copy_nearest_to_the_pickup_point_is_fetched() {
        copy(1, FAR, IN);
        RequestFacts.Copy near = copy(2, BRANCH, IN);
        copy(3, BRANCH, IN);
        assertThat(((PlaceRequest.Outcome.Pages) ask()).copy()).isEqualTo(near);
    }

    @Test
    void a_copy_in_repair_is_not_fetched() {
        copies.add(new RequestFacts.Copy(item(1, BRANCH, false, Set.of(ProcessTag.REPAIR)), IN, null, terms, false));
        assertThat(ask()).isInstanceOf(PlaceRequest.Outcome.Waits.class);
    }

    @Test
    void a_hold_waits_although_a_copy_is_there_if_the_rules_say_so() {
        terms = Rulings.terms("whenAvailable: hold");
        copy(1, BRANCH, IN);
        assertThat(ask()).isEqualTo(new PlaceRequest.Outcome.Waits(List.of()));
    }

    @Test
    void the_patron_is_sent_to_the_shelf_if_the_rules_say_so() {
        terms = Rulings.terms("whenAvailable: refuse");
        copy(1, BRANCH, IN);
        assertThat(codes()).containsExactly(FindingCode.AVAILABLE_ON_SHELF);
        assertThat(ask(FindingCode.AVAILABLE_ON_SHELF)).isInstanceOf(PlaceRequest.Outcome.Waits.class);
    }

    @Test
    void holds_are_taken_where_pages_are_not() {
        terms = Rulings.terms("requestKinds: hold");
        copy(1, BRANCH, IN);
        assertThat(ask()).isInstanceOf(PlaceRequest.Outcome.Waits.class);
        kind = RequestKind.PAGE;
        assertThat(codes()).containsExactly(FindingCode.KIND_NOT_ALLOWED);
    }

    @Test
    void a_page_needs_a_copy_on_its_shelf() {
        kind = RequestKind.PAGE;
        copy(1, BRANCH, OUT);
        assertThat(codes()).containsExactly(FindingCode.NOTHING_TO_PAGE);
    }

    @Test
    void what_takes_no_requests_takes_none() {
        terms = Rulings.terms("requestKinds: none");
        copy(1, BRANCH, OUT);
        assertThat(codes()).containsExactly(FindingCode.KIND_NOT_ALLOWED);
        assertThat(ask().findings().getFirst().rule()).isEqualTo("special");
        assertThat(ask(FindingCode.KIND_NOT_ALLOWED)).isInstanceOf(PlaceRequest.Outcome.Waits.class);
    }

    @Test
    void a_recall_is_refused_where_the_rules_do_not_take_it() {
        kind = RequestKind.RECALL;
        copy(1, BRANCH, OUT);
        assertThat(codes()).containsExactly(FindingCode.KIND_NOT_ALLOWED);
    }

    static Stream<ItemState> aside() {
        return Stream.concat(
                Stream.of(
                        new ItemState.OnOrder(),
                        new ItemState.InProcess(),
                        new ItemState.Withdrawn(),
                        new ItemState.AwaitingDelivery(new UUID(1, 1))),
                Stream.of(Reason.values()).map(ItemState.Aside::new));
    }

    @ParameterizedTest
    @MethodSource("aside")
    void a_title_with_nothing_but_what_is_gone_for_good_hints_at_interlibrary_loan(ItemState state) {
        copy(1, BRANCH, state);
        boolean mayComeBack = Set.of(
                        new ItemState.OnOrder(),
                        new ItemState.InProcess(),
                        new ItemState.Aside(Reason.MISSING),
                        new ItemState.Aside(Reason.RESTRICTED),
                        new ItemState.AwaitingDelivery(new UUID(1, 1)))
                .contains(state);
        assertThat(codes()).isEqualTo(mayComeBack ? List.of() : List.of(FindingCode.NO_REQUESTABLE_ITEM));
    }

    @Test
    void a_title_without_items_hints_at_interlibrary_loan() {
        Finding finding = ask().findings().getFirst();
        assertThat(finding.code()).isEqualTo(FindingCode.NO_REQUESTABLE_ITEM);
        assertThat(finding.figures()).isEqualTo(Map.of("copies", 0, "hint", "interlibrary-loan"));
    }

    @Test
    void what_is_not_known_is_not_found() {
        known = false;
        assertThat(codes()).containsExactly(FindingCode.TITLE_NOT_FOUND);
        itemId = new UUID(0, 1);
        assertThat(codes()).containsExactly(FindingCode.ITEM_NOT_FOUND);
        borrower = null;
        assertThat(codes()).containsExactly(FindingCode.PATRON_NOT_FOUND, FindingCode.ITEM_NOT_FOUND);
    }

    @Test
    void the_same_title_is_requested_once() {
        copy(1, BRANCH, OUT);
        open.add(requestOf(OTHER));
        assertThat(codes()).isEmpty();
        open.add(requestOf(ADULT));
        assertThat(codes()).containsExactly(FindingCode.ALREADY_REQUESTED);
    }

    @Test
    void another_volume_of_the_title_may_be_requested() {
        terms = Rulings.terms("requestsPerTitle: 5");
        RequestFacts.Copy second = copy(2, BRANCH, OUT);
        itemId = second.item().id();
        open.add(AtTheDesk.request(ADULT, NOW, new UUID(0, 1), PICKUP));
        assertThat(codes()).isEmpty();
        open.add(AtTheDesk.request(ADULT, NOW, itemId, PICKUP));
        assertThat(codes()).containsExactly(FindingCode.ALREADY_REQUESTED);
    }

    @Test
    void what_the_patron_has_is_not_requested() {
        copies.add(new RequestFacts.Copy(item(1, BRANCH, false, Set.of()), OUT, ADULT.id(), terms, false));
        assertThat(codes()).containsExactly(FindingCode.ALREADY_ON_LOAN);
    }

    @Test
    void the_limit_is_reached_at_the_limit() {
        terms = Rulings.terms("requestLimit: 2");
        copy(1, BRANCH, OUT);
        demand = new RequestFacts.Demand(1, 0, Map.of(), 0);
        assertThat(codes()).isEmpty();
        demand = new RequestFacts.Demand(2, 0, Map.of(), 0);
        assertThat(codes()).containsExactly(FindingCode.REQUEST_LIMIT_REACHED);
        assertThat(ask(FindingCode.REQUEST_LIMIT_REACHED)).isInstanceOf(PlaceRequest.Outcome.Waits.class);
    }

    @Test
    void the_pickup_point_must_hand_things_out() {
        copy(1, BRANCH, OUT);
        pickup = servicePoint(false);
        assertThat(codes()).containsExactly(FindingCode.NOT_A_PICKUP_POINT);
        pickup = null;
        assertThat(codes()).containsExactly(FindingCode.PICKUP_POINT_UNKNOWN);
    }

    @Test
    void the_rules_may_name_where_things_are_handed_out() {
        terms = Rulings.terms("pickup: NORTH");
        copy(1, BRANCH, OUT);
        assertThat(codes()).containsExactly(FindingCode.PICKUP_NOT_ALLOWED);
        assertThat(ask().findings().getFirst().figures()).containsEntry("allowed", "NORTH");
        copies.clear();
        terms = Rulings.terms("pickup: LIB");
        copy(1, BRANCH, OUT);
        assertThat(codes()).isEmpty();
    }

    @Test
    void a_last_date_may_be_today_but_not_yesterday() {
        copy(1, BRANCH, OUT);
        notNeededAfter = TODAY;
        assertThat(codes()).isEmpty();
        notNeededAfter = TODAY.minusDays(1);
        assertThat(codes()).containsExactly(FindingCode.NOT_NEEDED_AFTER_IN_PAST);
    }

    @Test
    void a_patron_who_is_blocked_expired_or_inactive_is_refused() {
        copy(1, BRANCH, OUT);
        borrower = showing(AtTheDesk.blocked(false, null));
        assertThat(codes()).containsExactly(FindingCode.PATRON_BLOCKED);
        borrower = showing(AtTheDesk.blocked(true, null));
        assertThat(codes()).isEmpty();
        borrower = showing(AtTheDesk.until(TODAY.minusDays(1)));
        assertThat(codes()).containsExactly(FindingCode.PATRON_EXPIRED);
    }

    @Test
    void a_recall_waits_for_what_is_on_loan() {
        terms = Rulings.terms("requestKinds: hold, page, recall");
        kind = RequestKind.RECALL;
        copy(1, BRANCH, OUT);
        assertThat(ask()).isEqualTo(new PlaceRequest.Outcome.Waits(List.of()));
    }

    @Test
    void nothing_is_called_back_while_a_copy_can_be_fetched() {
        terms = Rulings.terms("requestKinds: hold, page, recall");
        kind = RequestKind.RECALL;
        copy(1, BRANCH, OUT);
        RequestFacts.Copy onShelf = copy(2, BRANCH, IN);
        assertThat(ask()).isEqualTo(new PlaceRequest.Outcome.Pages(onShelf, new ItemState.OnShelf(), List.of()));
    }

    @Test
    void nothing_is_called_back_for_a_patron_who_is_sent_to_the_shelf() {
        terms = Rulings.terms("requestKinds: hold, recall", "whenAvailable: hold");
        kind = RequestKind.RECALL;
        copy(1, BRANCH, IN);
        assertThat(codes()).containsExactly(FindingCode.AVAILABLE_ON_SHELF);
    }

    @Test
    void what_is_missing_cannot_be_called_back() {
        terms = Rulings.terms("requestKinds: hold, page, recall");
        kind = RequestKind.RECALL;
        copy(1, BRANCH, new ItemState.Aside(Reason.MISSING));
        assertThat(codes()).containsExactly(FindingCode.NOTHING_TO_RECALL);
        kind = RequestKind.HOLD;
        assertThat(codes()).isEmpty();
    }

    @Test
    void the_rules_may_limit_what_is_asked_for() {
        terms = Rulings.terms("requestLevels: title");
        copy(1, BRANCH, OUT);
        assertThat(codes()).isEmpty();
        volume = "v. 1";
        assertThat(codes()).containsExactly(FindingCode.LEVEL_NOT_ALLOWED);
        volume = null;
        itemId = new UUID(0, 1);
        assertThat(codes()).containsExactly(FindingCode.LEVEL_NOT_ALLOWED);
        assertThat(ask(FindingCode.LEVEL_NOT_ALLOWED)).isInstanceOf(PlaceRequest.Outcome.Waits.class);
    }

    @Test
    void the_rules_say_what_is_delivered() {
        fulfilment = Fulfilment.DELIVERY;
        terms = Rulings.terms("delivery: no");
        copy(1, BRANCH, OUT);
        assertThat(codes()).containsExactly(FindingCode.DELIVERY_NOT_ALLOWED);
        copies.clear();
        terms = Rulings.terms("delivery: yes");
        copy(1, BRANCH, OUT);
        assertThat(codes()).isEmpty();
    }

    @Test
    void new_items_are_for_patrons_nearby() {
        copies.add(new RequestFacts.Copy(item(1, FAR, false, Set.of()), OUT, null, terms, true));
        assertThat(codes()).containsExactly(FindingCode.AGE_PROTECTED);
        copy(2, FAR, OUT);
        assertThat(codes()).isEmpty();
    }

    @Test
    void the_rules_say_how_much_is_asked_for() {
        terms = Rulings.terms("requestsADay: 3", "requestsOfMaterial: 2", "requestsPerTitle: 2");
        copy(1, BRANCH, OUT);
        demand = new RequestFacts.Demand(2, 0, Map.of("book", 1), 2);
        assertThat(codes()).isEmpty();
        demand = new RequestFacts.Demand(2, 0, Map.of("book", 2), 3);
        assertThat(codes())
                .containsExactly(FindingCode.REQUESTS_A_DAY_REACHED, FindingCode.REQUESTS_OF_MATERIAL_REACHED);
        demand = RequestFacts.Demand.NONE;
        itemId = new UUID(0, 1);
        open.add(AtTheDesk.request(ADULT, NOW, new UUID(0, 2), PICKUP));
        assertThat(codes()).isEmpty();
        open.add(AtTheDesk.request(ADULT, NOW, new UUID(0, 3), PICKUP));
        assertThat(codes()).containsExactly(FindingCode.REQUESTS_PER_TITLE_REACHED);
    }

    @Test
    void requests_that_are_suspended_count_if_the_rules_say_so() {
        terms = Rulings.terms("requestLimit: 2");
        copy(1, BRANCH, OUT);
        demand = new RequestFacts.Demand(2, 1, Map.of(), 0);
        assertThat(codes()).containsExactly(FindingCode.REQUEST_LIMIT_REACHED);
        copies.clear();
        terms = Rulings.terms("requestLimit: 2", "countSuspendedRequests: no");
        copy(1, BRANCH, OUT);
        assertThat(codes()).isEmpty();
    }

    @Test
    void who_asks_on_anothers_behalf_is_somebody_else_in_good_standing() {
        copy(1, BRANCH, OUT);
        proxy = new RequestFacts.Proxy(OTHER);
        assertThat(codes()).isEmpty();
        proxy = new RequestFacts.Proxy(null);
        assertThat(codes()).containsExactly(FindingCode.PROXY_NOT_FOUND);
        proxy = new RequestFacts.Proxy(ADULT);
        assertThat(codes()).containsExactly(FindingCode.PROXY_IS_PATRON);
        proxy = new RequestFacts.Proxy(new org.carrel.circulation.patrons.Patron(
                OTHER.id(), true, "adult", BRANCH, TODAY.minusDays(1), List.of()));
        assertThat(codes()).containsExactly(FindingCode.PROXY_NOT_ENTITLED);
    }
}
