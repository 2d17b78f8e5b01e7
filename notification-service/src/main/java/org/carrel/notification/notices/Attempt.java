package org.carrel.notification.notices;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.carrel.notification.mail.Reply;

/**
 * One attempt to send a notice.
 *
 * @param noticeId the notice
 * @param number which attempt, from 1
 * @param at when it ended
 * @param outcome {@code accepted}, {@code not-now}, {@code never} or {@code withheld}
 * @param reason stable code of why it was not accepted
 * @param reply what the mail server replied, as codes only
 */
public record Attempt(
        NoticeId noticeId,
        int number,
        Instant at,
        String outcome,
        @Nullable String reason,
        @Nullable Reply reply) {

    public static Attempt of(Notice claimed, Sending sending, Instant at) {
        return switch (sending) {
            case Sending.Accepted _ -> new Attempt(claimed.id(), claimed.attempts(), at, "accepted", null, null);
            case Sending.NotNow(var reason, var reply) ->
                new Attempt(claimed.id(), claimed.attempts(), at, "not-now", reason, reply);
            case Sending.Never(var reason, var reply) ->
                new Attempt(claimed.id(), claimed.attempts(), at, "never", reason, reply);
            case Sending.Withheld withheld ->
                new Attempt(claimed.id(), claimed.attempts(), at, "withheld", withheld.reason(), null);
        };
    }
}
