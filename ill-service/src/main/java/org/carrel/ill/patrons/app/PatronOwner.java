package org.carrel.ill.patrons.app;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import org.carrel.events.PatronChanged;

/** patron-service, asked for what the replica lacks. */
@RegisterRestClient(configKey = "patron")
@OidcClientFilter
@Path("/api/patron/replicas/patrons")
interface PatronOwner {

    @GET
    PatronChanged patron(@QueryParam("id") UUID id);
}
