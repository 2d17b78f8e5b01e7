package org.carrel.circulation.availability;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.circulation.availability.ItemState.Aside.Reason;
import org.carrel.events.Availability;
import org.carrel.events.ProcessTag;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of the legal moves, state by state: what is not in it cannot be written down. */
class ItemStateTest {
    private static final UUID LOAN = new UUID(7, 7);
    private static final UUID REQUEST = new UUID(5, 5);
    private static final UUID DESK = new UUID(0, 1);
    private static final Instant DUE = Instant.parse("2026-06-01T21:59:59Z");

    private static final Map<Class<?>, Set<String>> MOVES = new LinkedHashMap<>();

    static {
        MOVES.put(ItemState.OnShelf.class, Set.of("lend", "scanned", "marked", "page"));
        MOVES.put(ItemState.Paged.class, Set.of("lend", "scanned", "marked", "released", "passedOn"));
        MOVES.put(ItemState.InTransit.class, Set.of("lend", "scanned", "marked"));
        MOVES.put(ItemState.AwaitingPickup.class, Set.of("lend", "scanned", "marked"));
        MOVES.put(ItemState.AwaitingDelivery.class, Set.of("lend", "scanned", "marked"));
        MOVES.put(ItemState.Aside.class, Set.of("lend", "scanned", "marked"));
        MOVES.put(ItemState.Withdrawn.class, Set.of("lend", "scanned", "marked", "reinstated"));
        MOVES.put(
                ItemState.OnOrder.class,
                Set.of("lend", "scanned", "marked", "received", "shelfReady", "shelfReadyFor"));
        MOVES.put(ItemState.InProcess.class, Set.of("lend", "scanned", "marked", "shelfReady", "shelfReadyFor"));
        MOVES.put(
                ItemState.CheckedOut.class,
                Set.of("returned", "renewed", "takenBack", "claimReturned", "declareLost", "ageToLost"));
        MOVES.put(ItemState.DeclaredLost.class, Set.of("returned", "claimReturned", "settled"));
        MOVES.put(ItemState.AgedToLost.class, Set.of("returned", "claimReturned", "settled"));
        MOVES.put(ItemState.ClaimedReturned.class, Set.of("returned", "declareLost", "missing"));
        MOVES.put(
                ItemState.InHand.class,
                Set.of(
                        "shelve",
                        "sendHome",
                        "sendFor",
                        "keepFor",
                        "deliverFor",
                        "handToWork",
                        "handToProcessing",
                        "handToCataloguer"));
    }

    static Stream<ItemState> all() {
        return Stream.concat(
                Stream.of(
                        new ItemState.OnShelf(),
                        new ItemState.Paged(REQUEST),
                        new ItemState.CheckedOut(LOAN, DUE),
                        new ItemState.InTransit(DESK, null),
                        new ItemState.InTransit(DESK, REQUEST),
                        new ItemState.AwaitingPickup(REQUEST),
                        new ItemState.AwaitingDelivery(REQUEST),
                        new ItemState.DeclaredLost(LOAN),
                        new ItemState.AgedToLost(LOAN),
                        new ItemState.ClaimedReturned(LOAN),
                        new ItemState.OnOrder(),
                        new ItemState.InProcess(),
                        new ItemState.Withdrawn()),
                Stream.of(Reason.values()).map(ItemState.Aside::new));
    }

    private static boolean isMove(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && (ItemState.class.isAssignableFrom(method.getReturnType())
                        || method.getReturnType().equals(ItemState.InHand.class));
    }

    static Stream<Class<?>> states() {
        return MOVES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_state_offers_the_moves_of_the_table_and_no_other(Class<?> state) {
        Set<String> moves = Arrays.stream(state.getMethods())
                .filter(ItemStateTest::isMove)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(moves).isEqualTo(new TreeSet<>(Objects.requireNonNull(MOVES.get(state))));
    }

    @Test
    void every_state_is_in_the_table() {
        assertThat(all().map(ItemState::availability).distinct()).containsExactlyInAnyOrder(Availability.values());
        assertThat(all().map(Object::getClass).distinct())
                .allSatisfy(type -> assertThat(MOVES.keySet().contains(type)).isTrue());
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_state_is_read_back_from_what_is_stored_of_it(ItemState state) {
        UUID loan = state instanceof ItemState.OnLoan onLoan ? onLoan.loanId() : null;
        Instant due = state instanceof ItemState.CheckedOut out ? out.dueAt() : null;
        UUID request = state instanceof ItemState.Captured captured ? captured.requestId() : null;
        UUID destination = state instanceof ItemState.InTransit transit ? transit.destinationId() : null;
        assertThat(ItemState.of(state.availability(), loan, due, request, destination))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(Mark.class)
    void a_mark_is_the_state_of_its_name_wherever_the_item_stood(Mark mark) {
        assertThat(all().filter(ItemState.Scannable.class::isInstance)
                        .map(ItemState.Scannable.class::cast)
                        .map(state -> state.marked(mark).availability().name()))
                .containsOnly(mark.name());
    }

    @Test
    void what_the_catalogue_tells_of_a_new_item_says_where_it_begins() {
        assertThat(ItemState.first(Set.of(), false)).isEqualTo(new ItemState.OnShelf());
        assertThat(ItemState.first(Set.of(ProcessTag.REPAIR), false)).isEqualTo(new ItemState.OnShelf());
        assertThat(ItemState.first(Set.of(ProcessTag.ON_ORDER), false)).isEqualTo(new ItemState.OnOrder());
        assertThat(ItemState.first(Set.of(ProcessTag.IN_PROCESS), false)).isEqualTo(new ItemState.InProcess());
        assertThat(ItemState.first(Set.of(ProcessTag.CATALOGUING), false)).isEqualTo(new ItemState.InProcess());
        assertThat(ItemState.first(Set.of(ProcessTag.ON_ORDER), true)).isEqualTo(new ItemState.Withdrawn());
    }

    @Test
    void a_lost_item_whose_loss_is_settled_is_lost_and_paid_and_a_claim_that_holds_leaves_it_missing() {
        assertThat(new ItemState.DeclaredLost(LOAN).settled()).isEqualTo(new ItemState.Aside(Reason.LOST_AND_PAID));
        assertThat(new ItemState.AgedToLost(LOAN).settled()).isEqualTo(new ItemState.Aside(Reason.LOST_AND_PAID));
        assertThat(new ItemState.ClaimedReturned(LOAN).missing()).isEqualTo(new ItemState.Aside(Reason.MISSING));
        assertThat(new ItemState.ClaimedReturned(LOAN).declareLost()).isEqualTo(new ItemState.DeclaredLost(LOAN));
    }
}
