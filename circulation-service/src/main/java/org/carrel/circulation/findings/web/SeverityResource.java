package org.carrel.circulation.findings.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.LocalSeverities;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.findings.Severity;
import org.carrel.circulation.findings.app.SeverityBook;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** What stands in the way at the desk, and how much: every code, and what places have made of it. */
@Path("/finding-severities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Rules")
public class SeverityResource {
    private final SeverityBook book;
    private final PlaceDirectory places;
    private final Caller caller;

    SeverityResource(SeverityBook book, PlaceDirectory places, Caller caller) {
        this.book = book;
        this.places = places;
        this.caller = caller;
    }

    /** A code and what may be made of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FindingCode")
    record CodeView(
            @Schema(examples = "LOAN_LIMIT_REACHED") String code,

            @Schema(description = "What holds where no place has said otherwise.")
            Severity usual,

            @Schema(description = "The least that may be made of it; the same as usual for what cannot be done at all.")
            Severity mildest,

            @Schema(description = "Whether its severity cannot be changed.")
            boolean fixed,

            @Schema(
                    description = "The permission for this code alone; `circulation.override` covers all.",
                    examples = "circulation.override.loan-limit-reached")
            @Nullable
            String overridableBy) {
        static CodeView of(FindingCode code) {
            return new CodeView(
                    code.name(),
                    code.severity(),
                    code.mildest(),
                    code.fixed(),
                    code.fixed() ? null : code.overridePermission());
        }
    }

    /** All codes. */
    @Schema(name = "FindingCodes")
    record CodesView(List<CodeView> codes) {}

    @GET
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(
            operationId = "listFindingCodes",
            summary = "List everything that can stand in the way, with how much it usually does")
    @APIResponse(
            responseCode = "200",
            description = "All codes, by name.",
            content = @Content(schema = @Schema(implementation = CodesView.class)))
    public CodesView list() {
        return new CodesView(Stream.of(FindingCode.values())
                .sorted(Comparator.comparing(Enum::name))
                .map(CodeView::of)
                .toList());
    }

    /** What a place says. */
    @Schema(name = "FindingSeverities")
    record SeveritiesView(
            UUID placeId,

            @Schema(description = "What the place says itself, by code.")
            Map<String, Severity> own,

            @Schema(description = "What differs from the usual there, with what places above it say.")
            Map<String, Severity> inForce,

            @Schema(description = "0 if the place says nothing.")
            long version) {}

    /** What a place is to say. */
    @Schema(name = "FindingSeveritiesInput")
    record SeveritiesInput(
            @NotNull @Size(max = 200) @Schema(description = "By code; what is left out follows the place above.")
            Map<String, Severity> own) {}

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.RULES_READ)
    @Operation(operationId = "getFindingSeverities", summary = "Show what a place makes of the findings")
    @APIResponse(
            responseCode = "200",
            description = "What it says itself, and what holds there.",
            content = @Content(schema = @Schema(implementation = SeveritiesView.class)))
    public Response get(@PathParam("id") UUID placeId) {
        requirePlaceExists(placeId);
        return answer(placeId, book.saidBy(placeId).orElse(new LocalSeverities.Entry(placeId, 0, Severities.USUAL)));
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.RULES_WRITE)
    @Operation(
            operationId = "putFindingSeverities",
            summary = "Say how much findings stand in the way at a place and all below it",
            description = "Each code may be made stricter, and milder down to its own limit: a confirmation may be "
                    + "given by anyone, also by a patron at a self-check. What cannot be done at all cannot be "
                    + "mapped. A change of what was said before needs If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "Said.",
            content = @Content(schema = @Schema(implementation = SeveritiesView.class)))
    public Response put(
            @PathParam("id") UUID placeId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull SeveritiesInput input) {
        requirePlaceExists(placeId);
        caller.requireBranch(placeId);
        Severities severities = severities(input.own());
        book.lock(placeId).ifPresent(held -> ETags.require(ifMatch, held.version()));
        return answer(placeId, book.enter(placeId, severities, caller.subject()));
    }

    private Response answer(UUID placeId, LocalSeverities.Entry entry) {
        List<UUID> upward = places.tree().idsUpward(placeId);
        Severities above = upward.size() > 1 ? book.at(upward.get(1)) : Severities.USUAL;
        return Response.ok(new SeveritiesView(
                        placeId, byName(entry.severities()), byName(above.butFor(entry.severities())), entry.version()))
                .header(HttpHeaders.ETAG, ETags.of(entry.version()))
                .build();
    }

    private static Map<String, Severity> byName(Severities severities) {
        Map<String, Severity> byName = new TreeMap<>();
        severities.changed().forEach((code, severity) -> byName.put(code.name(), severity));
        return byName;
    }

    private static Severities severities(Map<String, Severity> own) {
        Map<FindingCode, Severity> changed = new EnumMap<>(FindingCode.class);
        List<Problem.FieldError> errors = new ArrayList<>();
        own.forEach((name, severity) -> {
            Optional<FindingCode> code = FindingCode.named(name);
            if (code.isEmpty()) {
                errors.add(new Problem.FieldError("own." + name, "unknown-code", "No finding is called so."));
            } else if (!code.get().mayBe(severity)) {
                errors.add(new Problem.FieldError(
                        "own." + name,
                        code.get().fixed() ? "fixed" : "too-mild",
                        code.get().fixed()
                                ? "It tells of something that cannot be done."
                                : "The least it may be is " + code.get().mildest() + "."));
            } else {
                changed.put(code.get(), severity);
            }
        });
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return new Severities(changed);
    }

    private void requirePlaceExists(UUID placeId) {
        if (places.tree().find(placeId).isEmpty()) {
            throw new ProblemException(Problem.notFound("No place has this id."));
        }
    }
}
