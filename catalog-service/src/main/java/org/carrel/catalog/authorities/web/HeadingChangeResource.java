package org.carrel.catalog.authorities.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

import org.carrel.catalog.authorities.Authorities;
import org.carrel.catalog.authorities.HeadingChange;
import org.carrel.catalog.authorities.HeadingChanges;
import org.carrel.catalog.authorities.app.ChangeHeadings;
import org.carrel.platform.command.Command;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Headings on their way from authorities to records. */
@Path("/heading-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "heading-changes",
        description = "Changed headings on their way from authorities to the records that use them.")
@PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
@RunOnVirtualThread
public class HeadingChangeResource {

    private final HeadingChanges changes;
    private final Authorities authorities;
    private final ChangeHeadings change;
    private final Caller caller;

    HeadingChangeResource(HeadingChanges changes, Authorities authorities, ChangeHeadings change, Caller caller) {
        this.changes = changes;
        this.authorities = authorities;
        this.change = change;
        this.caller = caller;
    }

    /** Why a change is started. */
    @Schema(name = "HeadingChangeStart")
    record StartBody(
            @NotNull
            @Size(min = 1, max = 500)
            @Schema(description = "Why, as the new versions will say it.", examples = "Date of death added")
            String reason) {}

    /** A page of changes, as the API document shows it. */
    @Schema(name = "HeadingChangePage")
    record ChangePageView(
            List<HeadingChangeView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A page of previews, as the API document shows it. */
    @Schema(name = "HeadingChangePreviewPage")
    record PreviewPageView(
            List<HeadingChangeView.PreviewView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A page of records, as the API document shows it. */
    @Schema(name = "HeadingChangeRecordPage")
    record TouchedPageView(
            List<HeadingChangeView.TouchedView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @GET
    @Operation(operationId = "listHeadingChanges", summary = "List heading changes, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ChangePageView.class)))
    public Response list(
            @QueryParam("state") @Parameter(description = "Only those in one state.")
                    HeadingChange.@Nullable State state,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return Page.of(changes.list(state, page.afterId(), page.limit() + 1), page, found -> Cursor.of(found.id()))
                .map(this::view)
                .response(uri);
    }

    private HeadingChangeView view(HeadingChange found) {
        return HeadingChangeView.of(found, authorities.linkedRecords(found.authorityId()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHeadingChange", summary = "Read how far a heading change has come")
    @APIResponse(
            responseCode = "200",
            description = "The change.",
            content = @Content(schema = @Schema(implementation = HeadingChangeView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return changes.find(id)
                .map(found -> Response.ok(view(found)).build())
                .orElseGet(HeadingChangeResource::unknown);
    }

    @GET
    @Path("/{id}/preview")
    @Operation(
            operationId = "previewHeadingChange",
            summary = "See what records would become",
            description = "The fields before and after, record by record, as they are now. Nothing is stored.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = PreviewPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response preview(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return changes.find(id)
                .map(found -> Page.of(
                                change.preview(found, page.afterId(), page.limit() + 1),
                                page,
                                preview -> Cursor.of(preview.record().id()))
                        .map(HeadingChangeView.PreviewView::of)
                        .response(uri))
                .orElseGet(HeadingChangeResource::unknown);
    }

    @GET
    @Path("/{id}/records")
    @Operation(operationId = "listHeadingChangeRecords", summary = "List what became of each record")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = TouchedPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response records(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        if (changes.find(id).isEmpty()) {
            return unknown();
        }
        return Page.of(
                        changes.touched(id, page.afterId(), page.limit() + 1),
                        page,
                        touched -> Cursor.of(touched.recordId()))
                .map(HeadingChangeView.TouchedView::of)
                .response(uri);
    }

    @POST
    @Path("/{id}/start")
    @Command
    @Operation(
            operationId = "startHeadingChange",
            summary = "Start a proposed heading change",
            description =
                    "It runs as a job: each record that has the old heading gets a new version of origin AUTHORITY. "
                            + "Only the heading is touched, as the record is at that moment.")
    @APIResponse(
            responseCode = "202",
            description = "It will run.",
            content = @Content(schema = @Schema(implementation = HeadingChangeView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`heading-change-started`: it was started or stopped already.")
    public Response start(@PathParam("id") UUID id, @NotNull @Valid StartBody body) {
        if (changes.find(id).isEmpty()) {
            return unknown();
        }
        if (!change.start(id, caller.subject(), body.reason())) {
            return Problem.of(409, "heading-change-started", "The change does not wait to be started.")
                    .response();
        }
        return Response.accepted(view(changes.find(id).orElseThrow())).build();
    }

    @DELETE
    @Path("/{id}")
    @Command
    @Operation(
            operationId = "cancelHeadingChange",
            summary = "Stop a heading change",
            description = "It ends after the batch in hand; the versions that it made until then stay.")
    @APIResponse(
            responseCode = "202",
            description = "It will stop.",
            content = @Content(schema = @Schema(implementation = HeadingChangeView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`heading-change-over`: it has ended already.")
    public Response cancel(@PathParam("id") UUID id) {
        if (changes.find(id).isEmpty()) {
            return unknown();
        }
        if (!change.cancel(id)) {
            return Problem.of(409, "heading-change-over", "The change has ended already.")
                    .response();
        }
        return Response.accepted(view(changes.find(id).orElseThrow())).build();
    }

    private static Response unknown() {
        return Problem.notFound("No heading change has this id.").response();
    }
}
