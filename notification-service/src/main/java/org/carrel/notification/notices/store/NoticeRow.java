package org.carrel.notification.notices.store;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import org.carrel.notification.notices.Facts;
import org.carrel.notification.notices.Notice;
import org.carrel.notification.notices.NoticeId;
import org.carrel.notification.notices.NoticeState;
import org.carrel.notification.notices.Notices;
import org.carrel.notification.notices.Occurrence;
import org.carrel.notification.notices.Subject;
import org.carrel.notification.preferences.Channel;
import org.carrel.notification.templates.NoticeKind;

@Entity
@Table(name = "notice")
class NoticeRow {

    @Id
    UUID id;

    long version;
    String idempotencyKey;
    String kind;
    UUID patronId;

    @Enumerated(EnumType.STRING)
    Subject.Kind subjectKind;

    UUID subjectId;

    @Nullable
    UUID recordId;

    @Nullable
    UUID itemId;

    @Nullable
    String title;

    @Nullable
    String author;

    @Nullable
    UUID placeId;

    @Nullable
    Instant until;

    @Nullable
    String factReason;

    Instant goodUntil;
    String channel;

    @Enumerated(EnumType.STRING)
    NoticeState state;

    int attempts;

    @Nullable
    String reason;

    @Nullable
    Instant nextAttemptAt;

    @Nullable
    Instant claimedUntil;

    @Nullable
    String language;

    @Nullable
    Integer templateVersion;

    @Nullable
    UUID resendOf;

    Instant createdAt;

    @Nullable
    Instant settledAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    NoticeRow() {}

    void write(Notice notice, @Nullable Instant claimed, Instant at) {
        version = notice.version();
        state = notice.state();
        attempts = notice.attempts();
        reason = notice.reason();
        nextAttemptAt = notice.nextAttemptAt();
        claimedUntil = claimed;
        settledAt = notice.state().settled() ? at : null;
    }

    Notice read() {
        var occurrence = new Occurrence(
                NoticeKind.ofCode(kind).orElseThrow(),
                patronId,
                new Subject(subjectKind, subjectId),
                new Facts(recordId, itemId, title, author, placeId, until, factReason),
                goodUntil);
        return new Notice(
                new NoticeId(id),
                version,
                occurrence,
                Channel.ofCode(channel).orElseThrow(),
                state,
                attempts,
                reason,
                nextAttemptAt);
    }

    Notices.Filed record() {
        return new Notices.Filed(
                read(),
                language == null || templateVersion == null ? null : new Notices.Written(language, templateVersion),
                resendOf == null ? null : new NoticeId(resendOf),
                createdAt,
                settledAt);
    }
}
