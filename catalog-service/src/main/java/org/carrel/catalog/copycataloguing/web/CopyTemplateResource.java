package org.carrel.catalog.copycataloguing.web;

import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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

import org.carrel.catalog.copycataloguing.CopyTemplate;
import org.carrel.catalog.copycataloguing.CopyTemplate.Added;
import org.carrel.catalog.copycataloguing.CopyTemplate.AddedSubfield;
import org.carrel.catalog.copycataloguing.CopyTemplates;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** What is done to records that are taken from elsewhere. */
@Path("/copy-templates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "copy cataloguing", description = "Searching outside databases and taking records from them.")
@RunOnVirtualThread
public class CopyTemplateResource {

    private static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String TAGS = "(?!00)[0-9A-Za-z]{3}";

    private final CopyTemplates templates;

    CopyTemplateResource(CopyTemplates templates) {
        this.templates = templates;
    }

    /** A template as clients see it. */
    @Schema(name = "CopyTemplate")
    record TemplateView(
            String code, long version, String name, List<String> removed, List<AddedBody> added, List<String> kept) {

        static TemplateView of(CopyTemplates.Kept kept) {
            CopyTemplate its = kept.template();
            return new TemplateView(
                    its.code(),
                    kept.version(),
                    its.name(),
                    its.removed(),
                    its.added().stream()
                            .map(field -> new AddedBody(
                                    field.tag(),
                                    field.indicators(),
                                    field.subfields().stream()
                                            .map(each -> new SubfieldBody(each.code(), each.value()))
                                            .toList()))
                            .toList(),
                    its.kept());
        }
    }

    /** All templates. */
    @Schema(name = "CopyTemplates")
    record TemplatesView(List<TemplateView> items) {}

    /** A field to add. */
    @Schema(name = "CopyTemplateField")
    record AddedBody(
            @NotNull @Pattern(regexp = TAGS) @Schema(examples = "590")
            String tag,

            @NotNull @Pattern(regexp = "[ -~]{2}") @Schema(examples = "  ")
            String indicators,

            @NotEmpty @Size(max = 50) @Valid List<@NotNull SubfieldBody> subfields) {}

    /** A subfield of it. */
    @Schema(name = "CopyTemplateSubfield")
    record SubfieldBody(
            @NotNull @Pattern(regexp = "[!-~]") String code,

            @NotBlank @Size(max = 2_000) @Pattern(regexp = "[^\\x00\\x1B\\x1D-\\x1F]*")
            String value) {}

    /** What a client says of a template. */
    @Schema(name = "CopyTemplateDescription")
    record TemplateBody(
            @NotBlank @Size(max = 100) String name,

            @NotNull
            @Size(max = 100)
            @Schema(description = "Tags of fields that do not come in; X stands for any character.", examples = "59X")
            List<@NotNull @Pattern(regexp = TAGS) String> removed,

            @NotNull @Size(max = 50) @Valid List<@NotNull AddedBody> added,

            @NotNull
            @Size(max = 100)
            @Schema(description = "Tags of our fields that stay when a record is laid over ours.")
            List<@NotNull @Pattern(regexp = TAGS) String> kept) {

        CopyTemplate template(String code) {
            return new CopyTemplate(
                    code,
                    name,
                    removed,
                    added.stream()
                            .map(field -> new Added(
                                    field.tag(),
                                    field.indicators(),
                                    field.subfields().stream()
                                            .map(each -> new AddedSubfield(each.code(), each.value()))
                                            .toList()))
                            .toList(),
                    kept);
        }
    }

    @GET
    @PermissionsAllowed(Permissions.CATALOG_TARGETS_SEARCH)
    @Operation(operationId = "listCopyTemplates", summary = "List the templates of copy cataloguing")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = TemplatesView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    public Response list() {
        return Response.ok(new TemplatesView(
                        templates.all().stream().map(TemplateView::of).toList()))
                .build();
    }

    @PUT
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(
            operationId = "putCopyTemplate",
            summary = "Add or edit a template",
            description = "If-Match is needed for one that exists.")
    @APIResponse(
            responseCode = "200",
            description = "Stored, its version as ETag.",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("code") @Pattern(regexp = CODE) String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid TemplateBody body) {
        templates.findForEdit(code).ifPresent(held -> ETags.require(ifMatch, held.version()));
        CopyTemplates.Kept kept = templates.put(body.template(code));
        return Response.ok(TemplateView.of(kept))
                .header(HttpHeaders.ETAG, ETags.of(kept.version()))
                .build();
    }

    @DELETE
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RULES_WRITE)
    @Operation(operationId = "removeCopyTemplate", summary = "Remove a template")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "403", description = "`forbidden`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`default-template`: what nobody named must be there.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response remove(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        if (code.equals("default")) {
            return Problem.of(409, "default-template", "The default template can be edited, not removed.")
                    .response();
        }
        Optional<CopyTemplates.Kept> held = templates.findForEdit(code);
        if (held.isEmpty()) {
            return Problem.notFound("No template has this code.").response();
        }
        ETags.require(ifMatch, held.get().version());
        templates.remove(code);
        return Response.noContent().build();
    }
}
