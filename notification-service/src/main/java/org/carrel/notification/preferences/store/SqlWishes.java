package org.carrel.notification.preferences.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;

import org.carrel.notification.preferences.Channel;
import org.carrel.notification.preferences.Choice;
import org.carrel.notification.preferences.Preferences;
import org.carrel.notification.preferences.Wishes;
import org.carrel.notification.templates.NoticeKind;

@ApplicationScoped
class SqlWishes implements Wishes {

    private final Session session;

    SqlWishes(Session session) {
        this.session = session;
    }

    @Override
    public Preferences of(UUID patronId) {
        long version = session.createNativeQuery("select version from preference where patron_id = :id", Long.class)
                .setParameter("id", patronId)
                .uniqueResultOptional()
                .orElse(0L);
        var mandatory = settings().stream()
                .filter(Setting::mandatory)
                .map(Setting::kind)
                .collect(Collectors.toSet());
        return new Preferences(version, choices(patronId), mandatory);
    }

    private List<Choice> choices(UUID patronId) {
        return session.createNativeQuery(
                        "select kind, channel, wanted from preference_choice where patron_id = :id order by kind, channel",
                        Tuple.class)
                .setParameter("id", patronId)
                .addScalar("kind", String.class)
                .addScalar("channel", String.class)
                .addScalar("wanted", Boolean.class)
                .getResultStream()
                .map(SqlWishes::choice)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A kind or channel that this version of the service no longer knows is passed over. */
    private static Optional<Choice> choice(Tuple row) {
        return NoticeKind.ofCode(row.get(0, String.class)).flatMap(kind -> Channel.ofCode(row.get(1, String.class))
                .map(channel -> new Choice(kind, channel, row.get(2, Boolean.class))));
    }

    @Override
    public Preferences forUpdate(UUID patronId) {
        lock("preference/" + patronId);
        return of(patronId);
    }

    @Override
    public void keep(UUID patronId, Preferences preferences) {
        session.createNativeMutationQuery("""
                        insert into preference (patron_id, version) values (:id, :version)
                        on conflict (patron_id) do update set version = excluded.version
                        """)
                .setParameter("id", patronId)
                .setParameter("version", preferences.version())
                .executeUpdate();
        session.createNativeMutationQuery("delete from preference_choice where patron_id = :id")
                .setParameter("id", patronId)
                .executeUpdate();
        for (var choice : preferences.choices()) {
            session.createNativeMutationQuery("""
                            insert into preference_choice (patron_id, kind, channel, wanted)
                            values (:id, :kind, :channel, :wanted)
                            """)
                    .setParameter("id", patronId)
                    .setParameter("kind", choice.kind().code())
                    .setParameter("channel", choice.channel().code())
                    .setParameter("wanted", choice.wanted())
                    .executeUpdate();
        }
    }

    @Override
    public void forget(UUID patronId) {
        session.createNativeMutationQuery("delete from preference where patron_id = :id")
                .setParameter("id", patronId)
                .executeUpdate();
    }

    @Override
    public List<Setting> settings() {
        Map<NoticeKind, Setting> decided = session.createNativeQuery(
                        "select kind, version, mandatory from kind_setting", Tuple.class)
                .addScalar("kind", String.class)
                .addScalar("version", Long.class)
                .addScalar("mandatory", Boolean.class)
                .getResultStream()
                .flatMap(row -> NoticeKind.ofCode(row.get(0, String.class)).stream()
                        .map(kind -> new Setting(kind, row.get(1, Long.class), row.get(2, Boolean.class))))
                .collect(Collectors.toMap(Setting::kind, Function.identity()));
        return Arrays.stream(NoticeKind.values())
                .map(kind -> decided.getOrDefault(kind, new Setting(kind, 0, false)))
                .toList();
    }

    @Override
    public Setting settingForUpdate(NoticeKind kind) {
        lock("kind/" + kind.code());
        return settings().stream()
                .filter(setting -> setting.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void keep(Setting setting) {
        session.createNativeMutationQuery("""
                        insert into kind_setting (kind, version, mandatory) values (:kind, :version, :mandatory)
                        on conflict (kind) do update set version = excluded.version, mandatory = excluded.mandatory
                        """)
                .setParameter("kind", setting.kind().code())
                .setParameter("version", setting.version())
                .setParameter("mandatory", setting.mandatory())
                .executeUpdate();
    }

    /** A row that is not there yet cannot be locked; its name can. */
    private void lock(String name) {
        session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)", String.class)
                .setParameter("name", name)
                .getResultList();
    }
}
