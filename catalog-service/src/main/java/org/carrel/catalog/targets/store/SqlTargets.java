package org.carrel.catalog.targets.store;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.secrets.SealingKeys;
import org.carrel.catalog.store.Documents;
import org.carrel.catalog.targets.FieldedQuery.Index;
import org.carrel.catalog.targets.OutsideFailure;
import org.carrel.catalog.targets.Target;
import org.carrel.catalog.targets.Target.Connection;
import org.carrel.catalog.targets.Targets;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The outside databases in PostgreSQL. */
@ApplicationScoped
class SqlTargets implements Targets {

    private static final TypeReference<Map<Index, String>> INDEXES = new TypeReference<>() {};
    private static final String ALL = """
            select id, version, name, source, host, port, database, syntax, base_url, sru_version, schema, charset,
                   indexes, credential_group, credential_user, credential_word, credential_sealed, timeout_millis, rank,
                   enabled, for_readers, last_ok_at, coalesce(last_ok_millis, 0) as last_ok_millis, last_failed_at,
                   last_failure, last_detail
            from target
            """;

    private final Database database;
    private final Documents documents;
    private final SealingKeys keys;

    SqlTargets(Database database, Documents documents, SealingKeys keys) {
        this.database = database;
        this.documents = documents;
        this.keys = keys;
    }

    @Override
    public List<Kept> all() {
        return database.list(ALL + "order by rank, name", this::kept);
    }

    @Override
    public Optional<Kept> find(UUID id) {
        return database.first(ALL + "where id = ?", this::kept, id);
    }

    @Override
    public Optional<Kept> findForEdit(UUID id) {
        return database.first(ALL + "where id = ? for no key update", this::kept, id);
    }

    @Override
    public boolean nameTaken(String name, UUID except) {
        return database.first(
                        "select name from target where name = ? and id <> ?", row -> row.text("name"), name, except)
                .isPresent();
    }

    @Override
    public void add(Target target) {
        write("""
                insert into target (version, name, source, protocol, host, port, database, syntax, base_url, sru_version,
                                    schema, charset, indexes, credential_group, credential_user, credential_sealed,
                                    timeout_millis, rank, enabled, for_readers, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)""", target);
    }

    @Override
    public void change(Target target) {
        write("""
                update target set version = ?, name = ?, source = ?, protocol = ?, host = ?, port = ?, database = ?,
                       syntax = ?, base_url = ?, sru_version = ?, schema = ?, charset = ?, indexes = ?::jsonb,
                       credential_group = ?, credential_user = ?, credential_sealed = ?, credential_word = null, timeout_millis = ?, rank = ?,
                       enabled = ?, for_readers = ?
                where id = ?""", target);
    }

    private void write(String sql, Target target) {
        Target.Description description = target.description();
        Connection.@Nullable Z3950 z3950 = description.connection() instanceof Connection.Z3950 its ? its : null;
        Connection.@Nullable Sru sru = description.connection() instanceof Connection.Sru its ? its : null;
        Target.Credentials credentials = description.credentials();
        int written = database.update(
                sql,
                target.version(),
                description.name(),
                description.source(),
                sru == null ? "Z3950" : "SRU",
                z3950 == null ? null : z3950.host(),
                z3950 == null ? null : z3950.port(),
                z3950 == null ? null : z3950.database(),
                z3950 == null ? null : z3950.syntax(),
                sru == null ? null : sru.baseUrl().toString(),
                sru == null ? null : sru.version(),
                sru == null ? null : sru.schema(),
                description.charset(),
                documents.write(description.indexes()),
                credentials == null ? null : credentials.group(),
                credentials == null ? null : credentials.user(),
                credentials == null ? null : keys.seal(credentials.password(), about(target.id())),
                (int) description.use().timeout().toMillis(),
                description.use().rank(),
                description.use().enabled(),
                description.use().forReaders(),
                target.id());
        if (written != 1) {
            throw new IllegalStateException("a database was not stored: " + target.id());
        }
    }

    @Override
    public void remove(Collection<UUID> ids) {
        database.update("delete from target where id = any (?)", ids);
    }

    @Override
    public void answered(UUID id, long millis, Instant now) {
        database.update("update target set last_ok_at = ?, last_ok_millis = ? where id = ?", now, millis, id);
    }

    @Override
    public void failed(UUID id, OutsideFailure failure, Instant now) {
        database.update(
                "update target set last_failed_at = ?, last_failure = ?, last_detail = ? where id = ?",
                now,
                failure.code().code(),
                failure.detail().replace("\u0000", ""),
                id);
    }

    @Override
    public Sealed sealPasswords() {
        List<Password> all = database.list(
                "select id, credential_word, credential_sealed from target where credential_user is not null"
                        + " order by id for no key update",
                row -> new Password(row.uuid("id"), row.textOrNull("credential_sealed"), password(row)));
        List<Password> stale = all.stream()
                .filter(password -> password.sealed() == null || !keys.isCurrent(password.sealed()))
                .filter(password -> password.word() != null)
                .toList();
        stale.forEach(password -> database.update(
                "update target set credential_sealed = ?, credential_word = null where id = ?",
                keys.seal(Objects.requireNonNull(password.word()), about(password.target())),
                password.target()));
        long lost = all.stream().filter(password -> password.word() == null).count();
        return new Sealed(stale.size(), (int) lost);
    }

    /** A password, and how it is stored if it is sealed; null if no key opens it. */
    private record Password(
            UUID target, @Nullable String sealed, @Nullable String word) {
        @Override
        public String toString() {
            return "Password[" + target + ", ***]";
        }
    }

    private @Nullable String password(Row row) {
        String sealed = row.textOrNull("credential_sealed");
        if (sealed == null) {
            return row.textOrNull("credential_word");
        }
        try {
            return keys.open(sealed, about(row.uuid("id")));
        } catch (SealingKeys.UnopenedException _) {
            return null;
        }
    }

    private static String about(UUID target) {
        return "target " + target;
    }

    private Kept kept(Row row) {
        String baseUrl = row.textOrNull("base_url");
        Connection connection = baseUrl == null
                ? new Connection.Z3950(
                        row.text("host"),
                        row.number("port"),
                        row.text("database"),
                        row.constant("syntax", Target.Syntax.class))
                : new Connection.Sru(
                        URI.create(baseUrl), row.constant("sru_version", Target.SruVersion.class), row.text("schema"));
        String user = row.textOrNull("credential_user");
        String password = password(row);
        return new Kept(
                new Target(
                        row.uuid("id"),
                        row.bigNumber("version"),
                        new Target.Description(
                                row.text("name"),
                                row.text("source"),
                                connection,
                                row.constant("charset", Target.Charset.class),
                                documents.read(row.text("indexes"), INDEXES),
                                user == null || password == null
                                        ? null
                                        : new Target.Credentials(row.textOrNull("credential_group"), user, password),
                                new Target.Use(
                                        Duration.ofMillis(row.number("timeout_millis")),
                                        row.number("rank"),
                                        row.flag("enabled"),
                                        row.flag("for_readers")))),
                new Health(
                        row.instantOrNull("last_ok_at"),
                        row.bigNumber("last_ok_millis"),
                        row.instantOrNull("last_failed_at"),
                        row.textOrNull("last_failure"),
                        row.textOrNull("last_detail")));
    }
}
