package org.carrel.patron.clients.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.patron.clients.ApiClient;
import org.carrel.patron.clients.ApiClients;
import org.carrel.patron.clients.ClientSecret;

/** Tells whether a program is the API client it says it is. */
@ApplicationScoped
public class AuthenticateClient {

    private final ApiClients clients;
    private final Clock clock;

    AuthenticateClient(ApiClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** The active client with this id and secret, noted as used; empty for every other pair, without saying why. */
    @Transactional
    public Optional<ApiClient> authenticate(String id, String secret) {
        Instant now = clock.instant();
        String claimed = ClientSecret.digestOf(secret);
        List<String> digests = clients.secretDigests(id, now);
        boolean known = digests.stream()
                .map(digest -> ClientSecret.sameDigest(digest, claimed))
                .reduce(false, Boolean::logicalOr);
        Optional<ApiClient> client = known ? clients.find(id).filter(ApiClient::active) : Optional.empty();
        client.ifPresent(used -> clients.used(used.id(), now));
        return client;
    }
}
