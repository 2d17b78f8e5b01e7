package org.carrel.catalog.usage.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.carrel.catalog.usage.Use;
import org.carrel.catalog.usage.app.CountUses;

/** Counts requests that were answered. */
@Provider
public class CountRequests implements ContainerResponseFilter {

    private static final int OK = 200;

    private final CountUses uses;

    CountRequests(CountUses uses) {
        this.uses = uses;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != OK || !request.getMethod().equals("GET")) {
            return;
        }
        String path = request.getUriInfo().getPath();
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        boolean asked = query.containsKey("query") || query.containsKey("verb");
        Use.ofRequest(path.startsWith("/") ? path : "/" + path, asked).ifPresent(use -> uses.count(use, 1));
    }
}
