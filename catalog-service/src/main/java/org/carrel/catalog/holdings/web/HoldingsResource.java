package org.carrel.catalog.holdings.web;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.holdings.HoldingsStatement;
import org.carrel.catalog.holdings.app.ReadHoldings;
import org.carrel.catalog.records.app.Sight;
import org.carrel.platform.problem.Problem;

/** What holdings records say of a title. */
@Path("/records/{recordId}/holdings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records")
@RunOnVirtualThread
public class HoldingsResource {

    private final Sight sight;
    private final ReadHoldings read;

    HoldingsResource(Sight sight, ReadHoldings read) {
        this.sight = sight;
        this.read = read;
    }

    /** What the holdings records of a title say. */
    @Schema(name = "TitleHoldings")
    record TitleHoldingsView(List<HoldingsView> items) {}

    /** What one holdings record says. */
    @Schema(name = "HoldingsStatement")
    record HoldingsView(
            @Schema(description = "The holdings record.") UUID recordId,
            List<LocationView> locations,
            List<StatementView> statements,
            List<LinkView> links) {

        static HoldingsView of(ReadHoldings.Said said) {
            HoldingsStatement statement = said.statement();
            return new HoldingsView(
                    said.recordId(),
                    statement.locations().stream()
                            .map(at -> new LocationView(at.library(), at.shelf(), at.callNumber()))
                            .toList(),
                    statement.statements().stream()
                            .map(one -> new StatementView(one.of(), one.text(), one.note()))
                            .toList(),
                    statement.links().stream()
                            .map(link -> new LinkView(link.uri(), link.text()))
                            .toList());
        }
    }

    /** Where it is. */
    @Schema(name = "HoldingsLocation")
    record LocationView(
            @Schema(nullable = true) @Nullable String library,
            @Schema(nullable = true) @Nullable String shelf,
            @Schema(nullable = true) @Nullable String callNumber) {}

    /** What there is. */
    @Schema(name = "HoldingsText")
    record StatementView(
            HoldingsStatement.Of of,
            @Schema(examples = "v.12:no.3 (2007:June)") String text,
            @Schema(nullable = true) @Nullable String note) {}

    /** Where it is to be had on the Web. */
    @Schema(name = "HoldingsLink")
    record LinkView(
            String uri, @Schema(nullable = true) @Nullable String text) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "listHoldings",
            summary = "List what the holdings records of a title say",
            description =
                    "Holdings records belong to the title of the same source whose number their field 004 has. The "
                            + "public sees no suppressed ones.")
    @APIResponse(
            responseCode = "200",
            description = "What they say.",
            content = @Content(schema = @Schema(implementation = TitleHoldingsView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response list(@PathParam("recordId") UUID recordId) {
        if (sight.record(recordId).isEmpty()) {
            return Problem.notFound("No record has this id.").response();
        }
        return Response.ok(new TitleHoldingsView(read.ofTitle(recordId, sight.hiddenToo()).stream()
                        .map(HoldingsView::of)
                        .toList()))
                .build();
    }
}
