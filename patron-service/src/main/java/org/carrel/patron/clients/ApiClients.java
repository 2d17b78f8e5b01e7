package org.carrel.patron.clients;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The API clients. */
public interface ApiClients {

    Optional<ApiClient> find(String id);

    /** Clients by id, from after one on; at most so many. */
    List<ApiClient> page(@Nullable String afterId, int most);

    /** The digests of the secrets that open a client at a moment: the current one and, after a rotation, the former. */
    List<String> secretDigests(String id, Instant at);

    /** Adds a client, or answers empty if its id is taken. */
    Optional<ApiClient> add(ApiClient client, String secretDigest);

    /** Writes a client and answers with its new version. */
    ApiClient save(ApiClient client);

    /** Gives a client a new secret, which is a new version; the former secret stays good until a moment. */
    ApiClient changeSecret(String id, String secretDigest, Instant formerGoodUntil);

    /** Notes that a client got a token. */
    void used(String id, Instant at);
}
