package org.carrel.catalog.lists.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.lists.Kept.Entry;
import org.carrel.catalog.lists.Kept.SavedSearch;
import org.carrel.catalog.lists.Kept.TitleList;
import org.carrel.catalog.lists.KeptThings;
import org.carrel.catalog.lists.app.RunWish;
import org.carrel.catalog.records.app.Sight;
import org.carrel.platform.command.Command;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Lists of titles. */
@Path("/title-lists")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lists", description = "Searches and lists of titles that people keep.")
@PermissionsAllowed(Permissions.CATALOG_LISTS_WRITE)
@RunOnVirtualThread
public class TitleListResource {

    private final KeptThings kept;
    private final RunWish run;
    private final Sight sight;
    private final Caller caller;
    private final IdSource ids;
    private final Clock clock;
    private final OwnThings<TitleList, ListView> own;

    TitleListResource(KeptThings kept, RunWish run, Sight sight, Caller caller, IdSource ids, Clock clock) {
        this.kept = kept;
        this.run = run;
        this.sight = sight;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
        this.own = new OwnThings<>(caller, "There is no such list, or no such title in it.", this::view);
    }

    /** What a client says of a list. */
    @Schema(name = "TitleListDescription")
    record ListBody(
            @NotBlank @Size(max = 200) @Schema(examples = "For the exhibition")
            String name,

            @Size(max = 2000) @Schema(nullable = true) @Nullable
            String note,

            @Schema(description = "Whether other staff see it and add to it.")
            boolean shared) {}

    /** A list as clients see it. */
    @Schema(name = "TitleList")
    record ListView(
            UUID id,
            @Schema(description = "The number in the ETag.") long version,
            String owner,
            String name,
            @Schema(nullable = true) @Nullable String note,
            boolean shared,
            Instant updatedAt,
            long titles) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "TitleListPage")
    record ListPageView(
            List<ListView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** A title in a list. */
    @Schema(name = "TitleListEntry")
    record EntryView(
            UUID recordId,
            String title,
            @Schema(nullable = true) @Nullable String author,
            @Schema(nullable = true) @Nullable String note) {}

    /** A page of a list, as the API document shows it. */
    @Schema(name = "TitleListEntryPage")
    record EntryPageView(
            List<EntryView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** What is to be added. */
    @Schema(name = "TitleListAddition", description = "Titles by their ids, or all that a search that is kept finds.")
    record AdditionBody(
            @Size(max = 1000) @Schema(nullable = true) @Nullable
            List<@NotNull UUID> recordIds,

            @Schema(nullable = true) @Nullable UUID savedSearchId,

            @Size(max = 2000) @Schema(nullable = true) @Nullable
            String note) {}

    /** What is said of a title in a list. */
    @Schema(name = "TitleListEntryDescription")
    record EntryBody(
            @Size(max = 2000) @Schema(nullable = true) @Nullable
            String note) {}

    /** Where a title goes. */
    @Schema(name = "TitleListPlace")
    record PlaceBody(
            @Schema(nullable = true, description = "The title behind which it goes; none for the beginning.") @Nullable
            UUID behind) {}

    @POST
    @Command
    @Operation(operationId = "addTitleList", summary = "Begin a list of titles")
    @APIResponse(
            responseCode = "201",
            description = "Begun.",
            content = @Content(schema = @Schema(implementation = ListView.class)))
    public Response add(@NotNull @Valid ListBody body) {
        var list = new TitleList(
                ids.next(), 1, caller.subject(), body.name(), body.note(), body.shared(), clock.instant());
        kept.put(list);
        return own.answer(Response.created(URI.create("title-lists/" + list.id())), list);
    }

    @GET
    @Operation(operationId = "listTitleLists", summary = "List one's own lists and those that are shared")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ListPageView.class)))
    public Response list(@BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        return own.list(kept.lists(caller.subject(), page.afterId(), page.limit() + 1), page, uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTitleList", summary = "Read what a list is")
    @APIResponse(
            responseCode = "200",
            description = "The list, its version as ETag.",
            content = @Content(schema = @Schema(implementation = ListView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return own.read(() -> kept.list(id));
    }

    @PUT
    @Path("/{id}")
    @Command
    @Operation(operationId = "editTitleList", summary = "Rename or share one's own list")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = ListView.class)))
    @APIResponse(responseCode = "403", description = "`forbidden`, `not-owner`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ListBody body) {
        return own.edit(() -> kept.listForEdit(id), ifMatch, current -> {
            var edited = new TitleList(
                    id,
                    current.version() + 1,
                    current.owner(),
                    body.name(),
                    body.note(),
                    body.shared(),
                    clock.instant());
            kept.put(edited);
            return own.answer(Response.ok(), edited);
        });
    }

    @DELETE
    @Path("/{id}")
    @Command
    @Operation(operationId = "removeTitleList", summary = "Remove one's own list")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "403", description = "`forbidden`, `not-owner`")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response remove(@PathParam("id") UUID id) {
        return own.own(() -> kept.listForEdit(id), _ -> {
            kept.removeList(id);
            return Response.noContent().build();
        });
    }

    @GET
    @Path("/{id}/entries")
    @Operation(operationId = "listTitleListEntries", summary = "Read the titles of a list, in its order")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = EntryPageView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response entries(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page, @Context UriInfo uri) {
        if (own.visible(() -> kept.list(id)).isEmpty()) {
            return own.unknown();
        }
        List<Entry> found = kept.entries(id, position(page.cursor()), page.limit() + 1);
        return Page.of(found, page, entry -> Cursor.of(entry.position()))
                .map(entry -> new EntryView(entry.recordId(), entry.title(), entry.author(), entry.note()))
                .response(uri);
    }

    private static long position(@Nullable Cursor cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor.part(0));
        } catch (NumberFormatException _) {
            throw Cursor.malformed();
        }
    }

    @POST
    @Path("/{id}/entries")
    @Command
    @Operation(
            operationId = "addTitleListEntries",
            summary = "Add titles at the end of a list",
            description = "What is in the list already stays where it is; ids of no live record are left out. A list "
                    + "has 100000 titles at the most.")
    @APIResponse(
            responseCode = "200",
            description = "Added; the list as it is now.",
            content = @Content(schema = @Schema(implementation = ListView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: also `nothing-named`; `malformed-query`")
    @APIResponse(responseCode = "404", description = "`not-found`: the list, or the search")
    @APIResponse(responseCode = "409", description = "`title-list-full`")
    public Response addEntries(@PathParam("id") UUID id, @NotNull @Valid AdditionBody body) {
        Optional<TitleList> list = own.visible(() -> kept.listForEdit(id));
        if (list.isEmpty()) {
            return own.unknown();
        }
        List<UUID> recordIds;
        UUID savedSearchId = body.savedSearchId();
        if (savedSearchId != null) {
            Optional<SavedSearch> search =
                    kept.search(savedSearchId).filter(found -> found.visibleTo(caller.subject()));
            if (search.isEmpty()) {
                return Problem.notFound("No search is kept under this id.").response();
            }
            switch (run.all(search.get().wish(), sight.hiddenToo())) {
                case RunWish.Outcome.Malformed(String detail) -> {
                    return SavedSearchResource.malformed(detail);
                }
                case RunWish.Outcome.Found found -> recordIds = RunWish.records(found.hits());
            }
        } else if (body.recordIds() != null) {
            recordIds = List.copyOf(new LinkedHashSet<>(body.recordIds()));
        } else {
            return Problem.invalid("recordIds", "nothing-named", "Name titles or a search that is kept.")
                    .response();
        }
        if (kept.size(id) + recordIds.size() > RunWish.MOST) {
            return Problem.of(409, "title-list-full", "A list has " + RunWish.MOST + " titles at the most.")
                    .response();
        }
        kept.add(id, recordIds, body.note());
        return own.answer(Response.ok(), list.get());
    }

    @PUT
    @Path("/{id}/entries/{recordId}")
    @Command
    @Operation(operationId = "noteTitleListEntry", summary = "Write a note on a title of a list")
    @APIResponse(responseCode = "204", description = "Written.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response note(
            @PathParam("id") UUID id, @PathParam("recordId") UUID recordId, @NotNull @Valid EntryBody body) {
        return own.visible(() -> kept.listForEdit(id)).isPresent() && kept.note(id, recordId, body.note())
                ? Response.noContent().build()
                : own.unknown();
    }

    @PUT
    @Path("/{id}/entries/{recordId}/place")
    @Command
    @Operation(operationId = "moveTitleListEntry", summary = "Put a title of a list elsewhere in it")
    @APIResponse(responseCode = "204", description = "It is there.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response move(
            @PathParam("id") UUID id, @PathParam("recordId") UUID recordId, @NotNull @Valid PlaceBody body) {
        return own.visible(() -> kept.listForEdit(id)).isPresent() && kept.move(id, recordId, body.behind())
                ? Response.noContent().build()
                : own.unknown();
    }

    @DELETE
    @Path("/{id}/entries/{recordId}")
    @Command
    @Operation(operationId = "removeTitleListEntry", summary = "Take a title out of a list")
    @APIResponse(responseCode = "204", description = "It is out.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response removeEntry(@PathParam("id") UUID id, @PathParam("recordId") UUID recordId) {
        return own.visible(() -> kept.listForEdit(id)).isPresent() && kept.remove(id, recordId)
                ? Response.noContent().build()
                : own.unknown();
    }

    private ListView view(TitleList list) {
        return new ListView(
                list.id(),
                list.version(),
                list.owner(),
                list.name(),
                list.note(),
                list.shared(),
                list.updatedAt(),
                kept.size(list.id()));
    }
}
