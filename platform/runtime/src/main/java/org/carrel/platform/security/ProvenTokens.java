package org.carrel.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a minute whom a token has proved to be. To check a signature on the P-256 curve costs more than all
 * else that a scan at a desk needs, and a desk shows the same token with every scan.
 *
 * <p>Nothing becomes valid that was not: only what the issuer's key has verified is remembered, by the whole text of
 * the token, and never beyond its expiry. A key that is withdrawn is honoured for that minute longer.
 */
@ApplicationScoped
class ProvenTokens implements IdentityProvider<TokenAuthenticationRequest> {

    private static final int MOST = 1_000;

    private final OidcIdentityProvider oidc;
    private final Clock clock;
    private final Duration kept;
    private final ExpiringMemory<SecurityIdentity> proven = new ExpiringMemory<>(MOST);

    ProvenTokens(
            OidcIdentityProvider oidc,
            Clock clock,
            @ConfigProperty(name = "carrel.token.proof-kept", defaultValue = "PT1M") Duration kept) {
        this.oidc = oidc;
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the provider that verifies, which this one asks itself. */
    @Override
    public int priority() {
        return SYSTEM_FIRST;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!(request.getToken() instanceof AccessTokenCredential credential)) {
            return Uni.createFrom().nullItem();
        }
        String token = credential.getToken();
        SecurityIdentity known = proven.get(token, clock.instant());
        return known == null
                ? oidc.authenticate(request, context).invoke(identity -> remember(token, identity))
                : Uni.createFrom().item(within(HttpSecurityUtils.getRoutingContextAttribute(request), known));
    }

    private void remember(String token, @Nullable SecurityIdentity identity) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken claims)) {
            return;
        }
        Instant now = clock.instant();
        Instant expires = Instant.ofEpochSecond(claims.getExpirationTime());
        Instant until = now.plus(kept);
        proven.put(token, apart(token, identity, claims), now, expires.isBefore(until) ? expires : until);
    }

    /** The identity without the request that it came with, which must not live on with it. */
    private static SecurityIdentity apart(String token, SecurityIdentity identity, JsonWebToken claims) {
        var copy = QuarkusSecurityIdentity.builder()
                .setPrincipal(claims)
                .addCredential(new AccessTokenCredential(token))
                .addRoles(identity.getRoles());
        identity.getAttributes().forEach((name, value) -> {
            if (!(value instanceof RoutingContext)) {
                copy.addAttribute(name, value);
            }
        });
        Object scope = claims.getClaim("scope");
        if (scope != null) {
            Arrays.stream(scope.toString().strip().split("\\s+", -1))
                    .filter(permission -> !permission.isEmpty())
                    .forEach(copy::addPermissionAsString);
        }
        return copy.build();
    }

    private static SecurityIdentity within(@Nullable RoutingContext request, SecurityIdentity known) {
        return request == null
                ? known
                : QuarkusSecurityIdentity.builder(known)
                        .addAttribute(HttpSecurityUtils.ROUTING_CONTEXT_ATTRIBUTE, request)
                        .build();
    }
}
