package org.carrel.notification.notices;

import java.time.Instant;

import org.carrel.notification.preferences.Channel;
import org.carrel.notification.preferences.Preferences;

/** Decides whether an occurrence becomes a notice. */
public sealed interface Plan {

    /** The patron never asked for notices of this kind; there is nothing to record. */
    record NotWanted() implements Plan {}

    /**
     * A notice, to be sent or withheld.
     *
     * @param notice the notice
     */
    record Planned(Notice notice) implements Plan {}

    static Plan decide(NoticeId id, Occurrence occurrence, Channel channel, Preferences preferences, Instant now) {
        if (preferences.refuses(occurrence.kind(), channel)) {
            return new Planned(
                    Notice.withheld(id, occurrence, channel, NoticeState.SUPPRESSED, Reasons.REFUSED_BY_PATRON));
        }
        if (!preferences.wants(occurrence.kind(), channel)) {
            return new NotWanted();
        }
        if (!now.isBefore(occurrence.goodUntil())) {
            return new Planned(Notice.withheld(id, occurrence, channel, NoticeState.CANCELLED, Reasons.MOMENT_PASSED));
        }
        return new Planned(Notice.pending(id, occurrence, channel, now));
    }
}
