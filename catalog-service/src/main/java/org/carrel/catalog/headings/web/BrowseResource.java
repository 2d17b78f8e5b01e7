package org.carrel.catalog.headings.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.headings.HeadingList;
import org.carrel.catalog.headings.Headings;
import org.carrel.catalog.headings.Headings.Line;
import org.carrel.catalog.headings.Shelf;
import org.carrel.catalog.headings.ShelfPlace;
import org.carrel.catalog.headings.app.BrowseHeadings;
import org.carrel.catalog.headings.app.BrowseShelf;
import org.carrel.catalog.headings.app.MakeHeadings;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.app.Sight;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Permissions;

/** Browse lists and the virtual shelf. */
@Path("/browse")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "browse",
        description = "Titles, names, subjects, series, classes and call numbers in the order in which they file.")
@RunOnVirtualThread
public class BrowseResource {

    private static final int CONTEXT = 5;
    private static final String AT = "The `next` or `previous` of a stretch; `from` is of no account then.";

    private final BrowseHeadings browse;
    private final BrowseShelf shelf;
    private final MakeHeadings making;
    private final Sight sight;

    BrowseResource(BrowseHeadings browse, BrowseShelf shelf, MakeHeadings making, Sight sight) {
        this.browse = browse;
        this.shelf = shelf;
        this.making = making;
        this.sight = sight;
    }

    /** A record that uses a heading. */
    @Schema(name = "BrowseRecord")
    record RecordLineView(
            UUID id,
            String title,
            @Schema(nullable = true) @Nullable String author,

            @Schema(nullable = true, examples = "1997") @Nullable
            String year,

            @Schema(examples = "book") String format,
            boolean suppressed) {

        static RecordLineView of(CatalogueRecord record) {
            return new RecordLineView(
                    record.id(),
                    record.brief().title(),
                    record.brief().author(),
                    record.brief().year(),
                    record.brief().format(),
                    record.suppressed());
        }
    }

    /** A page of the list, as the API document shows it. */
    @Schema(name = "BrowseRecordPage")
    record RecordPageView(
            List<RecordLineView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @GET
    @Path("/{list}")
    @PermitAll
    @Operation(
            operationId = "browse",
            summary = "Read a stretch of a browse list around the place where a text files",
            description = "Word by word, numbers by their value, letters of all scripts in the order of the Unicode "
                    + "Collation Algorithm. Headings that nobody uses are shown where an authority refers from them to one "
                    + "that is used. Staff count suppressed records too.")
    @APIResponse(
            responseCode = "200",
            description = "A stretch of the list.",
            content = @Content(schema = @Schema(implementation = BrowseView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: `at` is not a place.")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such list.")
    public Response browse(
            @PathParam("list")
                    @Parameter(
                            description = "`titles`, `names`, `subjects`, `series` or `classification`.",
                            example = "names")
                    String list,
            @QueryParam("from")
                    @DefaultValue("")
                    @Size(max = 500)
                    @Parameter(description = "A text, or the beginning of one.", example = "twain, mark")
                    String from,
            @QueryParam("at") @Size(max = 1_000) @Parameter(description = AT) @Nullable String at,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        Optional<HeadingList> found = list(list);
        if (found.isEmpty()) {
            return unknownList();
        }
        BrowseHeadings.Window window = at == null
                ? browse.around(found.get(), from, sight(), limit, Math.min(CONTEXT, limit / 2))
                : browse.from(found.get(), Places.decoded(at), sight(), limit);
        return Response.ok(BrowseView.of(window, from, making.state().complete()))
                .build();
    }

    @GET
    @Path("/{list}/{headingId}")
    @PermitAll
    @Operation(operationId = "getHeading", summary = "Read one line of a browse list")
    @APIResponse(
            responseCode = "200",
            description = "The line.",
            content = @Content(schema = @Schema(implementation = BrowseView.LineView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response heading(@PathParam("list") String list, @PathParam("headingId") UUID headingId) {
        return line(list, headingId)
                .map(line -> Response.ok(BrowseView.LineView.of(line, browse.references(line.id(), sight())))
                        .build())
                .orElseGet(BrowseResource::unknown);
    }

    @GET
    @Path("/{list}/{headingId}/records")
    @PermitAll
    @Operation(operationId = "listHeadingRecords", summary = "List the records that use a heading")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = RecordPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response records(
            @PathParam("list") String list,
            @PathParam("headingId") UUID headingId,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        if (line(list, headingId).isEmpty()) {
            return unknown();
        }
        List<CatalogueRecord> found = browse.records(headingId, page.afterId(), sight(), page.limit() + 1);
        return Page.of(found, page, record -> Cursor.of(record.id()))
                .map(RecordLineView::of)
                .response(uri);
    }

    @GET
    @Path("/call-numbers")
    @PermitAll
    @Operation(
            operationId = "browseShelf",
            summary = "Walk along the virtual shelf",
            description = "The call numbers of items and of records as they would stand on one long shelf, a title a "
                    + "line. With a location, the shelf that is really there.")
    @APIResponse(
            responseCode = "200",
            description = "A stretch of the shelf.",
            content = @Content(schema = @Schema(implementation = ShelfView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    public Response shelf(
            @QueryParam("from")
                    @DefaultValue("")
                    @Size(max = 200)
                    @Parameter(description = "A call number, or the beginning of one.", example = "QA76.73")
                    String from,
            @QueryParam("scheme") @Parameter(description = "Only numbers of one scheme.") @Nullable Scheme scheme,
            @QueryParam("locationId") @Parameter(description = "Only items of one shelving location.") @Nullable
                    UUID locationId,
            @QueryParam("at") @Size(max = 1_000) @Parameter(description = AT) @Nullable String at,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        var filter = new Shelf.Filter(scheme == null ? null : scheme.name(), locationId);
        if (at != null) {
            Headings.Place place = Places.decoded(at);
            return Response.ok(ShelfView.of(
                            shelf.from(
                                    new Shelf.Place(place.key(), place.id(), place.direction()),
                                    filter,
                                    sight(),
                                    limit),
                            null))
                    .build();
        }
        BrowseShelf.Stretch stretch =
                shelf.around(ShelfPlace.number(from, scheme), filter, sight(), limit, Math.min(CONTEXT, limit / 2));
        return Response.ok(ShelfView.of(stretch, from)).build();
    }

    @GET
    @Path("/call-numbers/standing")
    @PermissionsAllowed({Permissions.CATALOG_RECORDS_WRITE, Permissions.CATALOG_ITEMS_WRITE})
    @Operation(
            operationId = "getCallNumberStanding",
            summary = "Ask whether a call number is free, and which one near it is",
            description =
                    "For cataloguers: who has the number, what stands beside it, and numbers that nobody has: its "
                            + "last cutter a digit longer, or the next of a running series.")
    @APIResponse(
            responseCode = "200",
            description = "How the number stands.",
            content = @Content(schema = @Schema(implementation = ShelfView.StandingView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`")
    public Response standing(
            @QueryParam("callNumber")
                    @NotBlank
                    @Size(max = 200)
                    @Parameter(required = true, example = "QA76.73 .J38 B55 2018")
                    String callNumber,
            @QueryParam("scheme") @Parameter(description = "Its scheme; what it looks like if absent.") @Nullable
                    Scheme scheme) {
        return Response.ok(ShelfView.StandingView.of(shelf.standing(ShelfPlace.number(callNumber, scheme))))
                .build();
    }

    private Headings.Sight sight() {
        return sight.hiddenToo() ? Headings.Sight.STAFF : Headings.Sight.PUBLIC;
    }

    private static Optional<HeadingList> list(String path) {
        return HeadingList.ofPath(path).filter(list -> list != HeadingList.CALL_NUMBER);
    }

    private Optional<Line> line(String list, UUID id) {
        return list(list).flatMap(found -> browse.line(found, id, sight()));
    }

    private static Response unknown() {
        return Problem.notFound("No heading of this list has this id.").response();
    }

    private static Response unknownList() {
        return Problem.notFound("There are lists of titles, names, subjects, series, classification and call-numbers.")
                .response();
    }
}
