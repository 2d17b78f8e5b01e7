package org.carrel.notification.titles.app;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import org.carrel.events.ItemChanged;
import org.carrel.events.TitleChanged;

/** catalog-service, asked for what the replica of titles lacks. */
@RegisterRestClient(configKey = "catalog")
@OidcClientFilter
@Path("/api/catalog/replicas")
interface TitleOwner {

    @GET
    @Path("/titles/{id}")
    TitleChanged title(@PathParam("id") UUID id);

    @GET
    @Path("/items")
    ItemChanged item(@QueryParam("id") UUID id);
}
