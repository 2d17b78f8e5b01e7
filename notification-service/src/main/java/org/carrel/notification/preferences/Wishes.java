package org.carrel.notification.preferences;

import java.util.List;
import java.util.UUID;

import org.carrel.notification.templates.NoticeKind;

/** The preferences of all patrons, and what the library decided about kinds of notice. */
public interface Wishes {

    Preferences of(UUID patronId);

    /** The same, and keeps others from changing them until the transaction ends. */
    Preferences forUpdate(UUID patronId);

    void keep(UUID patronId, Preferences preferences);

    void forget(UUID patronId);

    /** What the library decided about every kind. */
    List<Setting> settings();

    /** What the library decided about a kind; keeps others from changing it until the transaction ends. */
    Setting settingForUpdate(NoticeKind kind);

    void keep(Setting setting);

    /**
     * What the library decided about a kind.
     *
     * @param kind the kind
     * @param version grows with every change; 0 as long as nothing was decided
     * @param mandatory whether nobody can refuse it
     */
    record Setting(NoticeKind kind, long version, boolean mandatory) {}
}
