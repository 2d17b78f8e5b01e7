package org.carrel.patron.audit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.quarkus.arc.Arc;

import org.carrel.patron.audit.AuditTrail;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Caller;

/** Writes the audit trail into PostgreSQL, on the connection of the transaction that makes the change. */
@ApplicationScoped
class AuditTable implements AuditTrail {

    /** Who acts when nobody asked, as at start-up. */
    private static final String SYSTEM = "system";

    private final DataSource database;
    private final IdSource ids;
    private final Clock clock;
    private final Instance<Caller> caller;

    AuditTable(DataSource database, IdSource ids, Clock clock, Instance<Caller> caller) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.caller = caller;
    }

    @Override
    public void note(String action, String subjectKind, String subjectId, Collection<String> fields) {
        boolean asked = Arc.container().requestContext().isActive();
        String actor = asked ? caller.get().subject() : SYSTEM;
        String kind = asked ? caller.get().kind().name().toLowerCase(Locale.ROOT) : SYSTEM;
        String sql = """
                insert into audit_entry (id, at, actor, actor_kind, action, subject_kind, subject_id, fields)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, ids.next());
            insert.setTimestamp(2, Timestamp.from(clock.instant()));
            insert.setString(3, actor);
            insert.setString(4, kind);
            insert.setString(5, action);
            insert.setString(6, subjectKind);
            insert.setString(7, subjectId);
            insert.setArray(8, connection.createArrayOf("text", fields.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail could not be written", e);
        }
    }
}
