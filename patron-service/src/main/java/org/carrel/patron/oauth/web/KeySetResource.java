package org.carrel.patron.oauth.web;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.carrel.patron.tokens.app.PublicKeys;

/** The keys that verify our tokens. */
@Path("/oauth/jwks")
@RunOnVirtualThread
@PermitAll
@Tag(name = "OAuth")
class KeySetResource {

    private static final int FIVE_MINUTES = 300;

    private final PublicKeys keys;

    KeySetResource(PublicKeys keys) {
        this.keys = keys;
    }

    /** The key set (RFC 7517). */
    @Schema(name = "JsonWebKeySet")
    record KeySet(List<Map<String, Object>> keys) {}

    @GET
    @Operation(
            operationId = "getJwks",
            summary = "The keys that verify our tokens",
            description = "One that signs, the one that will sign next, and those whose tokens have not all expired.")
    @APIResponse(
            responseCode = "200",
            description = "The key set; may be kept for five minutes.",
            content = @Content(schema = @Schema(implementation = KeySet.class)))
    public Response jwks() {
        var control = new CacheControl();
        control.setNoTransform(false);
        control.setMaxAge(FIVE_MINUTES);
        return Response.ok(new KeySet(keys.keySet())).cacheControl(control).build();
    }
}
