package org.carrel.catalog.search.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import org.carrel.catalog.search.CatalogueSearch.AwayException;
import org.carrel.platform.problem.Problem;

/** Says that nothing can be searched for now: whatever was asked, the rest of the catalogue goes on. */
public class AwayEngine {

    private static final Logger LOG = Logger.getLogger(AwayEngine.class);
    private static final int RETRY_SECONDS = 5;

    @ServerExceptionMapper
    public Response away(AwayException e) {
        LOG.warnf("the search engine is away: %s", e.getMessage());
        Problem problem = Problem.of(503, "search-unavailable", "The catalogue cannot be searched right now.")
                .detail("The search engine does not answer. Records can be read and changed; what changes now is found "
                        + "as soon as the engine is back.");
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }
}
