package org.carrel.patron.clients.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.clients.ApiClient;
import org.carrel.patron.clients.ApiClients;

/** Keeps the API clients in PostgreSQL. */
@ApplicationScoped
class PanacheApiClients implements ApiClients, PanacheRepositoryBase<ClientRow, String> {

    /** Last use is kept to the minute, so that a busy client does not write a row with each token. */
    private static final Duration LAST_USE_GRAIN = Duration.ofMinutes(1);

    @Override
    public Optional<ApiClient> find(String id) {
        return findByIdOptional(id).map(ClientRow::client);
    }

    @Override
    public List<ApiClient> page(@Nullable String afterId, int most) {
        return find("id > ?1", Sort.by("id"), afterId == null ? "" : afterId).page(Page.ofSize(most)).stream()
                .map(ClientRow::client)
                .toList();
    }

    @Override
    public List<String> secretDigests(String id, Instant at) {
        ClientRow row = findById(id);
        var digests = new ArrayList<String>(2);
        if (row != null) {
            digests.add(row.secretDigest);
            if (row.formerSecretDigest != null && row.formerGoodUntil != null && at.isBefore(row.formerGoodUntil)) {
                digests.add(row.formerSecretDigest);
            }
        }
        return digests;
    }

    @Override
    public Optional<ApiClient> add(ApiClient client, String secretDigest) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:id, 3))", Object.class)
                .setParameter("id", client.id())
                .getSingleResult();
        if (findById(client.id()) != null) {
            return Optional.empty();
        }
        var row = new ClientRow();
        row.id = client.id();
        row.version = 1;
        row.secretDigest = secretDigest;
        row.take(client);
        persistAndFlush(row);
        return Optional.of(row.client());
    }

    @Override
    public ApiClient save(ApiClient client) {
        ClientRow row = findById(client.id());
        row.take(client);
        flush();
        return row.client();
    }

    @Override
    public ApiClient changeSecret(String id, String secretDigest, Instant formerGoodUntil) {
        ClientRow row = findById(id);
        row.formerSecretDigest = row.secretDigest;
        row.formerGoodUntil = formerGoodUntil;
        row.secretDigest = secretDigest;
        flush();
        return row.client();
    }

    @Override
    public void used(String id, Instant at) {
        getEntityManager()
                .createNativeQuery("""
                        update api_client set last_used_at = :at
                        where id = :id and (last_used_at is null or last_used_at < :stale)
                        """)
                .setParameter("id", id)
                .setParameter("at", at)
                .setParameter("stale", at.minus(LAST_USE_GRAIN))
                .executeUpdate();
    }
}
