package org.carrel.patron.places.app;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import org.carrel.events.PlaceChanged;

/** catalog-service, asked for a place that the replica lacks. */
@RegisterRestClient(configKey = "catalog")
@OidcClientFilter
@Path("/api/catalog/replicas/places/{id}")
interface PlaceOwner {

    @GET
    PlaceChanged place(@PathParam("id") UUID id);
}
