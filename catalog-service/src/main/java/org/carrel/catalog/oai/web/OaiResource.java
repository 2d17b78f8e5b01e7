package org.carrel.catalog.oai.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.catalog.oai.OaiAnswer;
import org.carrel.catalog.oai.OaiRequest;
import org.carrel.catalog.oai.app.AnswerHarvester;
import org.carrel.catalog.oai.app.KeepHeaders;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.problem.Problem;

/** The catalogue for harvesters. */
@Path("/oai")
@Produces(MediaType.TEXT_XML)
@Tag(name = "partners")
@RunOnVirtualThread
public class OaiResource {

    /** Harvesters come in few and stay long; more of them at once wait, as the protocol foresees. */
    private static final int AT_ONCE = 8;

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final String PROTOCOL =
            "OAI-PMH 2.0: `verb` is `Identify`, `ListMetadataFormats`, `ListSets`, `ListIdentifiers`, `ListRecords` or "
                    + "`GetRecord`. Formats are `oai_dc`, `mods` and `marc21`. A record that is hidden or deleted after it "
                    + "was told is told as deleted, for ever; what has left a set is deleted for those who harvest the set. "
                    + "Nothing is ever told with a datestamp before the responseDate of an earlier answer. Tokens do not "
                    + "expire. Errors are the protocol's own, in an answer with status 200.";

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AnswerHarvester harvester;
    private final KeepHeaders keep;

    OaiResource(AnswerHarvester harvester, KeepHeaders keep) {
        this.harvester = harvester;
        this.keep = keep;
    }

    @GET
    @PermitAll
    @Operation(operationId = "harvest", summary = "Harvest the catalogue", description = PROTOCOL)
    @Parameter(name = "verb", in = ParameterIn.QUERY, required = true, example = "ListRecords")
    @Parameter(name = "metadataPrefix", in = ParameterIn.QUERY, example = "oai_dc")
    @Parameter(name = "identifier", in = ParameterIn.QUERY)
    @Parameter(name = "set", in = ParameterIn.QUERY, example = "format-book")
    @Parameter(name = "from", in = ParameterIn.QUERY, example = "2026-01-01")
    @Parameter(name = "until", in = ParameterIn.QUERY, example = "2026-12-31")
    @Parameter(name = "resumptionToken", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "An `OAI-PMH` document.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_XML,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "error", value = """
                                    <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
                                      <responseDate>2026-01-01T00:00:00Z</responseDate>
                                      <request>https://library.example/api/catalog/oai</request>
                                      <error code="badVerb">The verb is missing.</error>
                                    </OAI-PMH>""")))
    @APIResponse(responseCode = "503", description = "`too-many-harvests`: come back after `Retry-After` seconds.")
    public Response harvest(@Context UriInfo uri) {
        return answer(uri.getQueryParameters(), uri);
    }

    @POST
    @PermitAll
    @WithoutReplay("Harvesting changes nothing; the protocol wants that it can be asked by POST.")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "harvestByForm",
            summary = "Harvest the catalogue, asking by form",
            description = "As `harvest`, with the arguments in the body.")
    @APIResponse(
            responseCode = "200",
            description = "An `OAI-PMH` document.",
            content = @Content(mediaType = MediaType.TEXT_XML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "503", description = "`too-many-harvests`: come back after `Retry-After` seconds.")
    public Response harvestByForm(MultivaluedMap<String, String> arguments, @Context UriInfo uri) {
        return answer(arguments, uri);
    }

    private Response answer(Map<String, List<String>> given, UriInfo uri) {
        if (!places.tryAcquire()) {
            return Response.fromResponse(Problem.of(503, "too-many-harvests", "Too many harvesters are here at once.")
                            .response())
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        try {
            String baseUrl = uri.getAbsolutePath().toString();
            String document =
                    switch (OaiRequest.parse(given)) {
                        case OaiRequest.Parsed.Refused refused ->
                            OaiDocument.write(
                                    new OaiAnswer.Failed(refused.errors()),
                                    harvester.moment(),
                                    baseUrl,
                                    refused.arguments());
                        case OaiRequest.Parsed.Understood understood -> {
                            keep.catchUp();
                            AnswerHarvester.Dated dated = harvester.answer(understood.request());
                            yield OaiDocument.write(dated.answer(), dated.moment(), baseUrl, understood.arguments());
                        }
                    };
            return Response.ok(document, MediaType.TEXT_XML + ";charset=UTF-8")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } finally {
            places.release();
        }
    }
}
