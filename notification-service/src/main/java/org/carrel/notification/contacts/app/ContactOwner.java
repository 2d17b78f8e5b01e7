package org.carrel.notification.contacts.app;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

import org.carrel.notification.contacts.Contact;

/** patron-service, asked how a patron is reached. */
@RegisterRestClient(configKey = "patron")
@OidcClientFilter
@Path("/api/patron/patrons/{id}/contact")
interface ContactOwner {

    @GET
    Answer contact(@PathParam("id") UUID id);

    /** As much of the answer as is needed for e-mail. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            String name, @Nullable String email, @Nullable String language) {

        Contact contact() {
            return new Contact(name, email == null || email.isBlank() ? null : email.strip(), language);
        }
    }
}
