package org.carrel.patron.tokens.web;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.patron.tokens.app.PublicKeys;
import org.carrel.platform.command.Command;
import org.carrel.platform.security.Permissions;

/** The keys that sign tokens, as administrators see them: never a private part. */
@Path("/signing-keys")
@RunOnVirtualThread
@Tag(name = "Signing keys")
class SigningKeyResource {

    private final PublicKeys keys;

    SigningKeyResource(PublicKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermissionsAllowed(Permissions.KEYS_ROTATE)
    @Operation(operationId = "listSigningKeys", summary = "List the keys that sign and verify tokens")
    public List<PublicKeys.Described> list() {
        return keys.described();
    }

    @POST
    @Command
    @PermissionsAllowed(Permissions.KEYS_ROTATE)
    @Operation(operationId = "rotateSigningKeys", summary = "Sign with the next key from now on", description = """
                    The next key has been published since the rotation before, so verifiers know it already. The former key \
                    stays in the key set until the last token it signed has expired.""")
    @APIResponse(
            responseCode = "200",
            description = "The keys as they are now.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = PublicKeys.Described.class)))
    public Response rotate() {
        return Response.ok(keys.rotate()).build();
    }
}
