package org.carrel.catalog.search.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.search.RebuildRequests;

/** The table {@code index_rebuild}. */
@ApplicationScoped
class JdbcRebuildRequests implements RebuildRequests {

    private final DataSource database;

    JdbcRebuildRequests(DataSource database) {
        this.database = database;
    }

    @Override
    public long request(String actor, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into index_rebuild (requested_by, requested_at) values (?, ?) returning seq")) {
            insert.setString(1, actor);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a rebuild could not be requested", e);
        }
    }

    @Override
    public long last() {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select coalesce(max(seq), 0) from index_rebuild");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("rebuild requests could not be read", e);
        }
    }
}
