package org.carrel.catalog.validation.web;

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

import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.catalog.records.app.Sight;
import org.carrel.catalog.validation.Decoding;
import org.carrel.catalog.validation.Marc21;
import org.carrel.platform.problem.Problem;

/** Says what the codes of a record mean. */
@Path("/records/{id}/coded-positions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records")
@RunOnVirtualThread
public class CodedPositionsResource {

    private final Records records;
    private final ReadRecord read;
    private final Sight sight;

    CodedPositionsResource(Records records, ReadRecord read, Sight sight) {
        this.records = records;
        this.read = read;
        this.sight = sight;
    }

    /** What positions of a field say. */
    @Schema(name = "CodedPosition")
    record CodedPositionView(
            @Schema(description = "The field; `LDR` for the leader.", examples = "007")
            String tag,

            @Schema(description = "Which of the fields with this tag, counting from 1; 0 for the leader.")
            int occurrence,

            @Schema(description = "The first position, counting from 0.", examples = "4")
            int from,

            @Schema(description = "The last position.", examples = "4")
            int to,

            @Schema(examples = "Videorecording format") String name,

            @Schema(description = "What stands there; # is a blank.", examples = "v")
            String code,

            @Schema(examples = "DVD") String meaning) {

        static CodedPositionView of(Decoding.Decoded one) {
            return new CodedPositionView(
                    one.tag(),
                    one.occurrence(),
                    one.from(),
                    one.to(),
                    one.name(),
                    one.code().replace(' ', '#'),
                    one.meaning());
        }
    }

    /** What the codes of a record say. */
    @Schema(name = "CodedPositions")
    record CodedPositionsView(List<CodedPositionView> positions) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "getCodedPositions",
            summary = "Read in words what leader, 006, 007 and 008 of a record say",
            description = "Positions with the fill character, and codes that MARC 21 does not define, are left out. "
                    + "Authorities, holdings and UNIMARC have none.")
    @APIResponse(
            responseCode = "200",
            description = "In the order of fields.",
            content = @Content(schema = @Schema(implementation = CodedPositionsView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`; also what the public gets for suppressed records.")
    public Response read(@PathParam("id") UUID id) {
        return sight.record(id)
                .flatMap(record -> records.version(record.id(), record.currentVersion()))
                .map(RecordVersion::original)
                .map(original -> Response.ok(
                                new CodedPositionsView(Decoding.of(read.view(original), Marc21.rules()).stream()
                                        .map(CodedPositionView::of)
                                        .toList()))
                        .build())
                .orElseGet(() -> Problem.notFound("No record has this id.").response());
    }
}
