package org.carrel.notification.preferences.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.notification.preferences.Channel;
import org.carrel.notification.preferences.Choice;
import org.carrel.notification.preferences.Preferences;
import org.carrel.notification.preferences.Wishes;
import org.carrel.notification.templates.NoticeKind;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

/** Rows of a kind or channel that this version of the service no longer knows are passed over. */
@ApplicationScoped
class SqlWishes implements Wishes {

    private final Database database;

    SqlWishes(Database database) {
        this.database = database;
    }

    @Override
    public Preferences of(UUID patronId) {
        long version = database.first(
                        "select version from preference where patron_id = ?", row -> row.bigNumber("version"), patronId)
                .orElse(0L);
        List<Choice> choices = version == 0 ? List.of() : choices(patronId);
        var mandatory = settings().stream()
                .filter(Setting::mandatory)
                .map(Setting::kind)
                .collect(Collectors.toSet());
        return new Preferences(version, choices, mandatory);
    }

    private List<Choice> choices(UUID patronId) {
        return database
                .list(
                        "select kind, channel, wanted from preference_choice where patron_id = ? order by kind, channel",
                        SqlWishes::choice,
                        patronId)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Choice> choice(Row row) {
        return NoticeKind.ofCode(row.text("kind")).flatMap(kind -> Channel.ofCode(row.text("channel"))
                .map(channel -> new Choice(kind, channel, row.flag("wanted"))));
    }

    @Override
    public Preferences forUpdate(UUID patronId) {
        lock("preference/" + patronId);
        return of(patronId);
    }

    @Override
    public void keep(UUID patronId, Preferences preferences) {
        database.update("""
                insert into preference (patron_id, version) values (?, ?)
                on conflict (patron_id) do update set version = excluded.version
                """, patronId, preferences.version());
        database.update("delete from preference_choice where patron_id = ?", patronId);
        var statements = new Statements();
        for (var choice : preferences.choices()) {
            statements.change(
                    "insert into preference_choice (patron_id, kind, channel, wanted) values (?, ?, ?, ?)",
                    patronId,
                    choice.kind().code(),
                    choice.channel().code(),
                    choice.wanted());
        }
        database.run(statements);
    }

    @Override
    public void forget(UUID patronId) {
        database.update("delete from preference where patron_id = ?", patronId);
    }

    @Override
    public List<Setting> settings() {
        Map<NoticeKind, Setting> decided =
                database.list("select kind, version, mandatory from kind_setting", SqlWishes::setting).stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.toMap(Setting::kind, Function.identity()));
        return Arrays.stream(NoticeKind.values())
                .map(kind -> decided.getOrDefault(kind, new Setting(kind, 0, false)))
                .toList();
    }

    private static Optional<Setting> setting(Row row) {
        return NoticeKind.ofCode(row.text("kind"))
                .map(kind -> new Setting(kind, row.bigNumber("version"), row.flag("mandatory")));
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
        database.update("""
                insert into kind_setting (kind, version, mandatory) values (?, ?, ?)
                on conflict (kind) do update set version = excluded.version, mandatory = excluded.mandatory
                """, setting.kind().code(), setting.version(), setting.mandatory());
    }

    /** A row that is not there yet cannot be locked; its name can. */
    private void lock(String name) {
        database.first("select pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> true, name);
    }
}
