package org.carrel.catalog.readinglists.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import jakarta.ws.rs.QueryParam;
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

import org.carrel.catalog.availability.Availabilities;
import org.carrel.catalog.availability.Holdings;
import org.carrel.catalog.readinglists.ReadingList;
import org.carrel.catalog.readinglists.ReadingLists;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Reading lists. */
@Path("/reading-lists")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reading-lists", description = "What the students of a course are to read.")
@RunOnVirtualThread
public class ReadingListResource {

    private final ReadingLists lists;
    private final Records records;
    private final Availabilities availabilities;
    private final Caller caller;
    private final IdSource ids;
    private final Clock clock;

    ReadingListResource(
            ReadingLists lists,
            Records records,
            Availabilities availabilities,
            Caller caller,
            IdSource ids,
            Clock clock) {
        this.lists = lists;
        this.records = records;
        this.availabilities = availabilities;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** Something that the catalogue does not have. */
    @Schema(name = "ReadingCitation")
    record CitationBody(
            @NotBlank @Size(max = 500) String title,

            @Size(max = 200) @Schema(nullable = true) @Nullable
            String author,

            @Size(max = 300) @Schema(nullable = true, examples = "Journal of Documentation 42 (1986), 3-18") @Nullable
            String source,

            @Size(max = 20) @Schema(nullable = true) @Nullable
            String year,

            @Size(max = 2000) @Pattern(regexp = "https?://\\S+") @Schema(nullable = true) @Nullable
            String url) {}

    /** Something to be read. */
    @Schema(name = "ReadingDescription", description = "A title of the catalogue, or a citation.")
    record ReadingBody(
            @Schema(nullable = true) @Nullable UUID recordId,
            @Valid @Schema(nullable = true) @Nullable CitationBody citation,
            @NotNull ReadingList.Weight weight,

            @Size(max = 1000) @Schema(nullable = true, examples = "Chapters 1 to 3") @Nullable
            String note) {}

    /** A part of a list. */
    @Schema(name = "ReadingSectionDescription")
    record SectionBody(
            @NotBlank @Size(max = 200) @Schema(examples = "Week 1")
            String title,

            @Size(max = 1000) @Schema(nullable = true) @Nullable
            String note,

            @NotNull @Size(max = 200) List<@NotNull @Valid ReadingBody> readings) {}

    /** What a client says of a list. */
    @Schema(name = "ReadingListDescription")
    record ListBody(
            @NotBlank @Size(max = 60) @Schema(examples = "LIS-101")
            String courseCode,

            @NotBlank @Size(max = 200) @Schema(examples = "Introduction to cataloguing")
            String courseName,

            @NotBlank @Size(max = 60) @Schema(examples = "2026-autumn")
            String term,

            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 200) String> instructors,

            @Schema(description = "Whether the public sees it.")
            boolean published,

            @NotNull @Size(max = 100) List<@NotNull @Valid SectionBody> sections) {

        ReadingList list(UUID id, long version, @Nullable UUID clonedFrom, ReadingList.Edited edited) {
            return new ReadingList(
                    id,
                    version,
                    new ReadingList.Course(courseCode, courseName, term, instructors),
                    published,
                    sections.stream().map(ListBody::section).toList(),
                    clonedFrom,
                    edited);
        }

        private static ReadingList.Section section(SectionBody section) {
            return new ReadingList.Section(
                    section.title(),
                    section.note(),
                    section.readings().stream().map(ListBody::reading).toList());
        }

        private static ReadingList.Reading reading(ReadingBody reading) {
            CitationBody citation = reading.citation();
            return new ReadingList.Reading(
                    reading.recordId(),
                    citation == null
                            ? null
                            : new ReadingList.Citation(
                                    citation.title(),
                                    citation.author(),
                                    citation.source(),
                                    citation.year(),
                                    citation.url()),
                    reading.weight(),
                    reading.note());
        }
    }

    /** A reading as people see it. */
    @Schema(name = "Reading")
    record ReadingView(
            @Schema(nullable = true) @Nullable UUID recordId,
            String title,
            @Schema(nullable = true) @Nullable String author,
            @Schema(nullable = true) @Nullable String source,
            @Schema(nullable = true) @Nullable String year,
            @Schema(nullable = true) @Nullable String url,
            ReadingList.Weight weight,
            @Schema(nullable = true) @Nullable String note,
            @Schema(description = "Copies of the library.") int copies,

            @Schema(description = "Copies that can be had now.")
            int available) {}

    /** A part of a list as people see it. */
    @Schema(name = "ReadingSection")
    record SectionView(
            String title, @Schema(nullable = true) @Nullable String note, List<ReadingView> readings) {}

    /** A list as people see it. */
    @Schema(name = "ReadingList")
    record ListView(
            UUID id,
            @Schema(description = "The number in the ETag.") long version,
            String courseCode,
            String courseName,
            String term,
            List<String> instructors,
            boolean published,
            @Schema(nullable = true) @Nullable UUID clonedFrom,
            Instant updatedAt,

            @Schema(description = "Left empty in lists of lists.")
            List<SectionView> sections) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "ReadingListPage")
    record ListPageView(
            List<ListView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** The term to which a list is cloned. */
    @Schema(name = "ReadingListClone")
    record CloneBody(
            @NotBlank @Size(max = 60) @Schema(examples = "2027-spring")
            String term) {}

    /** A title that is not in the catalogue. */
    record UnknownRecord(String code, UUID recordId) {}

    /** A reading that is neither a title nor a citation. */
    record NothingToRead(String code, String section, int reading) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "listReadingLists",
            summary = "List reading lists",
            description = "The public sees those that are published.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = ListPageView.class)))
    public Response list(
            @QueryParam("course") @Nullable String course,
            @QueryParam("term") @Nullable String term,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return Page.of(
                        lists.list(new ReadingLists.Wanted(course, term, !mayEdit()), page.afterId(), page.limit() + 1),
                        page,
                        list -> Cursor.of(list.id()))
                .map(list -> view(list, List.of()))
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            operationId = "getReadingList",
            summary = "Read a reading list: the public page of a course",
            description = "With the copies that can be had now. The public sees it once it is published, and of "
                    + "titles that are hidden nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The list, its version as ETag.",
            content = @Content(schema = @Schema(implementation = ListView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response read(@PathParam("id") UUID id) {
        return lists.find(id)
                .filter(list -> list.published() || mayEdit())
                .map(list -> answer(Response.ok(), list))
                .orElseGet(ReadingListResource::unknown);
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_LISTS_WRITE)
    @Operation(operationId = "addReadingList", summary = "Add a reading list")
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = ListView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`reading-list-refused`: `unknown-record`, `nothing-to-read`; `reading-list-there`")
    public Response add(@NotNull @Valid ListBody body) {
        return lists.of(body.courseCode(), body.term())
                .map(ReadingListResource::there)
                .orElseGet(() -> stored(
                        body.list(ids.next(), 1, null, edited()), Response.created(URI.create("reading-lists"))));
    }

    @PUT
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_LISTS_WRITE)
    @Operation(operationId = "editReadingList", summary = "Edit a reading list; all of it is replaced")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = ListView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "As when adding one.")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ListBody body) {
        Optional<ReadingList> current = lists.findForEdit(id);
        if (current.isEmpty()) {
            return unknown();
        }
        ETags.require(ifMatch, current.get().version());
        Optional<ReadingList> other = lists.of(body.courseCode(), body.term())
                .filter(found -> !found.id().equals(id));
        if (other.isPresent()) {
            return there(other.get());
        }
        ReadingList edited =
                body.list(id, current.get().version() + 1, current.get().clonedFrom(), edited());
        return stored(edited, Response.ok());
    }

    @POST
    @Path("/{id}/clones")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_LISTS_WRITE)
    @Operation(
            operationId = "cloneReadingList",
            summary = "Take a reading list over to another term",
            description = "The copy is not published until somebody has looked through it.")
    @APIResponse(
            responseCode = "201",
            description = "Taken over.",
            content = @Content(schema = @Schema(implementation = ListView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`reading-list-there`: the course has a list for that term")
    public Response cloneTo(@PathParam("id") UUID id, @NotNull @Valid CloneBody body) {
        Optional<ReadingList> current = lists.find(id);
        if (current.isEmpty()) {
            return unknown();
        }
        Optional<ReadingList> other = lists.of(current.get().course().code(), body.term());
        if (other.isPresent()) {
            return there(other.get());
        }
        ReadingList copy = current.get().cloned(ids.next(), body.term(), edited());
        lists.put(copy);
        return answer(Response.created(URI.create("reading-lists/" + copy.id())), copy);
    }

    @DELETE
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_LISTS_WRITE)
    @Operation(operationId = "removeReadingList", summary = "Remove a reading list")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = "`stale-version`")
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response remove(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Optional<ReadingList> current = lists.findForEdit(id);
        if (current.isEmpty()) {
            return unknown();
        }
        ETags.require(ifMatch, current.get().version());
        lists.remove(id);
        return Response.noContent().build();
    }

    private Response stored(ReadingList list, Response.ResponseBuilder response) {
        Map<UUID, CatalogueRecord> titles = records.findAll(recordIds(list));
        var reasons = new ArrayList<Record>();
        for (ReadingList.Section section : list.sections()) {
            int number = 0;
            for (ReadingList.Reading reading : section.readings()) {
                number++;
                UUID recordId = reading.recordId();
                if (recordId == null && reading.citation() == null) {
                    reasons.add(new NothingToRead("nothing-to-read", section.title(), number));
                } else if (recordId != null
                        && (!titles.containsKey(recordId)
                                || titles.get(recordId).deleted())) {
                    reasons.add(new UnknownRecord("unknown-record", recordId));
                }
            }
        }
        if (!reasons.isEmpty()) {
            return Problem.of(409, "reading-list-refused", "The list cannot be so.")
                    .reasons(reasons)
                    .response();
        }
        lists.put(list);
        return answer(response, list);
    }

    private ReadingList.Edited edited() {
        return new ReadingList.Edited(caller.subject(), clock.instant());
    }

    private boolean mayEdit() {
        return caller.may(Permissions.CATALOG_LISTS_WRITE);
    }

    private Response answer(Response.ResponseBuilder response, ReadingList list) {
        return response.header(HttpHeaders.ETAG, ETags.of(list.version()))
                .entity(view(list, sections(list)))
                .build();
    }

    private static Set<UUID> recordIds(ReadingList list) {
        var ids = new LinkedHashSet<UUID>();
        list.sections().forEach(section -> section.readings().forEach(reading -> {
            if (reading.recordId() != null) {
                ids.add(reading.recordId());
            }
        }));
        return ids;
    }

    private List<SectionView> sections(ReadingList list) {
        Set<UUID> ids = recordIds(list);
        Map<UUID, CatalogueRecord> titles = records.findAll(ids);
        Map<UUID, Holdings> holdings = availabilities.holdings(ids);
        return list.sections().stream()
                .map(section -> new SectionView(
                        section.title(),
                        section.note(),
                        section.readings().stream()
                                .flatMap(reading -> reading(reading, titles, holdings).stream())
                                .toList()))
                .toList();
    }

    private Optional<ReadingView> reading(
            ReadingList.Reading reading, Map<UUID, CatalogueRecord> titles, Map<UUID, Holdings> holdings) {
        ReadingList.Citation citation = reading.citation();
        UUID recordId = reading.recordId();
        CatalogueRecord record = recordId == null ? null : titles.get(recordId);
        if (record != null && !record.deleted() && (!record.suppressed() || mayEdit())) {
            Holdings copies = holdings.getOrDefault(record.id(), Holdings.NONE);
            return Optional.of(new ReadingView(
                    record.id(),
                    record.brief().title(),
                    record.brief().author(),
                    citation == null ? null : citation.source(),
                    record.brief().year(),
                    citation == null ? null : citation.url(),
                    reading.weight(),
                    reading.note(),
                    copies.total(),
                    copies.available()));
        }
        if (citation == null) {
            return Optional.empty();
        }
        return Optional.of(new ReadingView(
                null,
                citation.title(),
                citation.author(),
                citation.source(),
                citation.year(),
                citation.url(),
                reading.weight(),
                reading.note(),
                0,
                0));
    }

    private static ListView view(ReadingList list, List<SectionView> sections) {
        return new ListView(
                list.id(),
                list.version(),
                list.course().code(),
                list.course().name(),
                list.course().term(),
                list.course().instructors(),
                list.published(),
                list.clonedFrom(),
                list.edited().at(),
                sections);
    }

    private static Response there(ReadingList other) {
        return Problem.of(409, "reading-list-there", "The course has a list for this term.")
                .with("readingListId", other.id())
                .response();
    }

    private static Response unknown() {
        return Problem.notFound("No reading list has this id.").response();
    }
}
