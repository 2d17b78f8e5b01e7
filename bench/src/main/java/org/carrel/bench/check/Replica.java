package org.carrel.bench.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.bench.stack.DatabaseServer;

/**
 * What one service keeps of what another one owns. Left alone, it becomes equal.
 *
 * @param owned a query for id and version, in the order of the ids
 * @param held the same of what is kept
 */
public record Replica(String what, String owner, String owned, String holder, String held) {
    private static final int SHOWN = 10;
    private static final int FETCH = 5_000;

    static List<Replica> all() {
        return List.of(
                new Replica(
                        "items",
                        "catalog",
                        "select id::text, version from item order by id",
                        "circulation",
                        "select id::text, version from item where not removed order by id"),
                new Replica(
                        "titles",
                        "catalog",
                        "select id::text, version from record where kind = 'BIBLIOGRAPHIC' and state = 'ACTIVE' order by id",
                        "circulation",
                        "select id::text, version from title where not removed order by id"),
                new Replica(
                        "places",
                        "catalog",
                        "select id::text, version from place order by id",
                        "circulation",
                        "select id::text, version from place where not removed order by id"),
                new Replica(
                        "branches",
                        "catalog",
                        "select id::text, version from place where kind = 'BRANCH' order by id",
                        "patron",
                        "select id::text, version from branch where not removed order by id"),
                new Replica(
                        "patrons",
                        "patron",
                        "select id::text, version from patron order by id",
                        "circulation",
                        "select id::text, version from patron where not erased order by id"),
                new Replica(
                        "availability",
                        "circulation",
                        "select item_id::text, version from item_availability order by item_id",
                        "catalog",
                        "select item_id::text, version from item_availability order by item_id"));
    }

    /** Where the two differ, in words; no more than ten. */
    List<String> differences(DatabaseServer server) throws SQLException {
        try (Connection ownerConnection = server.connect(owner);
                Connection holderConnection = server.connect(holder);
                Rows original = new Rows(ownerConnection, owned);
                Rows copy = new Rows(holderConnection, held)) {
            return differences(original, copy);
        }
    }

    private List<String> differences(Rows original, Rows copy) throws SQLException {
        List<String> differences = new ArrayList<>();
        original.advance();
        copy.advance();
        while ((original.id != null || copy.id != null) && differences.size() < SHOWN) {
            int order = original.id == null ? 1 : copy.id == null ? -1 : original.id.compareTo(copy.id);
            if (order < 0) {
                differences.add("%s is missing in %s".formatted(original.id, holder));
            } else if (order > 0) {
                differences.add("%s is in %s and not in %s".formatted(copy.id, holder, owner));
            } else if (original.version != copy.version) {
                differences.add("%s has version %d in %s and %d in %s"
                        .formatted(copy.id, copy.version, holder, original.version, owner));
            }
            if (order <= 0) {
                original.advance();
            }
            if (order >= 0) {
                copy.advance();
            }
        }
        return differences;
    }

    /** Rows that come a few thousand at a time. */
    private static final class Rows implements AutoCloseable {
        private final Statement statement;
        private final ResultSet rows;
        private @Nullable String id;
        private long version;

        Rows(Connection connection, String query) throws SQLException {
            connection.setAutoCommit(false);
            statement = connection.createStatement();
            statement.setFetchSize(FETCH);
            rows = statement.executeQuery(query);
        }

        void advance() throws SQLException {
            id = rows.next() ? rows.getString(1) : null;
            version = id == null ? 0 : rows.getLong(2);
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
