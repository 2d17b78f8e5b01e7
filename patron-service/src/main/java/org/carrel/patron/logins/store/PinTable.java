package org.carrel.patron.logins.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.patron.logins.PatronPins;

/** Keeps the hashes of PINs in PostgreSQL. */
@ApplicationScoped
class PinTable implements PatronPins {

    private final DataSource database;

    PinTable(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<String> hash(UUID patronId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select hash from patron_pin where patron_id = ?")) {
            select.setObject(1, patronId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PINs could not be read", e);
        }
    }

    @Override
    public void change(UUID patronId, String hash, Instant at) {
        String sql = """
                insert into patron_pin (patron_id, hash, changed_at) values (?, ?, ?)
                on conflict (patron_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setObject(1, patronId);
            upsert.setString(2, hash);
            upsert.setTimestamp(3, Timestamp.from(at));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("PINs could not be written", e);
        }
    }
}
