package org.carrel.notification.notices;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.carrel.notification.preferences.Channel;

/**
 * One thing to be told to one patron.
 *
 * @param id identifies it
 * @param version grows with every change; the version that events carry
 * @param occurrence what is to be told, and to whom
 * @param channel by which it goes
 * @param state what became of it so far
 * @param attempts how often sending it was begun
 * @param reason code of why it failed, was cancelled, suppressed or put off; null if there is nothing to explain
 * @param nextAttemptAt when to send it; null once settled
 */
public record Notice(
        NoticeId id,
        long version,
        Occurrence occurrence,
        Channel channel,
        NoticeState state,
        int attempts,
        @Nullable String reason,
        @Nullable Instant nextAttemptAt) {

    /** A notice that waits to be sent. */
    static Notice pending(NoticeId id, Occurrence occurrence, Channel channel, Instant at) {
        return new Notice(id, 1, occurrence, channel, NoticeState.PENDING, 0, null, at);
    }

    /** A notice that is not to be sent, kept so that somebody can see why. */
    static Notice withheld(NoticeId id, Occurrence occurrence, Channel channel, NoticeState state, String reason) {
        return new Notice(id, 1, occurrence, channel, state, 0, reason, null);
    }

    /** The notice in the hands of a sender. */
    public Notice claimed() {
        if (state != NoticeState.PENDING) {
            throw new IllegalStateException("not waiting to be sent: " + state);
        }
        return new Notice(id, version + 1, occurrence, channel, NoticeState.SENDING, attempts + 1, reason, null);
    }

    /** The notice after its sender died: to be sent again, though it may have left already. */
    public Notice abandoned(Instant now) {
        if (state != NoticeState.SENDING) {
            throw new IllegalStateException("not being sent: " + state);
        }
        return putOff(now, Reasons.SENDER_DIED);
    }

    Notice settled(NoticeState as, @Nullable String why) {
        return new Notice(id, version + 1, occurrence, channel, as, attempts, why, null);
    }

    Notice putOff(Instant until, String why) {
        return new Notice(id, version + 1, occurrence, channel, NoticeState.PENDING, attempts, why, until);
    }
}
