package org.carrel.notification.notices.app;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.notification.notices.NoticeId;
import org.carrel.notification.notices.Notices;
import org.carrel.notification.notices.Resend;
import org.carrel.platform.id.IdSource;

/** Sends a notice again because staff want it: as a new notice, for it is meant to arrive twice. */
@ApplicationScoped
public class ResendNotice {

    private final Notices notices;
    private final IdSource ids;
    private final Clock clock;

    ResendNotice(Notices notices, IdSource ids, Clock clock) {
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
    }

    /** The decision; empty if there is no such notice. */
    @Transactional
    public Optional<Resend> resend(NoticeId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return notices.find(id).map(notice -> {
            var decision = Resend.decide(notice, new NoticeId(ids.next()), now);
            if (decision instanceof Resend.Again(var again)) {
                notices.add(again, "resend/" + again.id().value(), now, id);
            }
            return decision;
        });
    }
}
