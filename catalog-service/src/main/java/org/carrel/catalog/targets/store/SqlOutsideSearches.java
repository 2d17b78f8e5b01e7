package org.carrel.catalog.targets.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.RecordKey;
import org.carrel.catalog.store.Documents;
import org.carrel.catalog.targets.FieldedQuery;
import org.carrel.catalog.targets.OutsideDatabase.Found;
import org.carrel.catalog.targets.OutsideRecord;
import org.carrel.catalog.targets.OutsideSearches;
import org.carrel.catalog.targets.Target;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Searches of outside databases in PostgreSQL. */
@ApplicationScoped
class SqlOutsideSearches implements OutsideSearches {

    /** What an instance may take beyond the deadline to write down how a search ended. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final String RECORDS =
            "select seq, id, search_id, target_id, position, octets, serialisation, charset, summary from outside_record ";

    private final Database database;
    private final Documents documents;

    SqlOutsideSearches(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public void add(OutsideSearch search, List<Target> targets, Instant now) {
        database.update(
                "insert into outside_search (id, actor, query, words, per_target, for_readers, at)"
                        + " values (?, ?, ?::jsonb, ?, ?, ?, ?)",
                search.id(),
                search.actor(),
                documents.write(search.query()),
                search.words(),
                search.limit(),
                search.forReaders(),
                now);
        var rows = new ArrayList<@Nullable Object[]>();
        for (Target target : targets) {
            Target.Use use = target.description().use();
            rows.add(new @Nullable Object[] {
                search.id(),
                target.id(),
                target.description().name(),
                use.rank(),
                now.plus(use.timeout()).plus(GRACE)
            });
        }
        database.updateAll(
                "insert into outside_search_target (search_id, target_id, name, rank, state, deadline)"
                        + " values (?, ?, ?, ?, 'RUNNING', ?)",
                rows);
    }

    @Override
    public Optional<OutsideSearch> find(UUID id) {
        return database.first(
                "select id, actor, query, words, per_target, at from outside_search where id = ?",
                row -> new OutsideSearch(
                        row.uuid("id"),
                        row.text("actor"),
                        documents.read(row.text("query"), FieldedQuery.class),
                        row.textOrNull("words"),
                        row.number("per_target"),
                        row.instant("at")),
                id);
    }

    @Override
    public List<TargetRun> runs(UUID search) {
        return database.list(
                "select target_id, name, rank, state, total, millis, failure, detail, complaints, deadline"
                        + " from outside_search_target where search_id = ? order by rank, name",
                row -> new TargetRun(
                        row.uuid("target_id"),
                        row.text("name"),
                        row.number("rank"),
                        new Ending(
                                row.constant("state", State.class),
                                row.bigNumber("total"),
                                row.bigNumber("millis"),
                                row.textOrNull("failure"),
                                row.textOrNull("detail"),
                                row.texts("complaints")),
                        row.instant("deadline")),
                search);
    }

    @Override
    public List<Arrived> arrived(UUID search, long after) {
        return database.list(
                RECORDS + "where search_id = ? and seq > ? order by seq",
                row -> new Arrived(row.bigNumber("seq"), record(row)),
                search,
                after);
    }

    @Override
    public Optional<OutsideRecord> record(UUID search, UUID id) {
        return database.first(RECORDS + "where search_id = ? and id = ?", this::record, search, id);
    }

    private OutsideRecord record(Row row) {
        return new OutsideRecord(
                row.uuid("id"),
                row.uuid("search_id"),
                row.uuid("target_id"),
                new Found(
                        row.number("position"),
                        Octets.of(row.octets("octets")),
                        row.constant("serialisation", Serialisation.class),
                        row.text("charset")),
                documents.read(row.text("summary"), OutsideRecord.Summary.class));
    }

    @Override
    public void found(OutsideRecord record) {
        database.update(
                """
                insert into outside_record (id, search_id, target_id, position, octets, serialisation, charset, summary)
                select ?, search_id, target_id, ?, ?, ?, ?, ?::jsonb from outside_search_target
                where search_id = ? and target_id = ? and state = 'RUNNING'""",
                record.id(),
                record.found().position(),
                record.found().octets().toArray(),
                record.found().serialisation(),
                record.found().charset(),
                documents.write(record.summary()).replace("\\u0000", ""),
                record.searchId(),
                record.targetId());
    }

    @Override
    public void ended(UUID search, UUID target, Ending ending) {
        database.update(
                """
                update outside_search_target
                set state = ?, total = ?, millis = ?, failure = ?, detail = ?, complaints = ?
                where search_id = ? and target_id = ? and state = 'RUNNING'""",
                ending.state(),
                ending.total(),
                ending.millis(),
                ending.failure(),
                ending.detail() == null ? null : ending.detail().replace("\u0000", ""),
                ending.complaints().stream()
                        .map(text -> text.replace("\u0000", ""))
                        .toList(),
                search,
                target);
    }

    @Override
    public int runningForReaders(Instant now) {
        return database.first(
                        "select count(*)::int as running from outside_search_target t"
                                + " join outside_search s on s.id = t.search_id"
                                + " where t.state = 'RUNNING' and t.deadline > ? and s.for_readers",
                        row -> row.number("running"),
                        now)
                .orElse(0);
    }

    @Override
    public void removeBefore(Instant instant) {
        database.update("delete from outside_search where at < ?", instant);
    }

    @Override
    public Map<RecordKey, Set<UUID>> ours(Collection<RecordKey> keys) {
        var ours = new HashMap<RecordKey, Set<UUID>>();
        if (keys.isEmpty()) {
            return ours;
        }
        database.list(
                        """
                        select k.type, k.value, k.record_id
                        from unnest(?::text[], ?::text[]) as wanted (type, value)
                        join record_key k on k.type = wanted.type and k.value = wanted.value
                        join record r on r.id = k.record_id and r.state = 'ACTIVE' and not r.suppressed""",
                        row -> Map.entry(
                                new RecordKey(row.constant("type", RecordKey.Type.class), row.text("value")),
                                row.uuid("record_id")),
                        keys.stream().map(key -> key.type().name()).toList(),
                        keys.stream().map(RecordKey::value).toList())
                .forEach(held -> ours.computeIfAbsent(held.getKey(), _ -> new HashSet<>())
                        .add(held.getValue()));
        return ours;
    }
}
