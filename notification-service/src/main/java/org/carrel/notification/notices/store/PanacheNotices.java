package org.carrel.notification.notices.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import org.carrel.notification.mail.Reply;
import org.carrel.notification.notices.Attempt;
import org.carrel.notification.notices.Notice;
import org.carrel.notification.notices.NoticeId;
import org.carrel.notification.notices.Notices;

@ApplicationScoped
class PanacheNotices implements Notices {

    private final Rows rows;
    private final Session session;

    PanacheNotices(Rows rows, Session session) {
        this.rows = rows;
        this.session = session;
    }

    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<NoticeRow, UUID> {}

    @Override
    public boolean add(Notice notice, String key, Instant at, @Nullable NoticeId resendOf) {
        var occurrence = notice.occurrence();
        var facts = occurrence.facts();
        return session.createNativeMutationQuery("""
                                insert into notice (id, version, idempotency_key, kind, patron_id, subject_kind,
                                  subject_id, record_id, item_id, title, author, place_id, until, fact_reason,
                                  good_until, channel, state, attempts, reason, next_attempt_at, resend_of, created_at,
                                  settled_at)
                                values (:id, :version, :key, :kind, :patron, :subjectKind, :subject, :record, :item,
                                  :title, :author, :place, :until, :factReason, :goodUntil, :channel, :state,
                                  :attempts, :reason, :nextAttemptAt, :resendOf, :createdAt, :settledAt)
                                on conflict (idempotency_key) do nothing
                                """)
                        .setParameter("id", notice.id().value())
                        .setParameter("version", notice.version())
                        .setParameter("key", key)
                        .setParameter("kind", occurrence.kind().code())
                        .setParameter("patron", occurrence.patronId())
                        .setParameter("subjectKind", occurrence.subject().kind().name())
                        .setParameter("subject", occurrence.subject().id())
                        .setParameter("record", facts.recordId(), UUID.class)
                        .setParameter("item", facts.itemId(), UUID.class)
                        .setParameter("title", facts.title(), String.class)
                        .setParameter("author", facts.author(), String.class)
                        .setParameter("place", facts.placeId(), UUID.class)
                        .setParameter("until", facts.until(), Instant.class)
                        .setParameter("factReason", facts.reason(), String.class)
                        .setParameter("goodUntil", occurrence.goodUntil())
                        .setParameter("channel", notice.channel().code())
                        .setParameter("state", notice.state().name())
                        .setParameter("attempts", notice.attempts())
                        .setParameter("reason", notice.reason(), String.class)
                        .setParameter("nextAttemptAt", notice.nextAttemptAt(), Instant.class)
                        .setParameter("resendOf", resendOf == null ? null : resendOf.value(), UUID.class)
                        .setParameter("createdAt", at)
                        .setParameter("settledAt", notice.state().settled() ? at : null, Instant.class)
                        .executeUpdate()
                == 1;
    }

    @Override
    public Optional<Notice> find(NoticeId id) {
        return rows.findByIdOptional(id.value()).map(NoticeRow::read);
    }

    @Override
    public Optional<Notice> findForUpdate(NoticeId id) {
        return rows.findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(NoticeRow::read);
    }

    @Override
    public List<Notice> claim(int most, Instant now, Instant until) {
        var claimed = new ArrayList<Notice>();
        for (var row : session.createNativeQuery("""
                        select * from notice where state = 'PENDING' and next_attempt_at <= :now
                        order by next_attempt_at limit :most for update skip locked
                        """, NoticeRow.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList()) {
            var notice = row.read().claimed();
            row.write(notice, until, now);
            claimed.add(notice);
        }
        return claimed;
    }

    @Override
    public List<Notice> abandoned(int most, Instant now) {
        return session.createNativeQuery("""
                        select * from notice where state = 'SENDING' and claimed_until < :now
                        order by claimed_until limit :most for update skip locked
                        """, NoticeRow.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultStream()
                .map(NoticeRow::read)
                .toList();
    }

    @Override
    public void keep(Notice notice, @Nullable Written written, Instant at) {
        var row = rows.findById(notice.id().value());
        if (row == null) {
            throw new IllegalStateException("no such notice");
        }
        row.write(notice, null, at);
        if (written != null) {
            row.language = written.language();
            row.templateVersion = written.templateVersion();
        }
    }

    @Override
    public void record(Attempt attempt) {
        var reply = attempt.reply();
        session.createNativeMutationQuery("""
                        insert into notice_attempt (notice_id, number, at, outcome, reason, reply_code, reply_status)
                        values (:notice, :number, :at, :outcome, :reason, :code, :status)
                        """)
                .setParameter("notice", attempt.noticeId().value())
                .setParameter("number", attempt.number())
                .setParameter("at", attempt.at())
                .setParameter("outcome", attempt.outcome())
                .setParameter("reason", attempt.reason(), String.class)
                .setParameter("code", reply == null ? null : reply.code(), Integer.class)
                .setParameter("status", reply == null ? null : reply.status(), String.class)
                .executeUpdate();
    }

    @Override
    public Optional<Filed> read(NoticeId id) {
        return rows.findByIdOptional(id.value()).map(NoticeRow::record);
    }

    @Override
    public List<Filed> list(Query query) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        condition(conditions, values, "patron_id = :patron", "patron", query.patronId());
        var state = query.state();
        condition(conditions, values, "state = :state", "state", state == null ? null : state.name());
        var kind = query.kind();
        condition(conditions, values, "kind = :kind", "kind", kind == null ? null : kind.code());
        condition(conditions, values, "subject_id = :subject", "subject", query.subjectId());
        var after = query.after();
        condition(conditions, values, "id < :after", "after", after == null ? null : after.value());
        var sql = "select * from notice"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by id desc";
        var select = session.createNativeQuery(sql, NoticeRow.class).setMaxResults(query.limit());
        values.forEach(select::setParameter);
        return select.getResultStream().map(NoticeRow::record).toList();
    }

    private static void condition(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    @Override
    public List<Attempt> attempts(NoticeId id) {
        return session.createNativeQuery("""
                        select number, at, outcome, reason, reply_code, reply_status from notice_attempt
                        where notice_id = :id order by number
                        """, Tuple.class)
                .setParameter("id", id.value())
                .addScalar("number", Integer.class)
                .addScalar("at", Instant.class)
                .addScalar("outcome", String.class)
                .addScalar("reason", String.class)
                .addScalar("reply_code", Integer.class)
                .addScalar("reply_status", String.class)
                .getResultStream()
                .map(row -> new Attempt(
                        id,
                        row.get(0, Integer.class),
                        row.get(1, Instant.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        reply(row.get(4, Integer.class), row.get(5, String.class))))
                .toList();
    }

    private static @Nullable Reply reply(@Nullable Integer code, @Nullable String status) {
        return code == null ? null : new Reply(code, status);
    }

    @Override
    public int forgetSettledBefore(Instant moment) {
        return session.createNativeMutationQuery("delete from notice where settled_at < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }

    @Override
    public void forget(UUID patronId) {
        session.createNativeMutationQuery("delete from notice where patron_id = :patron")
                .setParameter("patron", patronId)
                .executeUpdate();
    }
}
