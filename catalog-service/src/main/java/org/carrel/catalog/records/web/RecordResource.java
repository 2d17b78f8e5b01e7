package org.carrel.catalog.records.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcXml;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.CatalogueRecords;
import org.carrel.catalog.records.app.EndRecords;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.catalog.records.app.Sight;
import org.carrel.platform.command.Command;
import org.carrel.platform.http.ETags;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

import static org.carrel.catalog.records.web.RecordAnswers.answer;
import static org.carrel.catalog.records.web.RecordAnswers.ok;
import static org.carrel.catalog.records.web.RecordAnswers.unknown;

/** Catalogue records. */
@Path("/records")
@Tag(name = "records", description = "Bibliographic, holdings and authority records, kept octet for octet.")
@RunOnVirtualThread
public class RecordResource {

    static final String MARC = "application/marc";
    static final String MARCXML = "application/marcxml+xml";

    private static final String UNREADABLE =
            "`record-unreadable`: the octets are not one record; `reason` says why, such as `directory-unreadable`, "
                    + "`record-cut-short`, `xml-malformed`, `title-missing`, `not-one-record`.";

    static final String STALE =
            "`stale-version`: somebody else changed it first; `missed` says who, why, and what differs "
                    + "field by field.";

    /** A reason is a sentence or two. */
    static final int REASON = 500;

    private final Records records;
    private final CatalogueRecords catalogue;
    private final EndRecords end;
    private final Preconditions preconditions;
    private final ReadRecord read;
    private final Sight sight;
    private final Caller caller;

    RecordResource(
            Records records,
            CatalogueRecords catalogue,
            EndRecords end,
            Preconditions preconditions,
            ReadRecord read,
            Sight sight,
            Caller caller) {
        this.records = records;
        this.catalogue = catalogue;
        this.end = end;
        this.preconditions = preconditions;
        this.read = read;
        this.sight = sight;
        this.caller = caller;
    }

    /** Whether the public sees a record. */
    @Schema(name = "Visibility")
    record VisibilityBody(
            @NotNull @Schema(description = "Whether the record is hidden from the public.")
            Boolean suppressed,

            @Size(max = REASON)
            @Schema(nullable = true, description = "Why it is hidden.", examples = "Withdrawn by the publisher")
            @Nullable
            String reason) {}

    /** A page of the list, as the API document shows it. */
    @Schema(name = "RecordPage")
    record RecordPageView(
            List<RecordSummaryView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listRecords",
            summary = "List records, or look one up by a number",
            description = "Exact look-up, straight from the database; in the order of ids. To search, use `/search`.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list.",
            content = @Content(schema = @Schema(implementation = RecordPageView.class)))
    public Response list(
            @QueryParam("isbn") @Parameter(description = "Any form of the ISBN.", example = "0-471-44250-X") @Nullable
                    String isbn,
            @QueryParam("issn") @Nullable String issn,
            @QueryParam("lccn") @Nullable String lccn,
            @QueryParam("oclc") @Nullable String oclc,
            @QueryParam("system")
                    @Parameter(description = "Field 035 as it stands, such as `(Sirsi) o10699617`.")
                    @Nullable
                    String system,
            @QueryParam("source") @Nullable String source,
            @QueryParam("controlNumber") @Nullable String controlNumber,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        RecordKey key = key(isbn, issn, lccn, oclc, system).orElse(null);
        List<CatalogueRecord> found = records.list(
                new Records.Filter(key, source, controlNumber, sight.hiddenToo()), page.afterId(), page.limit() + 1);
        return Page.of(found, page, record -> Cursor.of(record.id()))
                .map(RecordSummaryView::of)
                .response(uri);
    }

    private static Optional<RecordKey> key(
            @Nullable String isbn,
            @Nullable String issn,
            @Nullable String lccn,
            @Nullable String oclc,
            @Nullable String system) {
        return Optional.ofNullable(isbn)
                .map(given -> RecordKey.of(RecordKey.Type.ISBN, given))
                .or(() -> Optional.ofNullable(issn).map(given -> RecordKey.of(RecordKey.Type.ISSN, given)))
                .or(() -> Optional.ofNullable(lccn).map(given -> RecordKey.of(RecordKey.Type.LCCN, given)))
                .or(() -> Optional.ofNullable(oclc).map(given -> RecordKey.of(RecordKey.Type.OCLC, given)))
                .or(() -> Optional.ofNullable(system).map(given -> RecordKey.of(RecordKey.Type.SYSTEM, given)));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getRecord", summary = "Read a record: what it says, its fields, and links to the rest")
    @APIResponse(
            responseCode = "200",
            description = "The record, its version as ETag. A record that was merged is answered for by the one it was "
                    + "merged into, whose address is in Content-Location.",
            content = @Content(schema = @Schema(implementation = RecordView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`; also what the public gets for suppressed records.")
    public Response read(@PathParam("id") UUID id, @Context UriInfo uri) {
        Optional<CatalogueRecord> record = sight.record(id);
        if (record.isEmpty()) {
            return unknown();
        }
        RecordVersion.Original original = current(record.get()).original();
        MarcRecord marc = read.view(original);
        String base = uri.getBaseUri().getPath();
        return ok(record.get())
                .header(
                        HttpHeaders.CONTENT_LOCATION,
                        base + "records/" + record.get().id())
                .entity(RecordView.of(record.get(), original, marc, read.description(marc), base))
                .build();
    }

    @GET
    @Path("/{id}/marc")
    @PermitAll
    @Produces({MARC, MARCXML})
    @Operation(
            operationId = "getRecordOctets",
            summary = "Read the record itself, octet for octet",
            description =
                    "Without Accept, the very octets that came, in the serialisation in which they came. A client "
                            + "that asks for the other serialisation gets a translation in UTF-8, marked with "
                            + "`Carrel-Octets: translated`.")
    @APIResponse(responseCode = "200", description = "The octets; `Carrel-Octets` says `original` or `translated`.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "406", description = "`not-acceptable`")
    @APIResponse(
            responseCode = "409",
            description = "`too-long-for-iso2709`: the record is longer than that format can say.")
    public Response octets(
            @PathParam("id") UUID id,
            @QueryParam("version")
                    @Parameter(description = "Any version, of deleted records too; staff only.")
                    @Nullable
                    Integer version,
            @Context HttpHeaders headers) {
        Optional<RecordVersion> found = version != null && sight.hiddenToo()
                ? records.version(id, version)
                : sight.record(id).map(this::current);
        if (found.isEmpty()) {
            return unknown();
        }
        RecordVersion.Original original = found.get().original();
        Serialisation wanted = wanted(headers.getAcceptableMediaTypes(), original.serialisation());
        if (wanted == original.serialisation()) {
            String type = wanted == Serialisation.MARCXML
                    ? wanted.mediaType() + ";charset=" + original.charset()
                    : wanted.mediaType();
            return octets(original.octets(), type, "original", original.sha256());
        }
        try {
            MarcRecord marc = read.view(original);
            Octets written = wanted == Serialisation.MARCXML ? MarcXml.write(marc) : Iso2709.write(marc);
            return octets(written, wanted.mediaType(), "translated", written.sha256());
        } catch (IllegalArgumentException e) {
            return Problem.of(409, "too-long-for-iso2709", "The record cannot be said in ISO 2709.")
                    .detail(String.valueOf(e.getMessage()))
                    .response();
        }
    }

    /** The serialisation that a client likes best; the original if it likes both, or neither. */
    private static Serialisation wanted(List<MediaType> liked, Serialisation original) {
        Serialisation other = original == Serialisation.ISO2709 ? Serialisation.MARCXML : Serialisation.ISO2709;
        for (MediaType type : liked) {
            if (type.isCompatible(MediaType.valueOf(original.mediaType()))) {
                return original;
            }
            if (type.isCompatible(MediaType.valueOf(other.mediaType()))) {
                return other;
            }
        }
        return original;
    }

    private static Response octets(Octets octets, String type, String how, String digest) {
        return Response.ok(octets.toArray(), type)
                .header("Carrel-Octets", how)
                .header(HttpHeaders.ETAG, '"' + digest + '"')
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Consumes({MARC, MARCXML})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addRecord", summary = "Add one record")
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = RecordSummaryView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`control-number-taken`: the source has sent that number before; the reason names the record.")
    @APIResponse(responseCode = "422", description = UNREADABLE)
    public Response add(
            @QueryParam("source")
                    @DefaultValue("local")
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9._-]{0,39}",
                            message = "must be 1 to 40 lower-case letters, digits, dots, hyphens or underscores")
                    @Parameter(description = "Code of where the record comes from.", example = "local")
                    String source,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            byte[] body) {
        RecordOutcome outcome = catalogue.add(source, Octets.of(body), serialisation(contentType), caller.subject());
        return outcome instanceof RecordOutcome.Stored stored
                ? Response.created(URI.create("records/" + stored.record().id()))
                        .header(HttpHeaders.ETAG, ETags.of(stored.record().version()))
                        .entity(RecordSummaryView.of(stored.record()))
                        .build()
                : answer(outcome);
    }

    @PUT
    @Path("/{id}/marc")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Consumes({MARC, MARCXML})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reviseRecord",
            summary = "Give a record new octets, as a new version",
            description = "The If-Match is the ETag of the record, not of its octets.")
    @APIResponse(
            responseCode = "200",
            description = "Revised, the new version as ETag.",
            content = @Content(schema = @Schema(implementation = RecordSummaryView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`control-number-taken`")
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = UNREADABLE)
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response revise(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @QueryParam("reason") @Size(max = REASON) @Parameter(description = "Why the record is revised.") @Nullable
                    String reason,
            byte[] body) {
        return answer(catalogue.revise(
                id,
                preconditions.madeOn(id, ifMatch),
                Octets.of(body),
                serialisation(contentType),
                new Provenance(Provenance.Origin.API, caller.subject(), null, reason)));
    }

    @PUT
    @Path("/{id}/visibility")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "setRecordVisibility", summary = "Hide a record from the public, or show it")
    @APIResponse(
            responseCode = "200",
            description = "Done, the new version as ETag.",
            content = @Content(schema = @Schema(implementation = RecordSummaryView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response show(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid VisibilityBody body) {
        return answer(catalogue.show(id, preconditions.madeOn(id, ifMatch), body.suppressed(), body.reason()));
    }

    @DELETE
    @Path("/{id}")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_DELETE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteRecord",
            summary = "Delete a record",
            description = "Its last version says in the leader that it is deleted; all versions are kept, and the "
                    + "record can be undeleted. A record with live items is not deleted.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(responseCode = "409", description = "`record-in-use`, with every reason: `has-items` and how many.")
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response delete(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("reason") @Size(max = REASON) @Parameter(description = "Why it is deleted.") @Nullable
                    String reason) {
        return answer(end.delete(id, preconditions.madeOn(id, ifMatch), caller.subject(), reason));
    }

    @POST
    @Path("/{id}/undeletion")
    @Command
    @PermissionsAllowed(Permissions.CATALOG_RECORDS_DELETE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undeleteRecord",
            summary = "Bring a deleted record back, octet for octet as it was",
            description = "The If-Match is the ETag after the deletion, or `*`.")
    @APIResponse(
            responseCode = "200",
            description = "Back, the new version as ETag.",
            content = @Content(schema = @Schema(implementation = RecordSummaryView.class)))
    @APIResponse(responseCode = "404", description = "`not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`not-deleted`; `control-number-taken`: the source has sent another record with its number.")
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = "`if-match-required`")
    public Response undelete(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ReasonBody body) {
        return answer(end.undelete(id, preconditions.madeOn(id, ifMatch), caller.subject(), body.reason()));
    }

    private RecordVersion current(CatalogueRecord record) {
        return records.version(record.id(), record.currentVersion())
                .orElseThrow(() -> new IllegalStateException("a record has a current version"));
    }

    private static Serialisation serialisation(String contentType) {
        return contentType.startsWith(MARCXML) ? Serialisation.MARCXML : Serialisation.ISO2709;
    }
}
