package org.carrel.catalog.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.jobs.app.JobRunner;
import org.carrel.catalog.jobs.app.Turn;
import org.carrel.catalog.jobs.store.JobTable;
import org.carrel.platform.sql.Database;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Runners of a job that counts to forty, five numbers a batch, and writes every number down. */
@CarrelTest
class JobRunnerTest {

    private static final int LAST = 40;
    private static final int BATCH = 5;
    private static final Duration LEASE = Duration.ofSeconds(4);

    @Inject
    Database database;

    private final Clock clock = Clock.systemUTC();
    private Counts counts;

    @BeforeEach
    void tables() {
        database.update("""
                create table if not exists counting (
                    id uuid primary key, state text not null, cancel_requested boolean not null default false,
                    runner uuid, lease_until timestamptz, waiting_since timestamptz not null default clock_timestamp(),
                    started_at timestamptz, finished_at timestamptz)""");
        database.update("create table if not exists counted (job uuid not null, number integer not null)");
        counts = new Counts(database);
    }

    @AfterEach
    void no_tables() {
        database.update("drop table counting, counted");
    }

    @Test
    void the_job_of_a_runner_that_died_in_mid_batch_is_finished_by_another_and_nothing_is_done_twice() {
        UUID job = queued();
        var dead = new CountDownLatch(1);
        var dying = new Counter(
                () -> {
                    if (counts.counted(job).size() == 3 * BATCH) {
                        dead.countDown();
                        throw new PowerCut();
                    }
                },
                _ -> {});
        dying.start();
        awaited(dead);

        // The third batch went with its transaction, and the lease still keeps others out.
        assertThat(counts.counted(job)).isEqualTo(numbers(2 * BATCH));
        assertThat(counts.claim(UUID.randomUUID(), clock.instant())).isEmpty();

        var next = new Counter(() -> {}, _ -> {});
        next.start();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(state(job)).isEqualTo("DONE"));
        } finally {
            next.stop();
        }
        assertThat(counts.counted(job)).isEqualTo(numbers(LAST));
    }

    @Test
    void a_runner_that_comes_to_itself_after_its_lease_does_nothing_more() {
        UUID job = queued();
        var asleep = new CountDownLatch(1);
        var awake = new CountDownLatch(1);
        var sleeper = new Counter(() -> {}, batches -> {
            if (batches == 2) {
                asleep.countDown();
                awaited(awake);
            }
        });
        sleeper.start();
        awaited(asleep);
        UUID other = UUID.randomUUID();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> counts.claim(other, clock.instant()).isPresent());
        awake.countDown();
        sleeper.stop();

        assertThat(counts.counted(job)).isEqualTo(numbers(2 * BATCH));
        assertThat(counts.hold(job, other)).isEqualTo(Jobs.Standing.GO_ON);
    }

    @Test
    void a_runner_that_is_stopped_in_order_hands_its_job_on_at_once() {
        UUID job = queued();
        var counting = new CountDownLatch(1);
        var stopping = new CountDownLatch(1);
        var first = new Counter(() -> {}, _ -> {
            counting.countDown();
            awaited(stopping);
        });
        first.start();
        awaited(counting);
        Thread.ofVirtual().start(() -> {
            first.wake();
            stopping.countDown();
        });
        first.stop();

        UUID other = UUID.randomUUID();
        assertThat(counts.claim(other, clock.instant())).contains(job);
        assertThat(counts.counted(job)).hasSizeGreaterThanOrEqualTo(BATCH);
    }

    @Test
    void what_somebody_asks_to_stop_ends_after_the_batch_in_hand() {
        UUID job = queued();
        var cancelling = new Counter(() -> {}, batches -> {
            if (batches == 2) {
                database.update("update counting set cancel_requested = true where id = ?", job);
            }
        });
        cancelling.start();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(state(job)).isEqualTo("CANCELLED"));
        } finally {
            cancelling.stop();
        }
        assertThat(counts.counted(job)).isEqualTo(numbers(2 * BATCH));
    }

    private UUID queued() {
        UUID job = UUID.randomUUID();
        database.update("insert into counting (id, state) values (?, 'QUEUED')", job);
        return job;
    }

    private String state(UUID job) {
        return database.first("select state from counting where id = ?", row -> row.text("state"), job)
                .orElseThrow();
    }

    private static List<Integer> numbers(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What ends a runner without giving it the time to say so. */
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts, and says when a batch is about to be committed and when it has been. */
    private class Counter extends JobRunner<UUID> {

        private final Runnable beforeCommit;
        private final IntConsumer afterBatches;

        Counter(Runnable beforeCommit, IntConsumer afterBatches) {
            super("counts", counts, clock);
            this.beforeCommit = beforeCommit;
            this.afterBatches = afterBatches;
        }

        @Override
        protected void run(UUID job, Turn turn) {
            int batches = 0;
            boolean going = true;
            while (going && !turn.stopping()) {
                going = turn.batch(job, Duration.ofSeconds(20), () -> counts.next(job, beforeCommit))
                        .orElse(false);
                afterBatches.accept(++batches);
            }
        }
    }

    /** Jobs that count. */
    private static final class Counts implements Jobs<UUID> {

        private final Database database;
        private final JobTable table;

        Counts(Database database) {
            this.database = database;
            this.table = new JobTable(database, "counting", "waiting_since", "", LEASE);
        }

        /** Counts on; false at the end. */
        boolean next(UUID job, Runnable beforeCommit) {
            List<Integer> counted = counted(job);
            if (counted.size() == LAST) {
                database.update("update counting set state = 'DONE' where id = ?", job);
                return false;
            }
            IntStream.rangeClosed(counted.size() + 1, counted.size() + BATCH)
                    .forEach(number -> database.update("insert into counted (job, number) values (?, ?)", job, number));
            beforeCommit.run();
            return true;
        }

        List<Integer> counted(UUID job) {
            return database.list(
                    "select number from counted where job = ? order by number", row -> row.number("number"), job);
        }

        @Override
        public Optional<UUID> claim(UUID runner, Instant now) {
            return table.claim(runner, now, row -> row.uuid("id"));
        }

        @Override
        public Standing hold(UUID id, UUID runner) {
            return table.hold(id, runner);
        }

        @Override
        public void endCancelled(UUID id, Instant now) {
            database.update("update counting set state = 'CANCELLED', finished_at = ? where id = ?", now, id);
        }

        @Override
        public void release(UUID runner) {
            table.release(runner);
        }
    }
}
