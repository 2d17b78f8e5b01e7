package org.carrel.catalog.labels.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.labels.Design;
import org.carrel.catalog.labels.LabelKind;
import org.carrel.catalog.labels.Labels;
import org.carrel.catalog.labels.Labels.Versioned;
import org.carrel.catalog.labels.Symbology;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** How labels look. */
@Path("/label-designs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "labels", description = "Spine, pocket and barcode labels.")
@PermissionsAllowed(Permissions.CATALOG_PROCESSING_WRITE)
@RunOnVirtualThread
public class LabelDesignResource {

    private final Labels labels;

    LabelDesignResource(Labels labels) {
        this.labels = labels;
    }

    /** The letters. */
    @Schema(name = "LabelType", description = "Letters are as large as wished if the longest line fits.")
    record TypeView(
            @DecimalMin("4") @DecimalMax("72") @Schema(examples = "11")
            double size,

            @DecimalMin("3")
            @DecimalMax("72")
            @Schema(description = "A spine label whose letters would be smaller is not printed.", examples = "6")
            double smallest,

            boolean bold,
            boolean centred) {}

    /** A design as clients see it. */
    @Schema(name = "LabelDesign")
    record DesignView(
            String code,
            long version,
            String name,
            String sheet,
            LabelKind kind,
            TypeView type,
            @Schema(nullable = true) @Nullable Symbology symbology,
            @Schema(nullable = true) @Nullable String heading) {

        static DesignView of(Versioned<Design> stored) {
            Design design = stored.value();
            Design.Type type = design.type();
            return new DesignView(
                    design.code(),
                    stored.version(),
                    design.name(),
                    design.sheet(),
                    design.kind(),
                    new TypeView(type.size(), type.smallest(), type.bold(), type.centred()),
                    design.symbology(),
                    design.heading());
        }
    }

    /** All designs. */
    @Schema(name = "LabelDesigns")
    record DesignsView(List<DesignView> items) {}

    /** What a client says of a design. */
    @Schema(name = "LabelDesignDescription")
    record DesignBody(
            @NotBlank @Size(max = 100) @Schema(examples = "Spine labels")
            String name,

            @NotBlank @Schema(description = "Code of the sheet.", examples = "a4-3x8")
            String sheet,

            @NotNull LabelKind kind,
            @NotNull @Valid TypeView type,

            @Schema(nullable = true, description = "How the barcode is drawn; not on spine labels.") @Nullable
            Symbology symbology,

            @Size(max = 100) @Schema(nullable = true, examples = "City Library") @Nullable
            String heading) {

        Design design(String code) {
            return new Design(
                    code,
                    name,
                    sheet,
                    kind,
                    new Design.Type(type.size(), Math.min(type.size(), type.smallest()), type.bold(), type.centred()),
                    symbology,
                    heading);
        }
    }

    @GET
    @Operation(operationId = "listLabelDesigns", summary = "List the designs of labels")
    public DesignsView list() {
        return new DesignsView(labels.designs().stream().map(DesignView::of).toList());
    }

    @PUT
    @Path("/{code}")
    @Command
    @Operation(
            operationId = "putLabelDesign",
            summary = "Add or edit a design of labels",
            description = "Editing one that is there needs If-Match; adding one does not.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = DesignView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = DesignView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: also `unknown-sheet`, `symbology-missing`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("code") @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid DesignBody body) {
        if (labels.sheet(body.sheet()).isEmpty()) {
            return Problem.invalid("sheet", "unknown-sheet", "No sheet has this code.")
                    .response();
        }
        if (body.kind() != LabelKind.SPINE && body.symbology() == null) {
            return Problem.invalid("symbology", "symbology-missing", "These labels have a barcode.")
                    .response();
        }
        Optional<Versioned<Design>> current = labels.design(code);
        current.ifPresent(found -> ETags.require(ifMatch, found.version()));
        Versioned<Design> stored = labels.put(body.design(code));
        return (current.isPresent() ? Response.ok() : Response.created(URI.create("label-designs/" + code)))
                .header(HttpHeaders.ETAG, ETags.of(stored.version()))
                .entity(DesignView.of(stored))
                .build();
    }

    @DELETE
    @Path("/{code}")
    @Command
    @Operation(operationId = "removeLabelDesign", summary = "Remove a design of labels")
    @APIResponse(responseCode = "204", description = "Removed; what was printed with it can still be printed again.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response remove(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Optional<Versioned<Design>> current = labels.design(code);
        if (current.isEmpty()) {
            return Problem.notFound("No design has this code.").response();
        }
        ETags.require(ifMatch, current.get().version());
        labels.removeDesign(code);
        return Response.noContent().build();
    }
}
