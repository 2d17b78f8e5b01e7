package org.carrel.circulation.rules.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.LiveLoans;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Simulation;
import org.carrel.circulation.rules.app.DraftRules;
import org.carrel.circulation.rules.app.SimulateRules;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** What a draft of rules would do to the loans that are open now. */
@Path("/rules/drafts/{id}/simulation")
@RunOnVirtualThread
@Tag(name = "Rules")
public class SimulationResource {
    private final DraftRules draftRules;
    private final SimulateRules simulateRules;

    SimulationResource(DraftRules draftRules, SimulateRules simulateRules) {
        this.draftRules = draftRules;
        this.simulateRules = simulateRules;
    }

    /** What was found. */
    @Schema(name = "RuleSimulation")
    record SimulationView(
            @Schema(description = "The version in force that the draft was compared with.")
            int comparedWith,

            @Schema(description = "How many open loans were looked at.")
            long loans,

            @Schema(description = "For how many of them any setting would be another.")
            long loansTouched,

            @Schema(description = "What would be another, the widest first, each with up to five loans as samples.")
            List<Simulation.Effect> effects,

            @Schema(description = "How many loans would be due at another time if they were made now.")
            Simulation.DueDates dueDates,

            @Schema(description = "Patrons who would have more than they may and do not have now.")
            List<Simulation.OverLimit> overLimit) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(
            operationId = "simulateRuleDraft",
            summary = "Try a draft on the loans that are open now",
            description = "As if each were made or renewed under the draft. Changes nothing: loans keep the terms they "
                    + "began under. A million loans take some seconds.")
    @APIResponse(
            responseCode = "200",
            description = "What would be another.",
            content = @Content(schema = @Schema(implementation = SimulationView.class)))
    @APIResponse(responseCode = "400", description = "The draft is not sound yet.")
    public Response simulate(@PathParam("id") UUID id) {
        return draft(
                id,
                text -> answer(simulateRules.all(text), (version, found) -> Response.ok(new SimulationView(
                                version,
                                found.loans(),
                                found.loansTouched(),
                                found.effects(),
                                found.dueDates(),
                                found.overLimit()))
                        .build()));
    }

    /** A loan that would be another. */
    @Schema(name = "RuleSimulationLoan")
    record LoanView(
            UUID loanId,
            UUID patronId,
            UUID itemId,
            Instant dueAt,

            @Schema(description = "When it would be due if it were made now under the rules in force.")
            Instant dueBefore,

            @Schema(description = "When it would be due if it were made now under the draft.")
            Instant dueAfter,

            List<SimulateRules.Difference> differences) {
        static LoanView of(SimulateRules.Touched touched) {
            LiveLoans.Open loan = touched.loan();
            return new LoanView(
                    loan.id(),
                    loan.patronId(),
                    loan.itemId(),
                    loan.dueAt(),
                    touched.dueBefore(),
                    touched.dueAfter(),
                    touched.differences());
        }
    }

    /** For the documentation: what a page looks like. */
    @Schema(name = "RuleSimulationLoanPage")
    record LoanPage(List<LoanView> items, @Nullable String next) {}

    @GET
    @Path("loans")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(
            operationId = "listRuleDraftEffects",
            summary = "List the open loans that would be another under a draft",
            description = "By patron, each with what would be another.")
    @APIResponse(
            responseCode = "200",
            description = "A page of loans.",
            content = @Content(schema = @Schema(implementation = LoanPage.class)))
    @APIResponse(responseCode = "400", description = "The draft is not sound yet, or there is no such setting.")
    public Response loans(
            @PathParam("id") UUID id,
            @QueryParam("setting") @Parameter(description = "Only loans for which this one would be another.") @Nullable
                    String setting,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        @Nullable Setting of = setting == null ? null : named(setting);
        LiveLoans.@Nullable Position after = position(page.cursor());
        return draft(
                id,
                text -> answer(simulateRules.loans(text, of, after, page.limit() + 1), (_, touched) -> Page.of(
                                touched, page, SimulationResource::sortKey)
                        .map(LoanView::of)
                        .response(uri)));
    }

    private static Cursor sortKey(SimulateRules.Touched touched) {
        LiveLoans.Position position = touched.loan().position();
        return Cursor.of(position.patronId(), position.loanId());
    }

    private static LiveLoans.@Nullable Position position(@Nullable Cursor cursor) {
        try {
            return cursor == null
                    ? null
                    : new LiveLoans.Position(UUID.fromString(cursor.part(0)), UUID.fromString(cursor.part(1)));
        } catch (IllegalArgumentException _) {
            throw Cursor.malformed();
        }
    }

    private static Setting named(String text) {
        return Setting.named(text)
                .orElseThrow(() -> new ProblemException(
                        Problem.invalid("setting", "unknown-setting", "GET /rules/settings lists them.")));
    }

    private Response draft(UUID id, Function<Map<String, Object>, Response> then) {
        return draftRules.find(id).map(draft -> then.apply(draft.text())).orElseGet(DraftResource::noSuchDraft);
    }

    /** How a result is told. */
    private interface Telling<T> {
        Response of(int version, T result);
    }

    private static <T> Response answer(SimulateRules.Outcome<T> outcome, Telling<T> telling) {
        return switch (outcome) {
            case SimulateRules.Outcome.Done<T>(var version, var result) -> telling.of(version, result);
            case SimulateRules.Outcome.Unsound<T>(var mistakes) -> RuleSetView.unsound(mistakes);
        };
    }
}
