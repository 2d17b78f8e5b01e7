package org.carrel.catalog.repairs.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.repairs.Repair;
import org.carrel.catalog.repairs.Repairs;
import org.carrel.catalog.repairs.Stage;
import org.carrel.events.MoneyAmount;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Repair tickets in PostgreSQL. */
@ApplicationScoped
class SqlRepairs implements Repairs {

    private static final String REPAIR = """
            select id, version, item_id, damage, description, stage, since, mender, cost_minor, cost_currency, due_back,
                   reported_by, reported_at
            from repair""";

    private final Database database;

    SqlRepairs(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Repair> find(UUID id) {
        return database.first(REPAIR + " where id = ?", SqlRepairs::repair, id);
    }

    @Override
    public Optional<Repair> findForEdit(UUID id) {
        return database.first(REPAIR + " where id = ? for update", SqlRepairs::repair, id);
    }

    @Override
    public Optional<Repair> openOf(UUID itemId) {
        return database.first(
                REPAIR + " where item_id = ? and stage not in ('CLOSED', 'WITHDRAWN')", SqlRepairs::repair, itemId);
    }

    @Override
    public List<Repair> list(Filter filter, @Nullable UUID after, int limit) {
        String sql = REPAIR + """
                 where stage = coalesce(?::text, stage) and item_id = coalesce(?::uuid, item_id)
                  and (?::date is null or (due_back < ?::date and stage in ('MENDING', 'AT_BINDERY')))
                  and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000'::uuid)
                order by id limit ?""";
        return database.list(
                sql,
                SqlRepairs::repair,
                filter.stage(),
                filter.itemId(),
                filter.dueBefore(),
                filter.dueBefore(),
                after,
                limit);
    }

    @Override
    public void add(Repair repair) {
        database.update(
                """
                insert into repair
                  (id, version, item_id, damage, description, stage, since, reported_by, reported_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                repair.id(),
                repair.version(),
                repair.itemId(),
                repair.damage().code(),
                repair.damage().description(),
                repair.stage().stage(),
                repair.stage().since(),
                repair.reported().by(),
                repair.reported().at());
    }

    @Override
    public void store(Repair repair) {
        MoneyAmount cost = repair.job().cost();
        database.update(
                """
                update repair set version = ?, stage = ?, since = ?, mender = ?, cost_minor = ?, cost_currency = ?,
                  due_back = ?
                where id = ?""",
                repair.version(),
                repair.stage().stage(),
                repair.stage().since(),
                repair.job().mender(),
                cost == null ? null : cost.minor(),
                cost == null ? null : cost.currency(),
                repair.job().dueBack(),
                repair.id());
    }

    @Override
    public void append(UUID id, Repair.Change change) {
        database.update("""
                insert into repair_change (repair_id, seq, stage, actor, at, note)
                select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ? from repair_change where repair_id = ?""", id, change.stage(), change.actor(), change.at(), change.note(), id);
    }

    @Override
    public List<Repair.Change> changes(UUID id) {
        return database.list(
                "select stage, actor, at, note from repair_change where repair_id = ? order by seq",
                row -> new Repair.Change(
                        row.constant("stage", Stage.class),
                        row.text("actor"),
                        row.instant("at"),
                        row.textOrNull("note")),
                id);
    }

    @Override
    public List<Repair.Photo> photos(UUID id) {
        return database.list(
                """
                select id, type, width, height, added_by, added_at from repair_photo
                where repair_id = ? order by id""",
                row -> new Repair.Photo(
                        row.uuid("id"),
                        row.text("type"),
                        row.number("width"),
                        row.number("height"),
                        row.text("added_by"),
                        row.instant("added_at")),
                id);
    }

    @Override
    public void addPhoto(UUID id, Repair.Photo photo, byte[] octets) {
        database.update(
                """
                insert into repair_photo (id, repair_id, type, width, height, octets, added_by, added_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                photo.id(),
                id,
                photo.type(),
                photo.width(),
                photo.height(),
                octets,
                photo.addedBy(),
                photo.addedAt());
    }

    @Override
    public Optional<Picture> picture(UUID id, UUID photoId) {
        return database.first(
                "select type, octets from repair_photo where repair_id = ? and id = ?",
                row -> new Picture(row.text("type"), row.octets("octets")),
                id,
                photoId);
    }

    private static Repair repair(Row row) {
        return new Repair(
                row.uuid("id"),
                row.bigNumber("version"),
                row.uuid("item_id"),
                new Repair.Damage(row.text("damage"), row.textOrNull("description")),
                new Repair.At(row.constant("stage", Stage.class), row.instant("since")),
                new Repair.Job(row.textOrNull("mender"), row.moneyOrNull("cost"), row.dateOrNull("due_back")),
                new Repair.Reported(row.text("reported_by"), row.instant("reported_at")));
    }
}
