package org.carrel.notification.notices.app;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.notification.notices.Attempt;
import org.carrel.notification.notices.NoticeId;
import org.carrel.notification.notices.Notices;

/** Reads notices. */
@ApplicationScoped
public class ReadNotices {

    private final Notices notices;

    ReadNotices(Notices notices) {
        this.notices = notices;
    }

    @Transactional
    public List<Notices.Filed> list(Notices.Query query) {
        return notices.list(query);
    }

    @Transactional
    public Optional<Notices.Filed> find(NoticeId id) {
        return notices.read(id);
    }

    @Transactional
    public List<Attempt> attempts(NoticeId id) {
        return notices.attempts(id);
    }
}
