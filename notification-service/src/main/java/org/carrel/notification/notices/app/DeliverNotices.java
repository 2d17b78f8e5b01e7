package org.carrel.notification.notices.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jboss.logging.Logger;

import org.carrel.events.NoticeDelivered;
import org.carrel.events.NoticeFailed;
import org.carrel.notification.notices.Attempt;
import org.carrel.notification.notices.Notice;
import org.carrel.notification.notices.NoticeState;
import org.carrel.notification.notices.Notices;
import org.carrel.notification.notices.Reasons;
import org.carrel.notification.notices.Sending;
import org.carrel.notification.notices.Settlement;
import org.carrel.platform.outbox.Outbox;

/**
 * The sender. Claims due notices in batches that no other replica sees, sends each without a transaction, and settles
 * it in one. A sender that dies in between leaves its notices claimed; when the claim runs out they are sent again
 * under their old Message-ID.
 */
@ApplicationScoped
public class DeliverNotices {

    private static final Logger LOG = Logger.getLogger(DeliverNotices.class);

    private final Claims claims;
    private final SendNotice sending;
    private final Settling settling;

    DeliverNotices(Claims claims, SendNotice sending, Settling settling) {
        this.claims = claims;
        this.sending = sending;
        this.settling = settling;
    }

    @Scheduled(
            every = "${carrel.notification.delivery-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deliverWhatIsDue() {
        claims.recoverAbandoned();
        List<Notice> batch = claims.next();
        while (!batch.isEmpty()) {
            deliver(batch);
            batch = claims.next();
        }
    }

    private void deliver(List<Notice> batch) {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            batch.forEach(notice -> senders.execute(() -> deliver(notice)));
        }
    }

    private void deliver(Notice notice) {
        Sending result;
        try {
            result = sending.send(notice);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "notice not sent notice=%s kind=%s",
                    notice.id().value(),
                    notice.occurrence().kind().code());
            result = new Sending.NotNow("internal-error", null);
        }
        settling.settle(notice, result);
    }

    /** Who has which notice. */
    @ApplicationScoped
    static class Claims {

        private final Notices notices;
        private final NotificationSettings settings;
        private final Clock clock;

        Claims(Notices notices, NotificationSettings settings, Clock clock) {
            this.notices = notices;
            this.settings = settings;
            this.clock = clock;
        }

        List<Notice> next() {
            return QuarkusTransaction.requiringNew().call(() -> {
                var now = clock.instant();
                return notices.claim(settings.batch(), now, now.plus(settings.claim()));
            });
        }

        void recoverAbandoned() {
            QuarkusTransaction.requiringNew().run(() -> {
                var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                for (var notice : notices.abandoned(settings.batch(), now)) {
                    LOG.warnf("sender died notice=%s attempt=%d", notice.id().value(), notice.attempts());
                    notices.keep(notice.abandoned(now), null, now);
                }
            });
        }
    }

    /** What becomes of a notice after an attempt. */
    @ApplicationScoped
    static class Settling {

        private final Notices notices;
        private final Outbox outbox;
        private final MeterRegistry meters;
        private final Clock clock;

        Settling(Notices notices, Outbox outbox, MeterRegistry meters, Clock clock) {
            this.notices = notices;
            this.outbox = outbox;
            this.meters = meters;
            this.clock = clock;
        }

        void settle(Notice claimed, Sending result) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            QuarkusTransaction.requiringNew().run(() -> {
                var held = notices.findForUpdate(claimed.id());
                if (held.isEmpty() || held.get().version() != claimed.version()) {
                    LOG.warnf(
                            "notice was taken from its sender notice=%s",
                            claimed.id().value());
                    return;
                }
                keep(claimed, result, now);
            });
            meters.counter(
                            "carrel.notices.attempts",
                            "kind",
                            claimed.occurrence().kind().code(),
                            "outcome",
                            Attempt.of(claimed, result, now).outcome())
                    .increment();
        }

        private void keep(Notice claimed, Sending result, Instant now) {
            var notice = Settlement.decide(claimed, result, now);
            notices.record(Attempt.of(claimed, result, now));
            notices.keep(
                    notice,
                    result instanceof Sending.Accepted(var language, var version)
                            ? new Notices.Written(language.tag(), version)
                            : null,
                    now);
            var occurrence = notice.occurrence();
            if (notice.state() == NoticeState.DELIVERED) {
                outbox.append(new NoticeDelivered(
                        notice.id().value(),
                        notice.version(),
                        occurrence.patronId(),
                        occurrence.kind().code(),
                        notice.channel().code(),
                        now));
            } else if (notice.state() == NoticeState.FAILED) {
                var reason = notice.reason();
                outbox.append(new NoticeFailed(
                        notice.id().value(),
                        notice.version(),
                        occurrence.patronId(),
                        occurrence.kind().code(),
                        reason == null ? Reasons.GAVE_UP : reason,
                        now));
            }
        }
    }
}
