package org.carrel.notification.notices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.notification.templates.NoticeKind;

/** All notices. */
public interface Notices {

    /**
     * Adds a notice unless there is one under its key.
     *
     * @param key what makes the notice the only one of its kind: the event, the template and the patron
     * @return whether it was added
     */
    boolean add(Notice notice, String key, Instant at, @Nullable NoticeId resendOf);

    Optional<Notice> find(NoticeId id);

    /** The same, and keeps others from changing it until the transaction ends. */
    Optional<Notice> findForUpdate(NoticeId id);

    /** Takes notices that are due, each by one sender only, who has them until the moment given. */
    List<Notice> claim(int most, Instant now, Instant until);

    /** Notices whose senders have had them for too long and must be dead; others pass over them meanwhile. */
    List<Notice> abandoned(int most, Instant now);

    /** Keeps a notice as it is after an attempt or after its sender died. */
    void keep(Notice notice, @Nullable Written written, Instant at);

    /** Puts an attempt on record. */
    void record(Attempt attempt);

    /** One notice with what is known of its making. */
    Optional<Filed> read(NoticeId id);

    /** A page of notices, the newest first. */
    List<Filed> list(Query query);

    /** Attempts to send a notice, the oldest first. */
    List<Attempt> attempts(NoticeId id);

    /** Forgets notices that were settled before a moment. */
    int forgetSettledBefore(Instant moment);

    /** Forgets everything about a patron. */
    void forget(UUID patronId);

    /**
     * How a notice was written.
     *
     * @param language tag of the language
     * @param templateVersion version of the template
     */
    record Written(String language, int templateVersion) {}

    /**
     * A notice with what is known of its making.
     *
     * @param notice the notice
     * @param written how it was written, if it was
     * @param resendOf the notice that it repeats
     * @param createdAt when it was made
     * @param settledAt when it was settled
     */
    record Filed(
            Notice notice,
            @Nullable Written written,
            @Nullable NoticeId resendOf,
            Instant createdAt,
            @Nullable Instant settledAt) {}

    /**
     * What is looked for.
     *
     * @param patronId notices to this patron
     * @param state in this state
     * @param kind of this kind
     * @param subjectId about this subject
     * @param after older than this notice
     * @param limit how many at the most
     */
    record Query(
            @Nullable UUID patronId,
            @Nullable NoticeState state,
            @Nullable NoticeKind kind,
            @Nullable UUID subjectId,
            @Nullable NoticeId after,
            int limit) {}
}
