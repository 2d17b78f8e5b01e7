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

import org.carrel.patron.logins.RefreshToken;
import org.carrel.patron.logins.Sessions;

/** Keeps the sessions in PostgreSQL. */
@ApplicationScoped
class SessionTable implements Sessions {

    private final DataSource database;

    SessionTable(DataSource database) {
        this.database = database;
    }

    @Override
    public void begin(RefreshToken.Session session, Instant now, String digest, Instant expiresAt) {
        run(
                "insert into session (id, kind, subject_id, started_at, ends_at) values (?, ?, ?, ?, ?)",
                session.id(),
                session.kind().name(),
                session.subject(),
                now,
                session.endsAt());
        issue(session, now, digest, expiresAt);
    }

    @Override
    public Optional<RefreshToken> hold(String digest) {
        String sql = """
                select s.id, s.kind, s.subject_id, s.ends_at, s.revoked_at, t.expires_at, t.used_at
                from refresh_token t join session s on s.id = t.session_id
                where t.digest = ? for update
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, digest);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(token(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("sessions could not be read", e);
        }
    }

    @Override
    public void rotate(String usedDigest, RefreshToken.Session session, Instant now, String digest, Instant expiresAt) {
        run("update refresh_token set used_at = ? where digest = ?", now, usedDigest);
        issue(session, now, digest, expiresAt);
    }

    @Override
    public void revoke(UUID sessionId, String reason, Instant now) {
        run(
                "update session set revoked_at = ?, reason = ? where id = ? and revoked_at is null",
                now,
                reason,
                sessionId);
    }

    @Override
    public void revokeAll(UUID subject, String reason, Instant now) {
        run(
                "update session set revoked_at = ?, reason = ? where subject_id = ? and revoked_at is null",
                now,
                reason,
                subject);
    }

    @Override
    public void forgetBefore(Instant moment) {
        run("delete from session where ends_at < ?", moment);
    }

    private void issue(RefreshToken.Session session, Instant now, String digest, Instant expiresAt) {
        run(
                "insert into refresh_token (digest, session_id, issued_at, expires_at) values (?, ?, ?, ?)",
                digest,
                session.id(),
                now,
                expiresAt);
    }

    private void run(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i] instanceof Instant instant ? Timestamp.from(instant) : values[i];
                statement.setObject(i + 1, value);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("sessions could not be written", e);
        }
    }

    private static RefreshToken token(ResultSet row) throws SQLException {
        Timestamp usedAt = row.getTimestamp("used_at");
        return new RefreshToken(
                new RefreshToken.Session(
                        row.getObject("id", UUID.class),
                        RefreshToken.Session.Kind.valueOf(row.getString("kind")),
                        row.getObject("subject_id", UUID.class),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getTimestamp("revoked_at") != null),
                row.getTimestamp("expires_at").toInstant(),
                usedAt == null ? null : usedAt.toInstant());
    }
}
