package org.carrel.circulation.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.jobs.app.JobSchedule;
import org.carrel.circulation.jobs.app.RunJobs;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.Tokens;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.carrel.circulation.SmallLibrary.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@CarrelTest
class ScheduledWorkTest {
    @Inject
    RunJobs runJobs;

    @Inject
    JobRuns runs;

    @Inject
    JobSchedule schedule;

    @Inject
    Counting counting;

    @Inject
    Clock clock;

    @Inject
    IdSource ids;

    /** Counts down what it was given, in batches of two. */
    @Singleton
    static class Counting implements Job {
        private final ConcurrentLinkedQueue<UUID> left = new ConcurrentLinkedQueue<>();
        private final Set<UUID> done = java.util.concurrent.ConcurrentHashMap.newKeySet();
        private volatile Set<UUID> impossible = Set.of();
        private volatile boolean broken;
        private volatile @Nullable CountDownLatch gate;
        private volatile @Nullable CountDownLatch entered;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String purpose() {
            return "Counts, for the tests.";
        }

        @Override
        public Duration every() {
            return Duration.ofHours(6);
        }

        @Override
        public Batch work(Instant now, @Nullable String after) {
            pass();
            int worked = 0;
            List<Failure> failures = new ArrayList<>();
            @Nullable String last = after;
            for (int n = 0; n < 2 && !left.isEmpty(); n++) {
                UUID one = left.remove();
                last = one.toString();
                if (impossible.contains(one)) {
                    failures.add(new Failure(one, "cannot be counted"));
                } else {
                    assertThat(done.add(one)).as("counted once").isTrue();
                    worked++;
                }
            }
            if (broken && left.isEmpty()) {
                throw new IllegalStateException("broken");
            }
            return new Batch(worked, failures, left.isEmpty() ? null : last);
        }

        private void pass() {
            CountDownLatch told = entered;
            CountDownLatch wait = gate;
            if (told != null) {
                told.countDown();
            }
            try {
                if (wait != null && !wait.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody opened the gate");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static RequestSpecification who(String permission) {
        return as(Tokens.staff("operator").with(permission).everywhere());
    }

    private List<UUID> given(int number) {
        List<UUID> given = new ArrayList<>();
        for (int n = 0; n < number; n++) {
            given.add(ids.next());
        }
        counting.left.addAll(given);
        return given;
    }

    private JobRun lastRun() {
        return runs.list("counting", null, 1).getFirst();
    }

    @BeforeEach
    void nothing_to_do() {
        counting.left.clear();
        counting.done.clear();
        counting.impossible = Set.of();
        counting.broken = false;
        counting.gate = null;
        counting.entered = null;
    }

    @Test
    void a_run_goes_on_batch_by_batch_until_nothing_is_left_and_reports_what_could_not_be_done() {
        List<UUID> given = given(7);
        counting.impossible = Set.of(given.get(3));

        JobRun run = runJobs.run(counting, () -> false).orElseThrow();

        assertThat(run.state()).isEqualTo(JobRun.State.DONE);
        assertThat(run.done()).isEqualTo(6);
        assertThat(run.failed()).isEqualTo(1);
        who(Permissions.JOBS_RUN)
                .get("/api/circulation/jobs/runs/" + run.id() + "/failures")
                .then()
                .statusCode(200)
                .body("items.subject", contains(given.get(3).toString()))
                .body("items.reason", contains("cannot be counted"));
    }

    @Test
    void a_run_that_finds_nothing_to_do_leaves_no_record() {
        int before = runs.list("counting", null, 200).size();
        assertThat(runJobs.run(counting, () -> false)).isEmpty();
        assertThat(runs.list("counting", null, 200)).hasSize(before);
    }

    @Test
    void a_fault_ends_the_run_and_keeps_what_was_done() {
        given(4);
        counting.broken = true;
        assertThatThrownBy(() -> runJobs.run(counting, () -> false)).hasMessage("broken");
        assertThat(lastRun().state()).isEqualTo(JobRun.State.FAILED);
        assertThat(lastRun().done()).isEqualTo(2);
    }

    @Test
    void a_run_left_by_a_node_that_died_is_closed_when_the_next_one_begins() {
        UUID dead = ids.next();
        QuarkusTransaction.requiringNew().run(() -> runs.begin(dead, "counting", clock.instant()));
        given(1);
        runJobs.run(counting, () -> false);
        assertThat(runs.find(dead).orElseThrow().state()).isEqualTo(JobRun.State.ABANDONED);
        assertThat(lastRun().state()).isEqualTo(JobRun.State.DONE);
    }

    @Test
    void staff_start_a_job_early_and_stop_it_after_the_batch_in_hand() throws InterruptedException {
        given(6);
        CountDownLatch gate = new CountDownLatch(1);
        schedule.start();
        try {
            // Its first turn comes at once and finds work; from the second batch on it waits at the gate.
            await().atMost(30, SECONDS).until(() -> counting.left.isEmpty());
            await().atMost(30, SECONDS)
                    .until(() -> !schedule.turn("counting").orElseThrow().running());

            given(6);
            CountDownLatch entered = new CountDownLatch(1);
            counting.entered = entered;
            counting.gate = gate;
            who(Permissions.JOBS_RUN)
                    .post("/api/circulation/jobs/counting/runs")
                    .then()
                    .statusCode(202)
                    .body("name", equalTo("counting"));
            assertThat(entered.await(30, SECONDS)).isTrue();
            who(Permissions.JOBS_RUN)
                    .post("/api/circulation/jobs/counting/runs")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("job-running"));
            gate.countDown();
            await().atMost(30, SECONDS).until(() -> counting.left.isEmpty());
            await().atMost(30, SECONDS).until(() -> lastRun().endedAt() != null);
        } finally {
            gate.countDown();
            schedule.stop();
        }
        who(Permissions.JOBS_RUN)
                .get("/api/circulation/jobs/counting/runs?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("DONE"))
                .body("items[0].done", equalTo(6));
    }

    @Test
    void a_cancelled_run_stops_after_the_batch_in_hand() {
        given(6);
        JobRun run = runJobs.run(counting, () -> {
                    UUID id = lastRun().id();
                    who(Permissions.JOBS_RUN)
                            .post("/api/circulation/jobs/runs/" + id + "/cancellation")
                            .then()
                            .statusCode(202);
                    return false;
                })
                .orElseThrow();
        assertThat(run.state()).isEqualTo(JobRun.State.CANCELLED);
        assertThat(run.done()).isEqualTo(4);
        assertThat(counting.left).hasSize(2);
        who(Permissions.JOBS_RUN)
                .post("/api/circulation/jobs/runs/" + run.id() + "/cancellation")
                .then()
                .statusCode(409)
                .body("code", equalTo("job-run-ended"));
    }

    @Test
    void jobs_are_seen_and_started_only_by_those_who_may() {
        who(Permissions.JOBS_RUN)
                .get("/api/circulation/jobs")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("expire-requests"));
        who(Permissions.CHECK_OUT).get("/api/circulation/jobs").then().statusCode(403);
        who(Permissions.CHECK_OUT)
                .post("/api/circulation/jobs/counting/runs")
                .then()
                .statusCode(403);
        who(Permissions.CHECK_OUT)
                .get("/api/circulation/jobs/counting/runs")
                .then()
                .statusCode(403);
        who(Permissions.CHECK_OUT)
                .get("/api/circulation/jobs/runs/" + ids.next())
                .then()
                .statusCode(403);
        who(Permissions.CHECK_OUT)
                .get("/api/circulation/jobs/runs/" + ids.next() + "/failures")
                .then()
                .statusCode(403);
        who(Permissions.CHECK_OUT)
                .post("/api/circulation/jobs/runs/" + ids.next() + "/cancellation")
                .then()
                .statusCode(403);
        who(Permissions.JOBS_RUN)
                .post("/api/circulation/jobs/nothing/runs")
                .then()
                .statusCode(404);
    }
}
