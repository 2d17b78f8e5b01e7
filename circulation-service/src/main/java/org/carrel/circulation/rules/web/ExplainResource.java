package org.carrel.circulation.rules.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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

import org.carrel.circulation.rules.Explanation;
import org.carrel.circulation.rules.Situation;
import org.carrel.circulation.rules.app.ExplainRules;
import org.carrel.circulation.rules.app.ExplainRules.What;
import org.carrel.circulation.rules.app.ExplainRules.When;
import org.carrel.circulation.rules.app.ExplainRules.Whom;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** Why the rules say what they say. */
@Path("/rules/explain")
@RunOnVirtualThread
@Tag(name = "Rules")
public class ExplainResource {
    private final ExplainRules explainRules;

    ExplainResource(ExplainRules explainRules) {
        this.explainRules = explainRules;
    }

    /** Every setting with its winner and its losers, and what they come to. */
    @Schema(name = "RuleExplanation")
    record ExplanationView(int version, SituationView situation, DatesView dates, List<Explanation> settings) {}

    /** How the rules see the patron, the item and the places. */
    @Schema(name = "RuleSituation")
    record SituationView(
            String patronGroup,
            String materialType,
            String loanType,
            String location,

            @Schema(description = "Codes of the branch that owns the item and of all above it.")
            List<String> itemBranch,

            @Schema(description = "Codes of the patron's home branch and of all above it.")
            List<String> patronBranch,

            @Schema(description = "Codes of the branch of the pickup point and of all above it.")
            List<String> pickupBranch) {
        static SituationView of(Situation situation) {
            return new SituationView(
                    situation.patronGroup(),
                    situation.kind().materialType(),
                    situation.kind().loanType(),
                    situation.kind().location(),
                    situation.itemBranch(),
                    situation.patronBranch(),
                    situation.pickupBranch());
        }
    }

    /** What the settings come to at a moment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RuleDates")
    record DatesView(
            Instant at,

            @Schema(description = "When a loan made then is due, if nobody else waits and the membership lasts.")
            Instant dueAt,

            @Schema(description = "Until when such a loan would be renewed on its last day.")
            Instant renewedUntil,

            @Schema(description = "Until when an item that arrives then is kept on the hold shelf.") @Nullable
            Instant keptUntil) {
        static DatesView of(ExplainRules.Dates dates) {
            return new DatesView(dates.at(), dates.dueAt(), dates.renewedUntil(), dates.keptUntil());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(
            operationId = "explainRules",
            summary = "Say why each setting is as it is for a patron, an item, a place and a time",
            description =
                    "For every setting the value, the rule that won, and each rule that lost with the reason. The "
                            + "patron is told by patronId, patronCard, or by patronGroup and patronBranchId; the item by "
                            + "itemId or barcode. With `at`, by the version that was in force then.")
    @APIResponse(
            responseCode = "200",
            description = "The explanation.",
            content = @Content(schema = @Schema(implementation = ExplanationView.class)))
    @APIResponse(responseCode = "404", description = "No such patron, item, service point, or no rules at that time.")
    public Response explain(
            @QueryParam("patronId") @Nullable UUID patronId,
            @QueryParam("patronCard") @Nullable String patronCard,
            @QueryParam("patronGroup") @Nullable String patronGroup,
            @QueryParam("patronBranchId") @Nullable UUID patronBranchId,
            @QueryParam("itemId") @Nullable UUID itemId,
            @QueryParam("barcode") @Nullable String barcode,
            @QueryParam("servicePointId")
                    @Parameter(description = "Where it would be lent; else the owning branch.")
                    @Nullable
                    UUID servicePointId,
            @QueryParam("pickupServicePointId") @Nullable UUID pickupServicePointId,
            @QueryParam("at")
                    @Parameter(description = "A moment; else now.", example = "2026-12-24T10:00:00Z")
                    @Nullable
                    Instant at) {
        Whom whom = whom(patronId, patronCard, patronGroup, patronBranchId);
        return switch (explainRules.explain(
                whom, what(itemId, barcode), new When(servicePointId, pickupServicePointId, at))) {
            case ExplainRules.Outcome.Explained(var version, var situation, var settings, var dates) ->
                Response.ok(new ExplanationView(version, SituationView.of(situation), DatesView.of(dates), settings))
                        .build();
            case ExplainRules.Outcome.NoSuchPatron _ ->
                Problem.notFound("No patron is known here by this id or card.").response();
            case ExplainRules.Outcome.NoSuchItem _ ->
                Problem.notFound("No item is known here by this id or barcode.").response();
            case ExplainRules.Outcome.NoSuchDesk _ ->
                Problem.notFound("No service point has this id.").response();
            case ExplainRules.Outcome.NothingInForce _ ->
                Problem.notFound("No rules were in force at that time.").response();
        };
    }

    private static Whom whom(
            @Nullable UUID patronId, @Nullable String card, @Nullable String group, @Nullable UUID branchId) {
        if (patronId != null) {
            return new Whom.Known(patronId);
        }
        if (card != null) {
            return new Whom.Holder(card);
        }
        if (group == null) {
            throw new ProblemException(
                    Problem.invalid("patronId", "required", "Send patronId, patronCard or patronGroup."));
        }
        return new Whom.Anyone(group, branchId);
    }

    private static What what(@Nullable UUID itemId, @Nullable String barcode) {
        if (itemId != null) {
            return new What.Known(itemId);
        }
        if (barcode == null) {
            throw new ProblemException(Problem.invalid("itemId", "required", "Send itemId or barcode."));
        }
        return new What.Labelled(barcode);
    }
}
