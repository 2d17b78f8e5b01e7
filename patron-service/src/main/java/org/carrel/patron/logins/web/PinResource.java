package org.carrel.patron.logins.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.patron.logins.app.Secrets;
import org.carrel.patron.passwords.PinRule;
import org.carrel.patron.passwords.app.PasswordHashing;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.app.FindPatron;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** A patron's PIN. */
@Path("/patrons/{id}/pin")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Patrons")
class PinResource {

    private final FindPatron find;
    private final Secrets secrets;
    private final PasswordHashing hashing;

    PinResource(FindPatron find, Secrets secrets, PasswordHashing hashing) {
        this.find = find;
        this.secrets = secrets;
        this.hashing = hashing;
    }

    /** A new PIN. */
    @Schema(name = "NewPin")
    record NewPin(
            @Schema(description = "Four to twelve digits.", format = "password", examples = "4071")
            @NotBlank
            @Size(max = 40)
            String pin) {

        @Override
        public String toString() {
            return "NewPin[…]";
        }
    }

    @PUT
    @WithoutReplay("a stored fingerprint of the request would be a fast hash of a PIN; doing it twice does no harm")
    @PermissionsAllowed(Permissions.PATRONS_WRITE)
    @Operation(
            operationId = "setPatronPin",
            summary = "Give a patron a PIN",
            description = "With it and their card they log in themselves. Ends their sessions.")
    @APIResponse(responseCode = "204", description = "The PIN counts from now on.")
    @APIResponse(responseCode = "400", description = "`validation-failed`: `not-a-pin` or `too-simple`.")
    @APIResponse(responseCode = "403", description = "`outside-branch-scope`")
    @APIResponse(responseCode = "404", description = "No patron has this id.")
    public Response set(@PathParam("id") UUID id, @Valid @NotNull NewPin wanted) {
        Patron patron = find.changeable(id);
        PinRule.fault(wanted.pin()).ifPresent(fault -> {
            throw new ProblemException(
                    switch (fault) {
                        case SHAPE -> Problem.invalid("pin", "not-a-pin", "must be four to twelve digits");
                        case TOO_SIMPLE ->
                            Problem.invalid("pin", "too-simple", "is among the first that anybody would try");
                    });
        });
        secrets.changePin(patron.id().value(), hashing.hash(wanted.pin()));
        return Response.noContent().build();
    }
}
