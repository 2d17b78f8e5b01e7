package org.carrel.circulation.replicas.app;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The services that own what is replicated here, as far as a miss needs them. */
final class Owners {
    private Owners() {}

    @RegisterRestClient(configKey = "catalog")
    @OidcClientFilter
    @Path("/api/catalog/replicas")
    @Produces(MediaType.APPLICATION_JSON)
    interface Catalogue {
        @GET
        @Path("/items")
        Response item(@QueryParam("barcode") @Nullable String barcode, @QueryParam("id") @Nullable UUID id);

        @GET
        @Path("/titles/{id}")
        Response title(@PathParam("id") UUID id);

        @GET
        @Path("/places/{id}")
        Response place(@PathParam("id") UUID id);
    }

    @RegisterRestClient(configKey = "patron")
    @OidcClientFilter
    @Path("/api/patron/replicas")
    @Produces(MediaType.APPLICATION_JSON)
    interface PatronRegister {
        @GET
        @Path("/patrons")
        Response patron(@QueryParam("card") @Nullable String card, @QueryParam("id") @Nullable UUID id);
    }
}
