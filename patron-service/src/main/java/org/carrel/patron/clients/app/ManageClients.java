package org.carrel.patron.clients.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.access.Authority;
import org.carrel.patron.access.Granting;
import org.carrel.patron.access.Granting.Objection;
import org.carrel.patron.access.app.Authorities;
import org.carrel.patron.audit.AuditTrail;
import org.carrel.patron.clients.ApiClient;
import org.carrel.patron.clients.ApiClients;
import org.carrel.patron.clients.ClientSecret;

/** Creates and edits API clients, and draws their secrets. A client can do no more than whoever made it. */
@ApplicationScoped
@Transactional
public class ManageClients {

    private static final String SUBJECT = "api-client";

    private final ApiClients clients;
    private final Authorities authorities;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ManageClients(ApiClients clients, Authorities authorities, AuditTrail audit, Clock clock) {
        this.clients = clients;
        this.authorities = authorities;
        this.audit = audit;
        this.clock = clock;
    }

    /** What comes of it. */
    public sealed interface Outcome {

        /** The client is as wished. */
        record Done(ApiClient client) implements Outcome {}

        /** The client has a new secret, which is told this once. */
        record WithSecret(ApiClient client, ClientSecret secret) implements Outcome {}

        /** Another client has the id. */
        record IdTaken() implements Outcome {}

        /** It goes beyond what the caller may do. */
        record Beyond(List<Objection> objections) implements Outcome {

            public Beyond {
                objections = List.copyOf(objections);
            }
        }
    }

    public List<ApiClient> page(@Nullable String afterId, int most) {
        return clients.page(afterId, most);
    }

    public Optional<ApiClient> find(String id) {
        return clients.find(id);
    }

    public Outcome create(ApiClient client) {
        List<Objection> objections = objections(Authority.none(), client);
        if (!objections.isEmpty()) {
            return new Outcome.Beyond(objections);
        }
        ClientSecret secret = ClientSecret.draw(random);
        return clients.add(client, secret.digest())
                .<Outcome>map(added -> {
                    audit.note("created", SUBJECT, added.id(), List.of("scopes", "branches", "secret"));
                    return new Outcome.WithSecret(added, secret);
                })
                .orElseGet(Outcome.IdTaken::new);
    }

    public Outcome edit(ApiClient before, ApiClient after) {
        List<Objection> objections = objections(authority(before), after);
        if (!objections.isEmpty()) {
            return new Outcome.Beyond(objections);
        }
        ApiClient saved = clients.save(after);
        audit.note("edited", SUBJECT, saved.id(), List.of("name", "scopes", "branches", "active"));
        return new Outcome.Done(saved);
    }

    /**
     * Draws a new secret.
     *
     * @param grace how long the former one stays good, so that a running client can be changed over
     */
    public Outcome rotateSecret(ApiClient client, Duration grace) {
        List<Objection> objections = objections(authority(client), client);
        if (!objections.isEmpty()) {
            return new Outcome.Beyond(objections);
        }
        ClientSecret secret = ClientSecret.draw(random);
        ApiClient changed = clients.changeSecret(
                client.id(), secret.digest(), clock.instant().plus(grace).truncatedTo(ChronoUnit.MICROS));
        audit.note("secret-rotated", SUBJECT, client.id(), List.of("secret"));
        return new Outcome.WithSecret(changed, secret);
    }

    private List<Objection> objections(Authority before, ApiClient after) {
        return Granting.objections(authorities.ofCaller(), before, authority(after));
    }

    private static Authority authority(ApiClient client) {
        return new Authority(client.scopes(), client.branches());
    }
}
