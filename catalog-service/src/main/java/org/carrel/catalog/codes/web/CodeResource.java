package org.carrel.catalog.codes.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
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

import org.carrel.catalog.codes.Code;
import org.carrel.catalog.codes.CodeList;
import org.carrel.catalog.codes.CodeUse;
import org.carrel.catalog.codes.Codes;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** Material types, loan types and the other lists that items take their codes from. */
@Path("/{list:material-types|loan-types|conditions|statistical-codes|withdrawal-reasons}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "codes", description = "Code lists that the consortium keeps itself.")
@RunOnVirtualThread
public class CodeResource {

    private final Codes codes;
    private final CodeUse use;

    CodeResource(Codes codes, CodeUse use) {
        this.codes = codes;
        this.use = use;
    }

    /** An entry as clients see it. */
    @Schema(name = "Code", description = "An entry of a code list.")
    record CodeView(
            @Schema(examples = "book") String code,
            long version,
            @Schema(examples = "Book") String name,
            boolean active) {}

    /** The whole list. */
    @Schema(name = "CodeList")
    record CodesView(List<CodeView> items) {}

    /** What a client says of an entry. */
    @Schema(name = "CodeDescription")
    record CodeBody(
            @NotBlank @Size(max = 100) @Schema(examples = "Book")
            String name,

            @Schema(description = "Whether items may still get it; true if left out.") @Nullable
            Boolean active) {}

    /** How many items still carry the code. */
    record InUse(String code, long items) {}

    @GET
    @PermitAll
    @Operation(operationId = "listCodes", summary = "Read a code list")
    public CodesView list(@PathParam("list") String list) {
        return new CodesView(
                codes.list(named(list)).stream().map(CodeResource::view).toList());
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(operationId = "getCode", summary = "Read an entry of a code list")
    @APIResponse(
            responseCode = "200",
            description = "The entry, its version as ETag.",
            content = @Content(schema = @Schema(implementation = CodeView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("list") String list, @PathParam("code") String code) {
        return codes.find(named(list), code)
                .map(found -> answer(Response.ok(), found))
                .orElseGet(CodeResource::unknown);
    }

    @PUT
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_PLACES_WRITE)
    @Operation(
            operationId = "putCode",
            summary = "Add or edit an entry of a code list",
            description = "Editing an entry that is there needs If-Match; adding one does not.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = CodeView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = CodeView.class)))
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("list") String list,
            @PathParam("code")
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,39}",
                            message = "must be 1 to 40 lower-case letters, digits or hyphens")
                    String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid CodeBody body) {
        Optional<Code> current = codes.find(named(list), code);
        current.ifPresent(found -> ETags.require(ifMatch, found.version()));
        Code stored = codes.put(named(list), code, body.name(), body.active() == null || body.active());
        return answer(current.isPresent() ? Response.ok() : Response.created(URI.create(list + "/" + code)), stored);
    }

    @DELETE
    @Path("/{code}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_PLACES_WRITE)
    @Operation(operationId = "removeCode", summary = "Remove an entry of a code list that no item carries")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`code-in-use`: items carry it; set it inactive instead.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response remove(
            @PathParam("list") String list,
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Optional<Code> current = codes.find(named(list), code);
        if (current.isEmpty()) {
            return unknown();
        }
        ETags.require(ifMatch, current.get().version());
        long items = use.itemsWith(named(list), code);
        if (items > 0) {
            return Problem.of(409, "code-in-use", "Items carry this code.")
                    .detail("Set it inactive, and no more items will get it.")
                    .reasons(List.of(new InUse("has-items", items)))
                    .response();
        }
        codes.remove(named(list), code);
        return Response.noContent().build();
    }

    private static CodeList named(String path) {
        return CodeList.ofPath(path).orElseThrow(() -> new ProblemException(Problem.notFound("No such code list.")));
    }

    private static Response answer(Response.ResponseBuilder response, Code code) {
        return response.header(HttpHeaders.ETAG, ETags.of(code.version()))
                .entity(view(code))
                .build();
    }

    private static CodeView view(Code code) {
        return new CodeView(code.code(), code.version(), code.name(), code.active());
    }

    private static Response unknown() {
        return Problem.notFound("No entry has this code.").response();
    }
}
