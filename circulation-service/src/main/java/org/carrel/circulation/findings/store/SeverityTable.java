package org.carrel.circulation.findings.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.LocalSeverities;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.findings.Severity;
import org.carrel.circulation.store.Json;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class SeverityTable implements LocalSeverities {
    private static final String SELECT = "select place_id, version, severities from finding_severity";
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private final Database database;

    SeverityTable(Database database) {
        this.database = database;
    }

    @Override
    public long revision() {
        return database.first(
                        "select coalesce(sum(version), 0) as revision from finding_severity",
                        row -> row.bigNumber("revision"))
                .orElse(0L);
    }

    @Override
    public List<Entry> all() {
        return database.list(SELECT, SeverityTable::entry);
    }

    @Override
    public Optional<Entry> lock(UUID placeId) {
        return database.first(SELECT + " where place_id = ? for update", SeverityTable::entry, placeId);
    }

    @Override
    public void save(Entry entry, Instant at, String by) {
        Map<String, String> texts = new LinkedHashMap<>();
        entry.severities().changed().forEach((code, severity) -> texts.put(code.name(), severity.name()));
        database.update("""
                insert into finding_severity (place_id, version, severities, changed_at, changed_by)
                values (?, ?, ?::jsonb, ?, ?)
                on conflict (place_id) do update set version = excluded.version, severities = excluded.severities,
                  changed_at = excluded.changed_at, changed_by = excluded.changed_by
                """, entry.placeId(), entry.version(), Json.write(texts), at, by);
    }

    /** What was stored under other limits is read as far as it still holds, so that a release cannot stop the desk. */
    private static Entry entry(Row row) {
        Map<FindingCode, Severity> changed = new EnumMap<>(FindingCode.class);
        Json.read(row.text("severities"), TEXTS).forEach((name, severity) -> FindingCode.named(name)
                .filter(code -> code.mayBe(Severity.valueOf(severity)))
                .ifPresent(code -> changed.put(code, Severity.valueOf(severity))));
        return new Entry(row.uuid("place_id"), row.bigNumber("version"), new Severities(changed));
    }
}
