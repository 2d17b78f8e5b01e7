package org.carrel.notification.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What becomes of a notice after an attempt to send it. */
public final class Settlement {

    /** Pauses after the first attempts; the last one is repeated until the notice is of no use any more. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    private Settlement() {}

    /** The notice after the attempt. */
    public static Notice decide(Notice notice, Sending sending, Instant now) {
        return switch (sending) {
            case Sending.Accepted _ -> notice.settled(NoticeState.DELIVERED, null);
            case Sending.Never never -> notice.settled(NoticeState.FAILED, never.reason());
            case Sending.Withheld withheld -> notice.settled(withheld.as(), withheld.reason());
            case Sending.NotNow notNow -> {
                var again = now.plus(pause(notice.attempts()));
                yield again.isBefore(notice.occurrence().goodUntil())
                        ? notice.putOff(again, notNow.reason())
                        : notice.settled(NoticeState.FAILED, Reasons.GAVE_UP);
            }
        };
    }

    private static Duration pause(int attempts) {
        return PAUSES.get(Math.clamp(attempts - 1, 0, PAUSES.size() - 1));
    }
}
