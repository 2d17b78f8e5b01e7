package org.carrel.circulation.requests;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.requests.MoveInQueue.Outcome;
import org.carrel.circulation.requests.MoveInQueue.Where;
import org.carrel.events.RequestKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.RECORD;
import static org.carrel.circulation.loans.AtTheDesk.aBook;

class QueueOrderTest {
    private static Request placed(long number, Instant at, List<Request> queue) {
        return Request.placed(
                new UUID(0, number),
                new Request.Wish(
                        RequestKind.HOLD,
                        RECORD,
                        null,
                        null,
                        new UUID(1, number),
                        "adult",
                        Request.Handover.at(PICKUP),
                        null,
                        false),
                new Request.Place(QueueRank.last(queue, at), at, null, 0));
    }

    private static List<UUID> order(List<Request> queue) {
        return queue.stream().sorted(Request.QUEUE).map(Request::id).toList();
    }

    /** Staff move, patrons come and go, copies are found: the queue is always what a list on paper would show. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20261125, 4711, 99})
    void the_queue_is_what_a_list_on_paper_would_show(long seed) {
        Random random = new Random(seed);
        List<Request> queue = new ArrayList<>();
        List<UUID> paper = new ArrayList<>();
        Instant now = NOW;
        for (int step = 0; step < 2_000; step++) {
            now = random.nextInt(3) == 0 ? now : now.plusSeconds(random.nextInt(100));
            int fulfilled = (int) queue.stream()
                    .filter(request -> request.status().captured())
                    .count();
            int what = random.nextInt(10);
            if (paper.size() < 3 || what == 0) {
                Request request = placed(step, now, queue);
                queue.add(request);
                paper.add(request.id());
            } else if (what == 1) {
                UUID gone = paper.remove(random.nextInt(paper.size()));
                queue.removeIf(request -> request.id().equals(gone));
            } else if (what == 2 && fulfilled < paper.size()) {
                UUID found = paper.remove(fulfilled);
                queue.replaceAll(request -> request.id().equals(found) ? request.sent(aBook().id()) : request);
                paper.clear();
                paper.addAll(order(queue));
            } else {
                move(queue, paper, random, now, seed, step);
            }
            assertThat(order(queue)).as("seed %d, step %d", seed, step).isEqualTo(paper);
        }
        int decimals = queue.stream()
                .mapToInt(request -> request.place().rank().scale())
                .max()
                .orElse(0);
        assertThat(decimals).as("seed %d: ranks stay short", seed).isLessThan(60);
    }

    private static void move(List<Request> queue, List<UUID> paper, Random random, Instant now, long seed, int step) {
        UUID moving = paper.get(random.nextInt(paper.size()));
        UUID other = paper.get(random.nextInt(paper.size()));
        int kind = random.nextInt(4);
        Where where =
                switch (kind) {
                    case 0 -> new Where.First();
                    case 1 -> new Where.Last();
                    case 2 -> new Where.Before(other);
                    default -> new Where.After(other);
                };
        boolean waits = isWaiting(queue, moving);
        boolean otherWaits = isWaiting(queue, other);
        switch (MoveInQueue.decide(queue, moving, where, now)) {
            case Outcome.Moved(var moved) -> {
                queue.replaceAll(request -> request.id().equals(moving) ? moved : request);
                onPaper(queue, paper, moving, where);
            }
            case Outcome.Stays(var there) -> {
                assertThat(there.id()).isEqualTo(moving);
                onPaper(queue, paper, moving, where);
            }
            case Outcome.NotWaiting _ ->
                assertThat(waits).as("seed %d, step %d", seed, step).isFalse();
            case Outcome.NoSuchNeighbour _ ->
                assertThat(moving.equals(other) || (kind == 2 && !otherWaits))
                        .as("seed %d, step %d", seed, step)
                        .isTrue();
        }
    }

    private static boolean isWaiting(List<Request> queue, UUID id) {
        return queue.stream().anyMatch(request -> request.id().equals(id) && request.status() == RequestStatus.WAITING);
    }

    private static void onPaper(List<Request> queue, List<UUID> paper, UUID moving, Where where) {
        paper.remove(moving);
        int top = (int)
                queue.stream().filter(request -> request.status().captured()).count();
        int at =
                switch (where) {
                    case Where.First _ -> top;
                    case Where.Last _ -> paper.size();
                    case Where.Before(var other) -> paper.indexOf(other);
                    case Where.After(var other) -> Math.max(top, paper.indexOf(other) + 1);
                };
        paper.add(at, moving);
    }

    @Test
    void who_comes_in_the_same_instant_stands_behind() {
        Request first = placed(9, NOW, List.of());
        Request second = placed(1, NOW, List.of(first));
        Request third = placed(5, NOW.minusSeconds(3600), List.of(first, second));
        assertThat(order(List.of(third, second, first))).containsExactly(first.id(), second.id(), third.id());
    }

    @Test
    void there_is_always_room_between_two() {
        BigDecimal low = BigDecimal.ONE;
        BigDecimal high = BigDecimal.TWO;
        for (int i = 0; i < 200; i++) {
            BigDecimal between = QueueRank.between(low, high);
            assertThat(between).isStrictlyBetween(low, high);
            high = between;
        }
        BigDecimal top = high;
        assertThatThrownBy(() -> QueueRank.between(top, top)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_goes_ahead_stands_before_all_that_wait_but_not_before_what_is_being_fulfilled() {
        Request onItsWay = placed(1, NOW, List.of()).sent(aBook().id());
        Request waiting = placed(2, NOW.plusSeconds(1), List.of(onItsWay));
        List<Request> queue = new ArrayList<>(List.of(onItsWay, waiting));
        Request urgent = placed(3, NOW.plusSeconds(2), queue).ranked(MoveInQueue.ahead(queue, NOW.plusSeconds(2)));
        queue.add(urgent);
        assertThat(order(queue)).containsExactly(onItsWay.id(), urgent.id(), waiting.id());
    }
}
