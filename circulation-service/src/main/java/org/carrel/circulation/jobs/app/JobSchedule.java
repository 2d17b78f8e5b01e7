package org.carrel.circulation.jobs.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.jobs.Job;

/**
 * The clock of scheduled work. All nodes share one schedule in the database; each turn of a job is taken by one of
 * them. A node that dies in mid-run stops giving signs of life, and another takes the turn again.
 */
@ApplicationScoped
public class JobSchedule {
    private static final String TABLE = "scheduled_task";
    private static final Duration LOOKS = Duration.ofSeconds(2);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    private static final int SIGNS_MISSED = 4;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final int AT_ONCE = 2;

    private final List<Job> jobs;
    private final RunJobs runJobs;
    private final DataSource source;
    private final Clock clock;
    private final SchedulerClient client;
    private final boolean enabled;
    private @Nullable Scheduler scheduler;

    JobSchedule(
            @All List<Job> jobs,
            RunJobs runJobs,
            DataSource source,
            Clock clock,
            @ConfigProperty(name = "circulation.jobs.enabled") boolean enabled) {
        this.jobs = jobs.stream().sorted(Comparator.comparing(Job::name)).toList();
        this.runJobs = runJobs;
        this.source = source;
        this.clock = clock;
        this.client = SchedulerClient.Builder.create(source, List.<Task<?>>copyOf(tasks()))
                .tableName(TABLE)
                .build();
        this.enabled = enabled;
    }

    /**
     * When a job runs.
     *
     * @param job the job
     * @param nextAt when its next turn is; null while nothing is scheduled on any node
     * @param running whether a node runs it now
     * @param lastSuccessAt when it last ended well, even if it found nothing to do
     * @param lastFailureAt when it last ended with a fault
     */
    public record Turn(
            Job job,
            @Nullable Instant nextAt,
            boolean running,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt) {}

    void onStart(@Observes StartupEvent event) {
        if (enabled) {
            start();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Takes part in the schedule. */
    public synchronized void start() {
        if (scheduler == null) {
            scheduler = build();
            scheduler.start();
        }
    }

    /** Leaves the schedule after the batches in hand. */
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    private Scheduler build() {
        return Scheduler.create(source)
                .tableName(TABLE)
                .startTasks(tasks())
                .threads(AT_ONCE)
                .pollingInterval(LOOKS)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(SIGN_OF_LIFE)
                .missedHeartbeatsLimit(SIGNS_MISSED)
                .shutdownMaxWait(STOPS_WITHIN)
                .clock(clock::instant)
                .build();
    }

    private List<RecurringTask<Void>> tasks() {
        return jobs.stream().map(this::task).toList();
    }

    private RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .execute((_, context) ->
                        runJobs.run(job, () -> context.getSchedulerState().isShuttingDown()));
    }

    /** All jobs with their turns, by name. */
    public List<Turn> turns() {
        return jobs.stream().map(this::turn).toList();
    }

    /** A job by its name. */
    public Optional<Turn> turn(String name) {
        return named(name).map(this::turn);
    }

    /** What came of the wish to run a job now. */
    public enum Early {
        /** A node takes it up within seconds. */
        SCHEDULED,
        /** A node runs it already. */
        RUNNING,
        /** There is no such job. */
        UNKNOWN
    }

    /** Moves the next turn of a job to now. */
    public Early runNow(String name) {
        return named(name).map(this::moveToNow).orElse(Early.UNKNOWN);
    }

    private Early moveToNow(Job job) {
        try {
            if (client.reschedule(turnOf(job), clock.instant())) {
                return Early.SCHEDULED;
            }
            // Its row was taken or written by another node meanwhile: then that node is about to run it.
            return Early.RUNNING;
        } catch (TaskInstanceCurrentlyExecutingException _) {
            return Early.RUNNING;
        } catch (TaskInstanceNotFoundException _) {
            client.scheduleIfNotExists(new TaskInstance<>(job.name(), RecurringTask.INSTANCE), clock.instant());
            return Early.SCHEDULED;
        }
    }

    private Optional<Job> named(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }

    private Turn turn(Job job) {
        return client.getScheduledExecution(turnOf(job))
                .map(execution -> new Turn(
                        job,
                        execution.getExecutionTime(),
                        execution.isPicked(),
                        execution.getLastSuccess(),
                        execution.getLastFailure()))
                .orElseGet(() -> new Turn(job, null, false, null, null));
    }

    private static TaskInstanceId turnOf(Job job) {
        return TaskInstanceId.of(job.name(), RecurringTask.INSTANCE);
    }
}
