package org.carrel.catalog.crosswalks.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.catalog.availability.Availabilities;
import org.carrel.catalog.availability.Holdings;
import org.carrel.catalog.crosswalks.BibTex;
import org.carrel.catalog.crosswalks.Citation;
import org.carrel.catalog.crosswalks.CitationStyle;
import org.carrel.catalog.crosswalks.Citing;
import org.carrel.catalog.crosswalks.CslJson;
import org.carrel.catalog.crosswalks.RecordSchema;
import org.carrel.catalog.crosswalks.Ris;
import org.carrel.catalog.crosswalks.SchemaOrg;
import org.carrel.catalog.crosswalks.app.Crosswalk;
import org.carrel.catalog.crosswalks.app.RecordAddress;
import org.carrel.catalog.crosswalks.app.RenderCitations;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.places.PlaceTree;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.catalog.records.app.Sight;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;

/** A bibliographic record as others read it. */
@Path("/records")
@Tag(name = "records")
@RunOnVirtualThread
public class RepresentationResource {

    private static final String RIS = "application/x-research-info-systems";
    private static final String BIBTEX = "application/x-bibtex";
    private static final String CSL_JSON = "application/vnd.citationstyles.csl+json";
    private static final String MODS = "application/mods+xml";
    private static final String JSON_LD = "application/ld+json";
    private static final String UTF_8 = ";charset=UTF-8";

    private final Sight sight;
    private final Records records;
    private final ReadRecord read;
    private final Crosswalk crosswalk;
    private final RecordAddress address;
    private final Availabilities availabilities;
    private final Places places;
    private final ObjectMapper json;
    private final RenderCitations render;

    RepresentationResource(
            Sight sight,
            Records records,
            ReadRecord read,
            Crosswalk crosswalk,
            RecordAddress address,
            Availabilities availabilities,
            Places places,
            ObjectMapper json,
            RenderCitations render) {
        this.sight = sight;
        this.records = records;
        this.read = read;
        this.crosswalk = crosswalk;
        this.address = address;
        this.availabilities = availabilities;
        this.places = places;
        this.json = json;
        this.render = render;
    }

    @GET
    @Path("/{id}/citation")
    @PermitAll
    @Produces({CSL_JSON, RIS, BIBTEX})
    @Operation(
            operationId = "citeRecord",
            summary = "Cite a record",
            description = "As reference managers import it: CSL JSON, RIS or BibTeX.")
    @APIResponse(
            responseCode = "200",
            description = "The citation.",
            content = {
                @Content(mediaType = CSL_JSON, examples = @ExampleObject(name = "csl-json", value = """
                                [{"id": "0190a5b8-3c1e-7d2f-8a4b-5c6d7e8f9a0b", "type": "book",
                                  "title": "The name of the rose",
                                  "author": [{"family": "Eco", "given": "Umberto"}],
                                  "issued": {"date-parts": [[1983]]}}]""")),
                @Content(
                        mediaType = RIS,
                        examples =
                                @ExampleObject(name = "ris", value = "TY  - BOOK\r\nTI  - The name of the rose\r\n")),
                @Content(
                        mediaType = BIBTEX,
                        examples = @ExampleObject(name = "bibtex", value = "@book{eco1983thename,\n  title = {…}\n}\n"))
            })
    @APIResponse(responseCode = "400", description = "`validation-failed`: there is no such format.")
    @APIResponse(responseCode = "404", description = "`not-found`; also what the public gets for suppressed records.")
    public Response citation(
            @PathParam("id") UUID id,
            @QueryParam("format")
                    @DefaultValue("csl-json")
                    @Pattern(regexp = "csl-json|ris|bibtex", message = "must be csl-json, ris or bibtex")
                    @Parameter(description = "`csl-json`, `ris` or `bibtex`.", example = "ris")
                    String format,
            @Context UriInfo uri) {
        return represented(id, (record, marc) -> {
            Citation citation = cite(marc);
            String url = address.of(id, uri.getBaseUri());
            return switch (format) {
                case "ris" -> file(Ris.write(citation, url), RIS, id + ".ris");
                case "bibtex" -> file(BibTex.write(citation, url), BIBTEX, id + ".bib");
                default -> Response.ok(written(List.of(CslJson.of(citation, id.toString(), url))), CSL_JSON);
            };
        });
    }

    /** A citation, written out. */
    @Schema(name = "RenderedCitation")
    record RenderedView(
            CitationStyle style,

            @Schema(examples = "Eco, U. (1983). The name of the rose. Harcourt Brace Jovanovich.")
            String text,

            @Schema(description = "The same as an HTML fragment.")
            String html) {}

    @GET
    @Path("/{id}/citations/{style}")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renderCitation",
            summary = "Read how a record is cited in a style, in English",
            description = "By the styles and locales of the Citation Style Language project.")
    @APIResponse(
            responseCode = "200",
            description = "As text and as HTML.",
            content = @Content(schema = @Schema(implementation = RenderedView.class)))
    @APIResponse(responseCode = "400", description = "`validation-failed`: there is no such style.")
    @APIResponse(responseCode = "404", description = "`not-found`; also what the public gets for suppressed records.")
    @APIResponse(responseCode = "503", description = "`busy`: many others ask for citations now.")
    public Response rendered(
            @PathParam("id") UUID id,
            @PathParam("style")
                    @Pattern(regexp = "apa|mla|chicago", message = "must be apa, mla or chicago")
                    @Parameter(description = "`apa`, `mla` or `chicago`.", example = "apa")
                    String style) {
        CitationStyle wanted = CitationStyle.valueOf(style.toUpperCase(Locale.ROOT));
        return represented(id, (_, marc) -> render.rendered(cite(marc), wanted)
                .map(done ->
                        Response.ok(new RenderedView(wanted, done.text(), done.html()), MediaType.APPLICATION_JSON))
                .orElseGet(() -> Response.fromResponse(Problem.of(503, "busy", "Many others ask for citations now.")
                                .response())
                        .header(HttpHeaders.RETRY_AFTER, 5)));
    }

    @GET
    @Path("/{id}/mods")
    @PermitAll
    @Produces(MODS)
    @Operation(
            operationId = "getRecordMods",
            summary = "Read a record as MODS 3.7",
            description = "By the stylesheet of the Library of Congress.")
    @APIResponse(responseCode = "200", description = "One `mods` element.", content = @Content(mediaType = MODS))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response mods(@PathParam("id") UUID id) {
        return represented(id, (_, marc) -> Response.ok(crosswalk.write(RecordSchema.MODS, marc), MODS + UTF_8));
    }

    @GET
    @Path("/{id}/dc")
    @PermitAll
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            operationId = "getRecordDublinCore",
            summary = "Read a record as simple Dublin Core",
            description = "By the stylesheet of the Library of Congress, in the `oai_dc:dc` element.")
    @APIResponse(
            responseCode = "200",
            description = "One `oai_dc:dc` element.",
            content = @Content(mediaType = MediaType.APPLICATION_XML))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response dublinCore(@PathParam("id") UUID id) {
        return represented(
                id,
                (_, marc) ->
                        Response.ok(crosswalk.write(RecordSchema.OAI_DC, marc), MediaType.APPLICATION_XML + UTF_8));
    }

    @GET
    @Path("/{id}/json-ld")
    @PermitAll
    @Produces(JSON_LD)
    @Operation(
            operationId = "getRecordJsonLd",
            summary = "Read a record as schema.org JSON-LD",
            description = "For the page that shows it, so that search engines know what it is and where it can be had; "
                    + "the offers are live.")
    @APIResponse(
            responseCode = "200",
            description = "One JSON-LD object.",
            content = @Content(mediaType = JSON_LD, examples = @ExampleObject(name = "book", value = """
                                    {"@context": "https://schema.org", "@type": "Book",
                                     "name": "The name of the rose", "isbn": "9780151446476", "inLanguage": "en"}""")))
    @APIResponse(responseCode = "404", description = "`not-found`")
    public Response jsonLd(@PathParam("id") UUID id, @Context UriInfo uri) {
        return represented(
                id,
                (_, marc) -> Response.ok(
                        written(SchemaOrg.of(cite(marc), address.of(id, uri.getBaseUri()), offers(id))), JSON_LD));
    }

    /** Makes a representation of a bibliographic record that the caller may see. */
    private Response represented(UUID id, BiFunction<CatalogueRecord, MarcRecord, Response.ResponseBuilder> making) {
        Optional<Records.Current> current = sight.record(id)
                .flatMap(record -> records.current(Set.of(record.id())).stream().findFirst());
        return current.map(found -> making.apply(found.record(), read.view(found.original()))
                        .header(HttpHeaders.ETAG, ETags.of(found.record().version()))
                        .build())
                .orElseGet(() ->
                        Problem.notFound("No bibliographic record has this id.").response());
    }

    private Citation cite(MarcRecord marc) {
        return Citing.of(marc, read.describe(marc));
    }

    private static Response.ResponseBuilder file(String text, String type, String name) {
        return Response.ok(text, type + UTF_8)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"');
    }

    private List<SchemaOrg.Offer> offers(UUID id) {
        Holdings holdings = availabilities.holdings(Set.of(id)).getOrDefault(id, Holdings.NONE);
        if (holdings.branches().isEmpty()) {
            return List.of();
        }
        PlaceTree tree = places.tree();
        return holdings.branches().stream()
                .map(at -> {
                    var branch = tree.find(at.branchId()).orElseThrow().description();
                    return new SchemaOrg.Offer(branch.name(), branch.code(), at.total(), at.available());
                })
                .toList();
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts can be written", e);
        }
    }
}
