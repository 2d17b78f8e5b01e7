package org.carrel.catalog.processing.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.codes.CodeList;
import org.carrel.catalog.codes.Codes;
import org.carrel.catalog.processing.Checklist;
import org.carrel.catalog.processing.Processes;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** What is to be done to each material. */
@Path("/checklists")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "processing", description = "From the vendor's box to the shelf.")
@PermissionsAllowed(Permissions.CATALOG_PROCESSING_WRITE)
@RunOnVirtualThread
public class ChecklistResource {

    private final Processes processes;
    private final Codes codes;

    ChecklistResource(Processes processes, Codes codes) {
        this.processes = processes;
        this.codes = codes;
    }

    /** A task of a list. */
    @Schema(name = "ChecklistTask")
    record TaskBody(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(examples = "stamp")
            String code,

            @NotBlank @Size(max = 100) @Schema(examples = "Stamp of ownership")
            String name,

            @Schema(description = "Whether the item cannot go on the shelf without it.")
            boolean required) {}

    /** A list as clients see it. */
    @Schema(name = "Checklist")
    record ChecklistView(
            String materialType,
            long version,
            List<TaskBody> tasks,
            boolean countPieces,
            @Schema(nullable = true) @Nullable String pieces) {

        static ChecklistView of(Processes.Stored stored) {
            Checklist list = stored.checklist();
            return new ChecklistView(
                    list.materialType(),
                    stored.version(),
                    list.tasks().stream()
                            .map(task -> new TaskBody(task.code(), task.name(), task.required()))
                            .toList(),
                    list.countPieces(),
                    list.pieces());
        }
    }

    /** All lists. */
    @Schema(name = "Checklists")
    record ChecklistsView(List<ChecklistView> items) {}

    /** What a client says of a list. */
    @Schema(name = "ChecklistDescription")
    record ChecklistBody(
            @NotNull @Size(max = 50) List<@NotNull @Valid TaskBody> tasks,
            boolean countPieces,

            @Size(max = 200) @Schema(nullable = true, examples = "discs and booklets") @Nullable
            String pieces) {}

    @GET
    @Operation(operationId = "listChecklists", summary = "List what is to be done to each material")
    public ChecklistsView list() {
        return new ChecklistsView(
                processes.checklists().stream().map(ChecklistView::of).toList());
    }

    @PUT
    @Path("/{materialType}")
    @Command
    @Operation(
            operationId = "putChecklist",
            summary = "Say what is to be done to a material",
            description = "Editing a list that is there needs If-Match; adding one does not. It holds for what is on "
                    + "its way already, too.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = ChecklistView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = ChecklistView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: also `task-twice`")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such material type")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response put(
            @PathParam("materialType") String materialType,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ChecklistBody body) {
        if (codes.find(CodeList.MATERIAL_TYPE, materialType).isEmpty()) {
            return Problem.notFound("No material type has this code.").response();
        }
        if (body.tasks().stream().map(TaskBody::code).distinct().count()
                < body.tasks().size()) {
            return Problem.invalid("tasks", "task-twice", "Each task has a code of its own.")
                    .response();
        }
        Optional<Processes.Stored> current = processes.checklist(materialType);
        current.ifPresent(found -> ETags.require(ifMatch, found.version()));
        Processes.Stored stored = processes.put(new Checklist(
                materialType,
                body.tasks().stream()
                        .map(task -> new Checklist.Task(task.code(), task.name(), task.required()))
                        .toList(),
                body.countPieces(),
                body.pieces()));
        return (current.isPresent() ? Response.ok() : Response.created(URI.create("checklists/" + materialType)))
                .header(HttpHeaders.ETAG, ETags.of(stored.version()))
                .entity(ChecklistView.of(stored))
                .build();
    }
}
