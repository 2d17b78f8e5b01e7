package org.carrel.catalog.sru.web;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.catalog.sru.SruAnswer;
import org.carrel.catalog.sru.SruRequest;
import org.carrel.catalog.sru.app.AnswerSru;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.problem.Problem;

/** The catalogue for those who search it over SRU. */
@Path("/sru")
@Produces(MediaType.TEXT_XML)
@Tag(name = "partners")
@RunOnVirtualThread
public class SruResource {

    private static final int AT_ONCE = 32;
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final String PROTOCOL =
            "SRU 1.1, 1.2 and 2.0: `explain` (also without any parameter), `searchRetrieve` and `scan`. Queries are CQL; "
                    + "what is not supported is refused with a diagnostic `info:srw/diagnostic/1/…` in an answer with "
                    + "status 200, never ignored. Schemas are `marcxml`, `mods`, `dc` and `opac` (with live circulation). "
                    + "At most 100 records come at once, and none beyond the 10,000th: who wants everything harvests.";

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AnswerSru sru;
    private final String title;

    SruResource(
            AnswerSru sru,
            @ConfigProperty(name = "carrel.catalog.oai.repository-name", defaultValue = "Carrel") String title) {
        this.sru = sru;
        this.title = title;
    }

    @GET
    @PermitAll
    @Operation(operationId = "searchRetrieve", summary = "Search the catalogue over SRU", description = PROTOCOL)
    @Parameter(name = "version", in = ParameterIn.QUERY, example = "1.2")
    @Parameter(name = "operation", in = ParameterIn.QUERY, example = "searchRetrieve")
    @Parameter(name = "query", in = ParameterIn.QUERY, example = "dc.title = \"name of the rose\"")
    @Parameter(name = "startRecord", in = ParameterIn.QUERY, example = "1")
    @Parameter(name = "maximumRecords", in = ParameterIn.QUERY, example = "10")
    @Parameter(name = "recordSchema", in = ParameterIn.QUERY, example = "mods")
    @Parameter(name = "recordPacking", in = ParameterIn.QUERY, example = "xml")
    @Parameter(name = "sortKeys", in = ParameterIn.QUERY, example = "title,,1")
    @Parameter(name = "scanClause", in = ParameterIn.QUERY, example = "dc.title = rose")
    @Parameter(name = "responsePosition", in = ParameterIn.QUERY, example = "1")
    @Parameter(name = "maximumTerms", in = ParameterIn.QUERY, example = "20")
    @APIResponse(
            responseCode = "200",
            description = "An `explainResponse`, `searchRetrieveResponse` or `scanResponse`.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_XML,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "diagnostic", value = """
                                    <searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/">
                                      <version>1.2</version><numberOfRecords>0</numberOfRecords>
                                      <diagnostics>
                                        <diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/">
                                          <uri>info:srw/diagnostic/1/16</uri><details>dc.colour</details>
                                          <message>Unsupported index</message>
                                        </diagnostic>
                                      </diagnostics>
                                    </searchRetrieveResponse>""")))
    @APIResponse(responseCode = "503", description = "`too-many-searches`: come back after `Retry-After` seconds.")
    public Response searchRetrieve(@Context UriInfo uri) {
        return answer(uri.getQueryParameters(), uri);
    }

    @POST
    @PermitAll
    @WithoutReplay("Searching changes nothing; the protocol wants that it can be asked by POST.")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "searchRetrieveByForm",
            summary = "Search the catalogue over SRU, asking by form",
            description = "As `searchRetrieve`, with the parameters in the body.")
    @APIResponse(
            responseCode = "200",
            description = "An `explainResponse`, `searchRetrieveResponse` or `scanResponse`.",
            content = @Content(mediaType = MediaType.TEXT_XML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "503", description = "`too-many-searches`: come back after `Retry-After` seconds.")
    public Response searchRetrieveByForm(MultivaluedMap<String, String> parameters, @Context UriInfo uri) {
        return answer(parameters, uri);
    }

    private Response answer(Map<String, List<String>> given, UriInfo uri) {
        if (!places.tryAcquire()) {
            return Response.fromResponse(Problem.of(503, "too-many-searches", "Too many searches are going on at once.")
                            .response())
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        try {
            SruRequest.Parsed asked = SruRequest.parse(given);
            SruRequest request = asked.request();
            SruAnswer answer = request == null ? new SruAnswer.Failed(asked.diagnostics()) : sru.answer(request);
            return Response.ok(
                            SruDocument.write(asked, answer, uri.getAbsolutePath(), title),
                            MediaType.TEXT_XML + ";charset=UTF-8")
                    .build();
        } finally {
            places.release();
        }
    }
}
