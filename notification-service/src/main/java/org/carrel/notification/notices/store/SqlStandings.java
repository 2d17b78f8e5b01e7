package org.carrel.notification.notices.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import org.carrel.notification.notices.Standing;
import org.carrel.notification.notices.Standings;
import org.carrel.notification.notices.Subject;

@ApplicationScoped
class SqlStandings implements Standings {

    private final Session session;

    SqlStandings(Session session) {
        this.session = session;
    }

    @Override
    public Optional<Standing> of(Subject subject) {
        return session.createNativeQuery("""
                        select version, status, until, record_id from standing
                        where subject_kind = :kind and subject_id = :id
                        """, Tuple.class)
                .setParameter("kind", subject.kind().name())
                .setParameter("id", subject.id())
                .addScalar("version", Long.class)
                .addScalar("status", String.class)
                .addScalar("until", Instant.class)
                .addScalar("record_id", UUID.class)
                .uniqueResultOptional()
                .map(row -> new Standing(
                        subject,
                        row.get(0, Long.class),
                        Standing.Status.valueOf(row.get(1, String.class)),
                        row.get(2, Instant.class),
                        row.get(3, UUID.class)));
    }

    /** What was borrowed is remembered as long as it is borrowed, and no longer. */
    @Override
    public void take(Standing standing, Instant heardAt) {
        session.createNativeMutationQuery("""
                        insert into standing (subject_kind, subject_id, version, status, until, record_id, heard_at)
                        values (:kind, :id, :version, :status, :until, :record, :at)
                        on conflict (subject_kind, subject_id) do update set version = excluded.version,
                          status = excluded.status, until = excluded.until, heard_at = excluded.heard_at,
                          record_id = case when excluded.status = 'ENDED' then null
                            else coalesce(excluded.record_id, standing.record_id) end
                        where standing.version < excluded.version
                        """)
                .setParameter("kind", standing.subject().kind().name())
                .setParameter("id", standing.subject().id())
                .setParameter("version", standing.version())
                .setParameter("status", standing.status().name())
                .setParameter("until", standing.until(), Instant.class)
                .setParameter("record", standing.recordId(), UUID.class)
                .setParameter("at", heardAt)
                .executeUpdate();
    }

    @Override
    public int forgetEndedBefore(Instant moment) {
        return session.createNativeMutationQuery("delete from standing where status = 'ENDED' and heard_at < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
