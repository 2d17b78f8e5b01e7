package org.carrel.notification.notices.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.events.CarrelEvent;
import org.carrel.notification.notices.NoticeId;
import org.carrel.notification.notices.Notices;
import org.carrel.notification.notices.Occurrence;
import org.carrel.notification.notices.Plan;
import org.carrel.notification.notices.Standing;
import org.carrel.notification.notices.Standings;
import org.carrel.notification.preferences.Channel;
import org.carrel.notification.preferences.Wishes;
import org.carrel.platform.id.IdSource;

/** Takes what happened: remembers how things stand, and plans a notice if one is called for. */
@ApplicationScoped
public class TakeEvent {

    private final Standings standings;
    private final Notices notices;
    private final Wishes wishes;
    private final IdSource ids;
    private final Clock clock;

    TakeEvent(Standings standings, Notices notices, Wishes wishes, IdSource ids, Clock clock) {
        this.standings = standings;
        this.notices = notices;
        this.wishes = wishes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Within the caller's transaction. However often an event comes, there is one notice. */
    public void happened(UUID eventId, CarrelEvent event) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Standing.after(event).ifPresent(standing -> standings.take(standing, now));
        Occurrence.of(event).ifPresent(occurrence -> {
            var preferences = wishes.of(occurrence.patronId());
            for (var channel : Channel.values()) {
                var id = new NoticeId(ids.next());
                switch (Plan.decide(id, occurrence, channel, preferences, now)) {
                    case Plan.NotWanted() -> {}
                    case Plan.Planned(var notice) -> notices.add(notice, key(eventId, occurrence, channel), now, null);
                }
            }
        });
    }

    private static String key(UUID eventId, Occurrence occurrence, Channel channel) {
        return eventId + "/" + occurrence.kind().code() + "/" + occurrence.patronId() + "/" + channel.code();
    }

    /** A patron was erased: nothing of them stays. */
    public void erased(UUID patronId) {
        notices.forget(patronId);
        wishes.forget(patronId);
    }
}
