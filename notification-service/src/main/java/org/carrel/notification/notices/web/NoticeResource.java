package org.carrel.notification.notices.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.notification.notices.Attempt;
import org.carrel.notification.notices.NoticeId;
import org.carrel.notification.notices.NoticeState;
import org.carrel.notification.notices.Notices;
import org.carrel.notification.notices.Resend;
import org.carrel.notification.notices.Subject;
import org.carrel.notification.notices.app.ReadNotices;
import org.carrel.notification.notices.app.ResendNotice;
import org.carrel.notification.templates.NoticeKind;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

@Path("/notices")
@Tag(name = "Notices", description = "What patrons were told, or not, and why.")
@RunOnVirtualThread
public class NoticeResource {

    private final ReadNotices reading;
    private final ResendNotice resending;
    private final Caller caller;

    NoticeResource(ReadNotices reading, ResendNotice resending, Caller caller) {
        this.reading = reading;
        this.resending = resending;
        this.caller = caller;
    }

    @Schema(name = "Notice", description = "One thing to be told to one patron. Neither address nor text is kept.")
    record NoticeView(
            UUID id,
            @Schema(examples = "request-ready") String kind,
            UUID patronId,

            @Schema(description = "What sort of thing it is about.")
            Subject.Kind subjectKind,

            UUID subjectId,
            @Schema(examples = "email") String channel,
            NoticeState state,

            @Schema(
                    description = "Code of why it failed, was cancelled, suppressed or put off.",
                    examples = "no-address")
            @Nullable
            String reason,

            int attempts,
            @Nullable Instant nextAttemptAt,

            @Schema(description = "After this moment it is not sent any more.")
            Instant goodUntil,

            @Nullable String language,
            @Nullable Integer templateVersion,

            @Schema(description = "The notice that it repeats.") @Nullable
            UUID resendOf,

            Instant createdAt,
            @Nullable Instant settledAt,

            @Schema(description = "Attempts to send it, the oldest first; not in lists.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            List<AttemptView> history) {

        static NoticeView of(Notices.Filed record, @Nullable List<Attempt> attempts) {
            var notice = record.notice();
            var occurrence = notice.occurrence();
            var written = record.written();
            var resendOf = record.resendOf();
            return new NoticeView(
                    notice.id().value(),
                    occurrence.kind().code(),
                    occurrence.patronId(),
                    occurrence.subject().kind(),
                    occurrence.subject().id(),
                    notice.channel().code(),
                    notice.state(),
                    notice.reason(),
                    notice.attempts(),
                    notice.nextAttemptAt(),
                    occurrence.goodUntil(),
                    written == null ? null : written.language(),
                    written == null ? null : written.templateVersion(),
                    resendOf == null ? null : resendOf.value(),
                    record.createdAt(),
                    record.settledAt(),
                    attempts == null
                            ? null
                            : attempts.stream().map(AttemptView::of).toList());
        }
    }

    @Schema(name = "NoticeAttempt")
    record AttemptView(
            int number,
            Instant at,

            @Schema(description = "accepted, not-now, never or withheld")
            String outcome,

            @Nullable String reason,

            @Schema(description = "Reply code of the mail server, RFC 5321.") @Nullable
            Integer replyCode,

            @Schema(description = "Its enhanced status code, RFC 3463.") @Nullable
            String replyStatus) {

        static AttemptView of(Attempt attempt) {
            var reply = attempt.reply();
            return new AttemptView(
                    attempt.number(),
                    attempt.at(),
                    attempt.outcome(),
                    attempt.reason(),
                    reply == null ? null : reply.code(),
                    reply == null ? null : reply.status());
        }
    }

    @GET
    @PermissionsAllowed(Permissions.NOTICES_READ)
    @Operation(
            operationId = "listNotices",
            summary = "Notices, the newest first, a page at a time; patrons see their own only.")
    @APIResponse(responseCode = "200", description = "A page.")
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    public Response list(
            @QueryParam("patronId") @Nullable UUID patronId,
            @QueryParam("state") @Nullable NoticeState state,
            @QueryParam("kind") @Parameter(description = "Code of a kind of notice.") @Nullable String kind,
            @QueryParam("subjectId") @Parameter(description = "A request, loan or interlibrary request.") @Nullable
                    UUID subjectId,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        var afterId = page.afterId();
        var query = new Notices.Query(
                whose(patronId),
                state,
                kind == null ? null : kind(kind),
                subjectId,
                afterId == null ? null : new NoticeId(afterId),
                page.limit() + 1);
        var found = reading.list(query).stream()
                .map(record -> NoticeView.of(record, null))
                .toList();
        return Page.of(found, page, notice -> Cursor.of(notice.id())).response(uri);
    }

    private static NoticeKind kind(String code) {
        return NoticeKind.ofCode(code)
                .orElseThrow(() -> new ProblemException(
                        Problem.invalid("kind", "unknown-kind", "must be the code of a kind of notice")));
    }

    private @Nullable UUID whose(@Nullable UUID asked) {
        var self = caller.patronId();
        if (self != null && asked != null) {
            caller.requireSelfIfPatron(asked);
        }
        return self == null ? asked : self;
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.NOTICES_READ)
    @Operation(operationId = "getNotice", summary = "One notice with the attempts to send it.")
    @APIResponse(
            responseCode = "200",
            description = "The notice.",
            content = @Content(schema = @Schema(implementation = NoticeView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public NoticeView get(@PathParam("id") UUID id) {
        var record = reading.find(new NoticeId(id)).orElseThrow(NoticeResource::noSuchNotice);
        caller.requireSelfIfPatron(record.notice().occurrence().patronId());
        return NoticeView.of(record, reading.attempts(new NoticeId(id)));
    }

    @POST
    @Path("/{id}/resend")
    @Command
    @PermissionsAllowed(Permissions.NOTICES_WRITE)
    @Operation(
            operationId = "resendNotice",
            summary = "Sends a notice again that was delivered or failed, as a new notice.",
            description = "It is looked at once more before it leaves. Honours `Idempotency-Key`.")
    @APIResponse(
            responseCode = "201",
            description = "The new notice waits to be sent.",
            content = @Content(schema = @Schema(implementation = NoticeView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`: for staff only.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = """
                    `resend-refused`, with reasons `still-being-sent`, `no-longer-true`, `refused-by-patron`, \
                    `moment-passed`.""")
    public Response resend(@PathParam("id") UUID id, @Context UriInfo uri) {
        if (caller.kind() == Caller.Kind.PATRON) {
            return Problem.of(403, "forbidden", "You may not do this.")
                    .detail("Notices are sent again by staff.")
                    .response();
        }
        return switch (resending.resend(new NoticeId(id)).orElseThrow(NoticeResource::noSuchNotice)) {
            case Resend.Again(var notice) -> {
                var record = reading.find(notice.id()).orElseThrow();
                yield Response.created(URI.create(
                                uri.getBaseUri() + "notices/" + notice.id().value()))
                        .entity(NoticeView.of(record, null))
                        .build();
            }
            case Resend.Refused(var reason) ->
                Problem.of(409, "resend-refused", "The notice is not sent again.")
                        .reasons(List.of(new Reason(reason, "refuse")))
                        .response();
        };
    }

    private record Reason(String code, String severity) {}

    private static ProblemException noSuchNotice() {
        return new ProblemException(Problem.notFound("No such notice."));
    }
}
