package org.carrel.patron.patrons.web;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.patrons.Contact;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.app.FindPatron;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** How to reach a patron, for the service that sends notices. */
@Path("/patrons/{id}/contact")
@RunOnVirtualThread
@Tag(name = "Patrons")
class ContactResource {

    private final FindPatron find;
    private final Instance<Caller> caller;

    ContactResource(FindPatron find, Instance<Caller> caller) {
        this.find = find;
        this.caller = caller;
    }

    /** What it takes to tell a patron something. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PatronContact")
    record ContactView(
            @Schema(description = "The name to address them by.", examples = "Sofie Jensen")
            String name,

            @Schema(examples = "anna.jensen@example.org") @Nullable
            String email,

            @Schema(examples = "+45 20 30 40 50") @Nullable String phone,
            @Nullable AddressBody address,

            @Schema(description = "BCP 47.", examples = "da") @Nullable
            String language,

            @Schema(description = "The ways that are open.") List<Contact.Channel> channels) {}

    @GET
    @PermissionsAllowed(Permissions.PATRONS_CONTACT_READ)
    @Operation(operationId = "getPatronContact", summary = "How to reach a patron")
    @APIResponse(responseCode = "404", description = "No patron has this id.")
    public ContactView show(@PathParam("id") UUID id) {
        Patron patron = find.existing(id);
        Caller actor = caller.get();
        actor.requireSelfIfPatron(id);
        actor.requireBranch(patron.membership().homeBranchId());
        Contact contact = patron.person().contact();
        return new ContactView(
                patron.person().name().display(),
                contact.email(),
                contact.phone(),
                AddressBody.of(contact.address()),
                patron.person().language(),
                contact.channels());
    }
}
