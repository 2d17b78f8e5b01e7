package org.carrel.platform.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the caller out of the verified token. */
@ApplicationScoped
class CallerProducer {

    private final String kindClaim;
    private final String branchesClaim;

    CallerProducer(
            @ConfigProperty(name = "carrel.token.kind-claim", defaultValue = "kind") String kindClaim,
            @ConfigProperty(name = "carrel.token.branches-claim", defaultValue = "branches") String branchesClaim) {
        this.kindClaim = kindClaim;
        this.branchesClaim = branchesClaim;
    }

    @Produces
    @RequestScoped
    Caller caller(SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Caller.anonymous();
        }
        return Caller.of(token.getSubject(), kind(token), permissions(token), branches(token));
    }

    private Caller.Kind kind(JsonWebToken token) {
        String kind = text(token.getClaim(kindClaim));
        // An outside issuer that does not say is taken for staff log-in; what they may do still hangs on the scopes.
        return kind == null ? Caller.Kind.STAFF : Caller.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    private static Set<String> permissions(JsonWebToken token) {
        String scope = text(token.getClaim("scope"));
        return scope == null || scope.isBlank()
                ? Set.of()
                : Arrays.stream(scope.trim().split("\\s+")).collect(Collectors.toSet());
    }

    private BranchScope branches(JsonWebToken token) {
        var ids = new HashSet<UUID>();
        for (String branch : texts(token.getClaim(branchesClaim))) {
            if (branch.equals("*")) {
                return new BranchScope.Everywhere();
            }
            ids.add(UUID.fromString(branch));
        }
        return new BranchScope.Branches(ids);
    }

    private static @Nullable String text(@Nullable Object claim) {
        return switch (claim) {
            case null -> null;
            case JsonString string -> string.getString();
            case Object other -> other.toString();
        };
    }

    private static Collection<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case null -> Set.of();
            case JsonArray array ->
                array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
            case Collection<?> collection ->
                collection.stream()
                        .map(value -> value instanceof JsonString string ? string.getString() : value.toString())
                        .toList();
            case Object single -> {
                String value = text(single);
                yield value == null ? Set.of() : Set.of(value);
            }
        };
    }
}
