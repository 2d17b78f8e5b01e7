package org.carrel.catalog.validation.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.MarcWarning;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.catalog.records.app.Sight;
import org.carrel.catalog.records.web.FieldsBody;
import org.carrel.catalog.validation.Finding;
import org.carrel.catalog.validation.app.CheckRecords;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** Holds records to the rules without saving them. */
@Path("/validations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "validation")
@RunOnVirtualThread
public class ValidationResource {

    private static final String MARCXML = "application/marcxml+xml";
    private static final String NOTHING_CHANGES = "Nothing is stored, so nothing can be done twice.";

    private final CheckRecords check;
    private final MarcReader reader;
    private final Records records;
    private final ReadRecord read;
    private final Sight sight;

    ValidationResource(CheckRecords check, MarcReader reader, Records records, ReadRecord read, Sight sight) {
        this.check = check;
        this.reader = reader;
        this.records = records;
        this.read = read;
        this.sight = sight;
    }

    /** What was found in a record. */
    @Schema(name = "Validation")
    record ValidationView(
            @Schema(description = "Rules that the record breaks, in the order of its fields.")
            List<Finding> findings,

            @Schema(description = "What is irregular in its octets.")
            List<MarcWarning> warnings) {}

    @POST
    @WithoutReplay(NOTHING_CHANGES)
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Consumes({"application/marc", MARCXML})
    @Operation(operationId = "validateOctets", summary = "Say which rules a record breaks, without saving it")
    @APIResponse(
            responseCode = "200",
            description = "What was found.",
            content = @Content(schema = @Schema(implementation = ValidationView.class)))
    @APIResponse(responseCode = "422", description = "`record-unreadable`, with the reason.")
    public Response octets(@HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] body) {
        Serialisation serialisation = contentType.startsWith(MARCXML) ? Serialisation.MARCXML : Serialisation.ISO2709;
        return switch (reader.read(Octets.of(body), serialisation, "UTF-8")) {
            case Reading.Understood understood ->
                Response.ok(new ValidationView(check.findings(understood.record()), understood.warnings()))
                        .build();
            case Reading.Refused refused ->
                Problem.of(422, "record-unreadable", "This is not a record that can be catalogued.")
                        .detail(refused.detail())
                        .with("reason", refused.reason())
                        .response();
        };
    }

    @POST
    @WithoutReplay(NOTHING_CHANGES)
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "validateFields",
            summary = "Say which rules an edit would break, without saving it",
            description = "Takes what `PUT /records/{id}/fields` takes.")
    @APIResponse(
            responseCode = "200",
            description = "What was found.",
            content = @Content(schema = @Schema(implementation = ValidationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`validation-failed`: what cannot be said in MARC, field by field.")
    public Response fields(@NotNull @Valid FieldsBody body) {
        return Response.ok(new ValidationView(check.findings(body.record()), List.of()))
                .build();
    }

    @GET
    @Path("/records/{id}")
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Operation(operationId = "validateRecord", summary = "Say which rules a record breaks as it stands")
    @APIResponse(
            responseCode = "200",
            description = "What was found.",
            content = @Content(schema = @Schema(implementation = ValidationView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response record(@PathParam("id") UUID id) {
        return sight.record(id)
                .flatMap(record -> records.version(record.id(), record.currentVersion()))
                .map(version -> Response.ok(new ValidationView(
                                check.findings(read.view(version.original())),
                                version.original().warnings()))
                        .build())
                .orElseGet(() -> Problem.notFound("No record has this id.").response());
    }
}
