package org.carrel.patron.logins.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.patron.logins.LoginFailures;
import org.carrel.patron.logins.Throttle;
import org.carrel.patron.logins.Throttles;

/** Keeps the counts of failed log-ins in PostgreSQL, so that all replicas hold an attempt against the same ones. */
@ApplicationScoped
class LoginFailureTable implements LoginFailures {

    private static final Comparator<Counter> LOCK_ORDER =
            Comparator.comparing(Counter::kind).thenComparing(Counter::key);

    private final DataSource database;

    LoginFailureTable(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Throttles.Count> hold(List<Counter> keys, Instant now) {
        String sql = """
                insert into login_failure (kind, key, failures, last_at) values (?, ?, 0, ?)
                on conflict (kind, key) do update set failures = login_failure.failures
                returning failures, last_at
                """;
        var counts = new ArrayList<Throttles.Count>();
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            for (Counter key : keys.stream().sorted(LOCK_ORDER).toList()) {
                upsert.setString(1, key.kind().name());
                upsert.setString(2, key.key());
                upsert.setTimestamp(3, Timestamp.from(now));
                try (ResultSet row = upsert.executeQuery()) {
                    row.next();
                    counts.add(new Throttles.Count(
                            key.kind(),
                            new Throttle.Tally(
                                    row.getInt(1), row.getTimestamp(2).toInstant())));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("failed log-ins could not be read", e);
        }
    }

    @Override
    public void write(Counter key, Throttle.Tally tally) {
        run(
                "update login_failure set failures = ?, last_at = ? where kind = ? and key = ?",
                tally.failures(),
                tally.lastAt(),
                key.kind().name(),
                key.key());
    }

    @Override
    public void takeBack(Counter key) {
        run(
                "update login_failure set failures = failures - 1 where kind = ? and key = ? and failures > 0",
                key.kind().name(),
                key.key());
    }

    @Override
    public void clear(Counter key) {
        run("delete from login_failure where kind = ? and key = ?", key.kind().name(), key.key());
    }

    @Override
    public boolean familiar(String accountAtAddress, Instant since) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select from login_familiar where key = ? and last_at >= ?")) {
            select.setString(1, accountAtAddress);
            select.setTimestamp(2, Timestamp.from(since));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("familiar addresses could not be read", e);
        }
    }

    @Override
    public void noteFamiliar(String accountAtAddress, Instant now) {
        run("""
                insert into login_familiar (key, last_at) values (?, ?)
                on conflict (key) do update set last_at = excluded.last_at
                """, accountAtAddress, now);
    }

    @Override
    public void forgetBefore(Instant failures, Instant familiar) {
        run("delete from login_failure where last_at < ?", failures);
        run("delete from login_familiar where last_at < ?", familiar);
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
            throw new IllegalStateException("failed log-ins could not be counted", e);
        }
    }
}
