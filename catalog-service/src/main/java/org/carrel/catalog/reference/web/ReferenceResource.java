package org.carrel.catalog.reference.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.csv.Csv;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.reference.Question;
import org.carrel.catalog.reference.Questions;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** The log of reference questions. */
@Path("/reference-questions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reference", description = "Questions asked at the reference desk. Who asked is not noted.")
@PermissionsAllowed(Permissions.CATALOG_REFERENCE_WRITE)
@RunOnVirtualThread
public class ReferenceResource {

    private final Questions questions;
    private final Places places;
    private final Caller caller;
    private final IdSource ids;
    private final Clock clock;

    ReferenceResource(Questions questions, Places places, Caller caller, IdSource ids, Clock clock) {
        this.questions = questions;
        this.places = places;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is noted of a question. */
    @Schema(name = "ReferenceQuestionDescription", description = "Do not write down who asked.")
    record QuestionBody(
            @Schema(nullable = true, description = "Now if left out.") @Nullable
            Instant askedAt,

            @Schema(nullable = true) @Nullable UUID branchId,
            @NotNull Question.Channel channel,
            @NotNull Question.Kind kind,

            @NotBlank @Size(max = 4000) @Schema(examples = "When was the old town hall built?")
            String question,

            @Size(max = 10000) @Schema(nullable = true) @Nullable
            String answer,

            @Size(max = 50) @Schema(nullable = true, examples = "[\"City chronicle, vol. 2\"]") @Nullable
            List<@NotBlank @Size(max = 500) String> sources,

            @Min(0) @Max(1440) @Schema(examples = "15") int minutes,

            @Size(max = 20) @Schema(nullable = true) @Nullable
            Set<@NotBlank @Size(max = 50) String> tags) {

        Question question(UUID id, long version, Instant now, String actor) {
            return new Question(
                    id,
                    version,
                    new Question.Asked(askedAt == null ? now : askedAt, branchId, channel, kind),
                    new Question.Said(question, answer, sources == null ? List.of() : sources),
                    minutes,
                    tags == null ? Set.of() : tags,
                    actor);
        }
    }

    /** A question as clients see it. */
    @Schema(name = "ReferenceQuestion")
    record QuestionView(
            UUID id,
            @Schema(description = "The number in the ETag.") long version,
            Instant askedAt,
            @Schema(nullable = true) @Nullable UUID branchId,
            Question.Channel channel,
            Question.Kind kind,
            String question,
            @Schema(nullable = true) @Nullable String answer,
            List<String> sources,
            int minutes,
            List<String> tags,
            String answeredBy) {

        static QuestionView of(Question question) {
            return new QuestionView(
                    question.id(),
                    question.version(),
                    question.asked().at(),
                    question.asked().branchId(),
                    question.asked().channel(),
                    question.asked().kind(),
                    question.said().question(),
                    question.said().answer(),
                    question.said().sources(),
                    question.minutes(),
                    question.tags().stream().sorted().toList(),
                    question.answeredBy());
        }
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "ReferenceQuestionPage")
    record QuestionPageView(
            List<QuestionView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** Statistics. */
    @Schema(name = "ReferenceStatistics")
    record StatisticsView(
            long questions,
            long minutes,

            @Schema(description = "By day, kind and channel.")
            List<Question.Count> counts) {}

    @POST
    @Command
    @Operation(operationId = "logReferenceQuestion", summary = "Note a question and its answer")
    @APIResponse(
            responseCode = "201",
            description = "Noted.",
            content = @Content(schema = @Schema(implementation = QuestionView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: also `unknown-branch`")
    public Response add(@NotNull @Valid QuestionBody body) {
        if (unknownBranch(body)) {
            return noSuchBranch();
        }
        Question question = body.question(ids.next(), 1, clock.instant(), caller.subject());
        questions.add(question);
        return answer(Response.created(URI.create("reference-questions/" + question.id())), question);
    }

    @GET
    @Operation(operationId = "listReferenceQuestions", summary = "Look through the log, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = QuestionPageView.class)))
    public Response list(
            @QueryParam("q") @Size(max = 200) @Nullable String words,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("branchId") @Nullable UUID branchId,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("until") @Nullable LocalDate until,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return Page.of(
                        questions.list(wanted(words, tag, branchId, from, until), page.afterId(), page.limit() + 1),
                        page,
                        question -> Cursor.of(question.id()))
                .map(QuestionView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getReferenceQuestion", summary = "Read a question")
    @APIResponse(
            responseCode = "200",
            description = "The question, its version as ETag.",
            content = @Content(schema = @Schema(implementation = QuestionView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return questions
                .find(id)
                .map(question -> answer(Response.ok(), question))
                .orElseGet(ReferenceResource::unknown);
    }

    @PUT
    @Path("/{id}")
    @Command
    @Operation(operationId = "editReferenceQuestion", summary = "Edit a question, or add its answer")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = QuestionView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid QuestionBody body) {
        Optional<Question> current = questions.find(id);
        if (current.isEmpty()) {
            return unknown();
        }
        ETags.require(ifMatch, current.get().version());
        if (unknownBranch(body)) {
            return noSuchBranch();
        }
        Question edited = body.question(
                id,
                current.get().version() + 1,
                current.get().asked().at(),
                current.get().answeredBy());
        questions.store(edited);
        return answer(Response.ok(), edited);
    }

    @DELETE
    @Path("/{id}")
    @Command
    @Operation(operationId = "removeReferenceQuestion", summary = "Remove a question from the log")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response remove(@PathParam("id") UUID id) {
        return questions.remove(id) ? Response.noContent().build() : unknown();
    }

    @GET
    @Path("/statistics")
    @Operation(
            operationId = "countReferenceQuestions",
            summary = "Count questions by day, kind and channel",
            description = "Days are those of the branch's time zone; without a branch, of UTC.")
    public StatisticsView statistics(
            @QueryParam("branchId") @Nullable UUID branchId,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("until") @Nullable LocalDate until) {
        List<Question.Count> counts = questions.counts(wanted(null, null, branchId, from, until), zone(branchId));
        return new StatisticsView(
                counts.stream().mapToLong(Question.Count::questions).sum(),
                counts.stream().mapToLong(Question.Count::minutes).sum(),
                counts);
    }

    @GET
    @Path("/statistics/table")
    @Produces("text/csv")
    @Operation(operationId = "tabulateReferenceQuestions", summary = "Fetch the counts as a table")
    @APIResponse(
            responseCode = "200",
            description = "Comma-separated values.",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response table(
            @QueryParam("branchId") @Nullable UUID branchId,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("until") @Nullable LocalDate until) {
        var table = new Csv("day", "kind", "channel", "questions", "minutes");
        questions
                .counts(wanted(null, null, branchId, from, until), zone(branchId))
                .forEach(count ->
                        table.row(count.day(), count.kind(), count.channel(), count.questions(), count.minutes()));
        return Response.ok(table.toString(), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"reference.csv\"")
                .build();
    }

    private Questions.Wanted wanted(
            @Nullable String words,
            @Nullable String tag,
            @Nullable UUID branchId,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        ZoneId zone = zone(branchId);
        return new Questions.Wanted(
                words,
                tag,
                branchId,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private ZoneId zone(@Nullable UUID branchId) {
        PlaceTree tree = places.tree();
        return tree.find(branchId).flatMap(branch -> tree.zoneFrom(branch.id())).orElse(ZoneOffset.UTC);
    }

    private boolean unknownBranch(QuestionBody body) {
        return body.branchId() != null && places.find(body.branchId()).isEmpty();
    }

    private static Response noSuchBranch() {
        return Problem.invalid("branchId", "unknown-branch", "No branch has this id.")
                .response();
    }

    private static Response answer(Response.ResponseBuilder response, Question question) {
        return response.header(HttpHeaders.ETAG, ETags.of(question.version()))
                .entity(QuestionView.of(question))
                .build();
    }

    private static Response unknown() {
        return Problem.notFound("No reference question has this id.").response();
    }
}
