package org.carrel.circulation.rules.store;

import java.time.Instant;
import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.RuleSets.Published;
import org.carrel.circulation.rules.RuleText;

@Entity
@Immutable
@Table(name = "rule_set")
class RuleSetRow {
    @Id
    int version;

    Instant publishedAt = Instant.EPOCH;
    String publishedBy = "";

    @Nullable
    String note;

    @Nullable
    Integer restores;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> text = Map.of();

    Published published() {
        return new Published(version, RuleText.readPublished(text), publishedAt, publishedBy, note, restores);
    }
}
