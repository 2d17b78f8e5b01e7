package org.carrel.notification.preferences.app;

import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.carrel.notification.preferences.Choice;
import org.carrel.notification.preferences.Preferences;
import org.carrel.notification.preferences.Wishes;
import org.carrel.notification.preferences.Wishes.Setting;
import org.carrel.notification.templates.NoticeKind;

/** Reads and changes what patrons want to be told, and which kinds of notice nobody can refuse. */
@ApplicationScoped
public class MaintainPreferences {

    private final Wishes wishes;

    MaintainPreferences(Wishes wishes) {
        this.wishes = wishes;
    }

    @Transactional
    public Preferences of(UUID patronId) {
        return wishes.of(patronId);
    }

    /** Puts a patron's choices in place of those whose version passes the check. */
    @Transactional
    public Preferences.Change change(UUID patronId, List<Choice> wished, LongConsumer versionCheck) {
        var present = wishes.forUpdate(patronId);
        versionCheck.accept(present.version());
        var change = present.decide(wished);
        if (change instanceof Preferences.Changed(var preferences)) {
            wishes.keep(patronId, preferences);
        }
        return change;
    }

    @Transactional
    public List<Setting> settings() {
        return wishes.settings();
    }

    /** Decides whether a kind can be refused, if the version of the present decision passes the check. */
    @Transactional
    public Setting decide(NoticeKind kind, boolean mandatory, LongConsumer versionCheck) {
        var present = wishes.settingForUpdate(kind);
        versionCheck.accept(present.version());
        var setting = new Setting(kind, present.version() + 1, mandatory);
        wishes.keep(setting);
        return setting;
    }
}
