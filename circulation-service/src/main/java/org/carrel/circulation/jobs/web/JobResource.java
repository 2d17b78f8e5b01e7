package org.carrel.circulation.jobs.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.jobs.JobRun;
import org.carrel.circulation.jobs.JobRuns;
import org.carrel.circulation.jobs.app.JobSchedule;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** What circulation does by itself: when, and what came of it. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Scheduled work")
public class JobResource {
    private final JobSchedule schedule;
    private final JobRuns runs;
    private final Caller caller;

    JobResource(JobSchedule schedule, JobRuns runs, Caller caller) {
        this.schedule = schedule;
        this.runs = runs;
        this.caller = caller;
    }

    /** A job. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Job")
    record JobView(
            @Schema(examples = "expire-requests") String name,
            String purpose,

            @Schema(description = "How long after one run the next begins (ISO 8601).", examples = "PT1M")
            String every,

            @Schema(description = "When its next turn is.") @Nullable
            Instant nextAt,

            boolean running,

            @Schema(description = "When it last ended well, even if it found nothing to do.") @Nullable
            Instant lastSuccessAt,

            @Nullable Instant lastFailureAt) {
        static JobView of(JobSchedule.Turn turn) {
            return new JobView(
                    turn.job().name(),
                    turn.job().purpose(),
                    turn.job().every().toString(),
                    turn.nextAt(),
                    turn.running(),
                    turn.lastSuccessAt(),
                    turn.lastFailureAt());
        }
    }

    /** All jobs. */
    @Schema(name = "Jobs")
    record JobsView(List<JobView> items) {}

    /** A run that had something to do. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JobRun")
    record RunView(
            UUID id,
            @Schema(examples = "expire-requests") String job,
            JobRun.State state,
            Instant startedAt,

            @Schema(description = "When its last batch was done.")
            Instant toldAt,

            @Nullable Instant endedAt,
            @Schema(examples = "1204") long done,
            @Schema(examples = "0") long failed) {
        static RunView of(JobRun run) {
            return new RunView(
                    run.id(),
                    run.job(),
                    run.state(),
                    run.startedAt(),
                    run.toldAt(),
                    run.endedAt(),
                    run.done(),
                    run.failed());
        }
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "JobRunPage")
    record RunPage(List<RunView> items, @Nullable String next) {}

    /** Something that a run could not do. */
    @Schema(name = "JobFailure")
    record FailureView(
            @Schema(description = "The id of the loan, request or other thing.")
            UUID subject,

            String reason) {}

    /** For the documentation: what a page looks like. */
    @Schema(name = "JobFailurePage")
    record FailurePage(List<FailureView> items, @Nullable String next) {}

    @GET
    @PermissionsAllowed(Permissions.JOBS_RUN)
    @Operation(operationId = "listJobs", summary = "List scheduled work with its turns")
    @APIResponse(
            responseCode = "200",
            description = "All jobs, by name.",
            content = @Content(schema = @Schema(implementation = JobsView.class)))
    public Response jobs() {
        return Response.ok(
                        new JobsView(schedule.turns().stream().map(JobView::of).toList()))
                .build();
    }

    @POST
    @Path("{name}/runs")
    @Command
    @PermissionsAllowed(Permissions.JOBS_RUN)
    @Operation(
            operationId = "runJob",
            summary = "Run a job now instead of waiting for its turn",
            description = "A node takes it up within seconds. A run that finds nothing to do leaves no record.")
    @APIResponse(
            responseCode = "202",
            description = "It will run.",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(responseCode = "409", description = "It is running (`job-running`).")
    public Response run(@PathParam("name") String name) {
        return switch (schedule.runNow(name)) {
            case SCHEDULED ->
                schedule.turn(name)
                        .map(turn -> Response.accepted(JobView.of(turn)).build())
                        .orElseThrow();
            case RUNNING ->
                Problem.of(409, "job-running", "The job is running.").response();
            case UNKNOWN -> noSuchJob();
        };
    }

    @GET
    @Path("{name}/runs")
    @PermissionsAllowed(Permissions.JOBS_RUN)
    @Operation(
            operationId = "listJobRuns",
            summary = "List what a job did",
            description = "The newest first. Runs that found nothing to do are not listed; runs are kept for 90 days.")
    @APIResponse(
            responseCode = "200",
            description = "A page of runs.",
            content = @Content(schema = @Schema(implementation = RunPage.class)))
    public Response list(@PathParam("name") String name, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        if (schedule.turn(name).isEmpty()) {
            return noSuchJob();
        }
        return Page.of(runs.list(name, page.afterId(), page.limit() + 1), page, run -> Cursor.of(run.id()))
                .map(RunView::of)
                .response(uri);
    }

    @GET
    @Path("runs/{id}")
    @PermissionsAllowed(Permissions.JOBS_RUN)
    @Operation(operationId = "getJobRun", summary = "Show how far a run is")
    @APIResponse(
            responseCode = "200",
            description = "The run.",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    public Response run(@PathParam("id") UUID id) {
        return runs.find(id).map(run -> Response.ok(RunView.of(run)).build()).orElseGet(JobResource::noSuchRun);
    }

    @GET
    @Path("runs/{id}/failures")
    @PermissionsAllowed(Permissions.JOBS_RUN)
    @Operation(operationId = "listJobFailures", summary = "List what a run could not do, and why")
    @APIResponse(
            responseCode = "200",
            description = "A page of failures.",
            content = @Content(schema = @Schema(implementation = FailurePage.class)))
    public Response failures(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        if (runs.find(id).isEmpty()) {
            return noSuchRun();
        }
        return Page.of(
                        runs.failures(id, page.afterId(), page.limit() + 1),
                        page,
                        failure -> Cursor.of(failure.subject()))
                .map(failure -> new FailureView(failure.subject(), failure.reason()))
                .response(uri);
    }

    @POST
    @Path("runs/{id}/cancellation")
    @Command
    @PermissionsAllowed(Permissions.JOBS_RUN)
    @Operation(
            operationId = "cancelJobRun",
            summary = "Stop a run after the batch in hand",
            description = "What it did stays done; the next run goes on with the rest.")
    @APIResponse(responseCode = "202", description = "It will stop.")
    @APIResponse(responseCode = "409", description = "It has ended (`job-run-ended`).")
    public Response cancel(@PathParam("id") UUID id) {
        if (runs.cancel(id, caller.subject())) {
            return Response.accepted().build();
        }
        return runs.find(id).isPresent()
                ? Problem.of(409, "job-run-ended", "The run has ended.").response()
                : noSuchRun();
    }

    private static Response noSuchJob() {
        return Problem.notFound("There is no such job; GET /jobs lists them.").response();
    }

    private static Response noSuchRun() {
        return Problem.notFound("There is no such run.").response();
    }
}
