package org.carrel.patron.clients.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.clients.ApiClient;
import org.carrel.platform.security.BranchScope;

/** An API client in its table. When it was last used is written past this row, for that is no edit. */
@Entity
@DynamicUpdate
@Table(name = "api_client")
class ClientRow {

    @Id
    String id;

    @Version
    long version;

    @Column(nullable = false)
    String name;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false, columnDefinition = "text[]")
    List<String> scopes = List.of();

    @Column(nullable = false)
    boolean everywhere;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false, columnDefinition = "uuid[]")
    List<UUID> branches = List.of();

    @Column(nullable = false)
    boolean active;

    @Column(nullable = false)
    String secretDigest;

    @Nullable
    String formerSecretDigest;

    @Nullable
    Instant formerGoodUntil;

    @Nullable
    @Column(insertable = false, updatable = false)
    Instant lastUsedAt;

    void take(ApiClient client) {
        name = client.name();
        scopes = client.scopes().stream().sorted().toList();
        active = client.active();
        switch (client.branches()) {
            case BranchScope.Everywhere() -> {
                everywhere = true;
                branches = List.of();
            }
            case BranchScope.Branches(var ids) -> {
                everywhere = false;
                branches = ids.stream().sorted().toList();
            }
        }
    }

    ApiClient client() {
        return new ApiClient(
                id,
                version,
                name,
                Set.copyOf(scopes),
                everywhere ? new BranchScope.Everywhere() : new BranchScope.Branches(Set.copyOf(branches)),
                active,
                lastUsedAt);
    }
}
