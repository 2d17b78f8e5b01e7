package org.carrel.bench.load;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

class LoadsTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @Test
    void a_closed_loop_ends_after_so_many_operations_of_all_workers_together() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();

        Sample sample = ClosedLoop.run(several(4, done), new Bounds(1_000, AMPLE));

        assertThat(sample.operations()).isEqualTo(1_000);
        assertThat(done).hasValue(1_000);
    }

    @Test
    void a_closed_loop_ends_after_so_much_time() throws InterruptedException {
        Worker slow = () -> {
            LockSupport.parkNanos(1_000_000);
            return Worker.Outcome.DONE;
        };

        Sample sample = ClosedLoop.run(List.of(slow), new Bounds(Long.MAX_VALUE, Duration.ofMillis(200)));

        assertThat(sample.elapsed()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(2));
        assertThat(sample.operations()).isPositive();
    }

    @Test
    void a_closed_loop_ends_when_there_is_nothing_left_to_do() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(7);
        Worker worker = () -> left.decrementAndGet() >= 0 ? Worker.Outcome.DONE : Worker.Outcome.NOTHING_LEFT;

        assertThat(ClosedLoop.run(List.of(worker, worker), new Bounds(1_000, AMPLE))
                        .operations())
                .isEqualTo(7);
    }

    @Test
    void a_failure_is_no_operation() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        Worker worker = () -> calls.incrementAndGet() % 4 == 0 ? Worker.Outcome.FAILED : Worker.Outcome.DONE;

        Sample sample = ClosedLoop.run(List.of(worker), new Bounds(100, AMPLE));

        assertThat(sample.operations()).isEqualTo(75);
        assertThat(sample.failures()).isEqualTo(25);
    }

    @Test
    void a_worker_that_breaks_off_breaks_the_load() {
        Worker worker = () -> {
            throw new IllegalArgumentException("a jam");
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> ClosedLoop.run(List.of(worker), new Bounds(1, AMPLE)))
                .withMessageContaining("a jam");
    }

    @Test
    void the_same_pace_gives_the_same_day_and_each_worker_another() {
        Pace pace = new Pace(Duration.ofMillis(100), 42);

        assertThat(pace.beginnings(3, Duration.ofMinutes(1)))
                .isSorted()
                .isEqualTo(pace.beginnings(3, Duration.ofMinutes(1)))
                .isNotEqualTo(pace.beginnings(4, Duration.ofMinutes(1)));
    }

    @Test
    void a_pace_keeps_its_mean_and_its_end() {
        Duration hour = Duration.ofHours(1);

        long[] beginnings = new Pace(Duration.ofSeconds(3), 7).beginnings(0, hour);

        assertThat((double) beginnings.length).isCloseTo(1_200, within(120.0));
        assertThat(beginnings[beginnings.length - 1]).isLessThan(hour.toNanos());
    }

    /** Coordinated omission: the scans that a stall delays have waited too, though each was answered at once. */
    @Test
    void who_had_to_wait_for_a_slow_answer_before_the_next_scan_has_waited() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        Worker stallsOnce = () -> {
            if (calls.incrementAndGet() == 1) {
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
            return Worker.Outcome.DONE;
        };

        Sample sample = PacedLoad.run(
                List.of(stallsOnce), new Pace(Duration.ofMillis(10), 1), new Bounds(1_000, Duration.ofMillis(600)));

        assertThat(sample.operations()).isGreaterThan(30);
        assertThat(sample.percentile(50)).isGreaterThan(100);
    }

    @Test
    void a_paced_load_begins_no_operation_early() throws InterruptedException {
        Sample sample = PacedLoad.run(
                several(2, new AtomicInteger()),
                new Pace(Duration.ofMillis(20), 5),
                new Bounds(1_000, Duration.ofMillis(300)));

        int planned = 0;
        for (int worker = 0; worker < 2; worker++) {
            planned += new Pace(Duration.ofMillis(20), 5).beginnings(worker, Duration.ofMillis(300)).length;
        }
        assertThat(sample.operations()).isEqualTo(planned);
        assertThat(sample.elapsed()).isGreaterThan(Duration.ofMillis(150));
    }

    @Test
    void a_load_without_bounds_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(0, AMPLE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(1, Duration.ZERO));
    }

    private static List<Worker> several(int count, AtomicInteger done) {
        return Collections.nCopies(count, () -> {
            done.incrementAndGet();
            return Worker.Outcome.DONE;
        });
    }
}
