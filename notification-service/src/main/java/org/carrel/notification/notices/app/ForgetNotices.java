package org.carrel.notification.notices.app;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;

import org.carrel.notification.notices.Notices;
import org.carrel.notification.notices.Standings;

/** Forgets what was sent to whom: it tells what somebody reads, and nobody needs it for long. */
@ApplicationScoped
class ForgetNotices {

    private final Notices notices;
    private final Standings standings;
    private final NotificationSettings settings;
    private final Clock clock;

    ForgetNotices(Notices notices, Standings standings, NotificationSettings settings, Clock clock) {
        this.notices = notices;
        this.standings = standings;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetWhatIsOld() {
        var moment = clock.instant().minus(settings.kept());
        notices.forgetSettledBefore(moment);
        standings.forgetEndedBefore(moment);
    }
}
