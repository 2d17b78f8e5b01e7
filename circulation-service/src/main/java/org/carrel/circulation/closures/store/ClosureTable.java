package org.carrel.circulation.closures.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.closures.Closure;
import org.carrel.circulation.closures.Closures;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The stored closures and what they moved. */
@ApplicationScoped
class ClosureTable implements Closures {
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);
    private static final String COLUMNS = """
            select id, branch_ids, first_day, last_day, reason, state, entered_at, entered_by, reversed_at, reversed_by,
              loans_moved, shelves_moved, restored, kept
            from closure
            """;

    /** Open loans, with their items out, that are due in a stretch under terms that mind closed days. */
    private static final String DUE = """
            from loan
              join loan_terms promised on promised.id = loan.terms_id
              join item_availability stand on stand.item_id = loan.item_id and stand.availability = 'CHECKED_OUT'
            where loan.returned_at is null and loan.due_at >= ? and loan.due_at < ?
              and loan.service_point_id = any (?::uuid[]) and promised.terms ->> 'closedDays' not like 'keep (%'
            """;

    /** Items on the hold shelf for at least a part of a stretch. */
    private static final String KEPT = """
            from request
            where status = 'AWAITING_PICKUP' and shelf_expires_at >= ? and arrived_at < ?
              and pickup_id = any (?::uuid[])
            """;

    private final Database database;

    ClosureTable(Database database) {
        this.database = database;
    }

    private static Closure closure(Row row) {
        Instant reversedAt = row.instantOrNull("reversed_at");
        return new Closure(
                row.uuid("id"),
                new Closure.Days(
                        row.uuids("branch_ids"), row.date("first_day"), row.date("last_day"), row.text("reason")),
                row.constant("state", Closure.State.class),
                new Closure.Act(row.instant("entered_at"), row.text("entered_by")),
                reversedAt == null ? null : new Closure.Act(reversedAt, row.text("reversed_by")),
                new Closure.Progress(
                        row.bigNumber("loans_moved"),
                        row.bigNumber("shelves_moved"),
                        row.bigNumber("restored"),
                        row.bigNumber("kept")));
    }

    @Override
    public void enter(Closure closure) {
        database.update(
                """
                insert into closure (id, version, branch_ids, first_day, last_day, reason, state, entered_at, entered_by)
                values (?, 1, ?, ?, ?, ?, ?, ?, ?)
                """,
                closure.id(),
                closure.days().branchIds(),
                closure.days().first(),
                closure.days().last(),
                closure.days().reason(),
                closure.state(),
                closure.entered().at(),
                closure.entered().by());
    }

    @Override
    public Optional<Closure> find(UUID id) {
        return database.first(COLUMNS + "where id = ?", ClosureTable::closure, id);
    }

    @Override
    public Optional<Closure> lock(UUID id) {
        return database.first(COLUMNS + "where id = ? for update", ClosureTable::closure, id);
    }

    @Override
    public Optional<Closure> lockInWork(UUID after) {
        return database.first(
                COLUMNS
                        + "where state in ('MOVING', 'REVERSING') and id > ? order by id limit 1 for update skip locked",
                ClosureTable::closure,
                after);
    }

    @Override
    public List<Closure> list(@Nullable UUID before, int limit) {
        return database.list(
                COLUMNS + "where id < ? order by id desc limit ?",
                ClosureTable::closure,
                before == null ? LAST : before,
                limit);
    }

    @Override
    public List<Told> moves(UUID closureId, @Nullable UUID after, int limit) {
        return database.list(
                """
                select kind, subject_id, moved_from, moved_to, restored from closure_move
                where closure_id = ? and subject_id > ? and moved_from <> moved_to order by subject_id limit ?
                """,
                row -> new Told(move(row), row.textOrNull("restored") == null ? null : row.flag("restored")),
                closureId,
                after == null ? FIRST : after,
                limit);
    }

    private static Move move(Row row) {
        return new Move(
                row.constant("kind", Kind.class),
                row.uuid("subject_id"),
                row.instant("moved_from"),
                row.instant("moved_to"));
    }

    @Override
    public void save(Closure closure) {
        Closure.Act reversed = closure.reversed();
        Closure.Progress progress = closure.progress();
        database.update(
                """
                update closure set version = version + 1, state = ?, reversed_at = ?, reversed_by = ?, loans_moved = ?,
                  shelves_moved = ?, restored = ?, kept = ?
                where id = ?
                """,
                closure.state(),
                reversed == null ? null : reversed.at(),
                reversed == null ? null : reversed.by(),
                progress.loansMoved(),
                progress.shelvesMoved(),
                progress.restored(),
                progress.kept(),
                closure.id());
    }

    @Override
    public void lookAgainBeside(Closure reversed) {
        database.update(
                """
                update closure set version = version + 1, state = 'MOVING'
                where state = 'IN_FORCE' and branch_ids && ?::uuid[] and first_day <= ? and last_day >= ?
                """,
                reversed.days().branchIds(),
                reversed.days().last(),
                reversed.days().first());
    }

    @Override
    public Count count(Stretch stretch) {
        return new Count(number(DUE, stretch), number(KEPT, stretch));
    }

    private long number(String which, Stretch stretch) {
        return database.first(
                        "select count(*) as found " + which,
                        row -> row.bigNumber("found"),
                        stretch.from(),
                        stretch.until(),
                        stretch.servicePointIds())
                .orElse(0L);
    }

    @Override
    public Count unchanged(UUID closureId) {
        return database.first(
                        """
                        select
                          (select count(*) from closure_move move join loan on loan.id = move.subject_id
                           where move.closure_id = ? and move.kind = 'LOAN' and move.restored is null
                             and loan.returned_at is null and loan.due_at = move.moved_to) as loans,
                          (select count(*) from closure_move move join request on request.id = move.subject_id
                           where move.closure_id = ? and move.kind = 'SHELF' and move.restored is null
                             and move.moved_from <> move.moved_to and request.status = 'AWAITING_PICKUP'
                             and request.shelf_expires_at = move.moved_to) as shelves
                        """, row -> new Count(row.bigNumber("loans"), row.bigNumber("shelves")), closureId, closureId)
                .orElse(Count.NOTHING);
    }

    @Override
    public List<UUID> due(Stretch stretch, int limit) {
        return database.list(
                "select loan.id " + DUE + " order by loan.due_at, loan.id limit ?",
                row -> row.uuid("id"),
                stretch.from(),
                stretch.until(),
                stretch.servicePointIds(),
                limit);
    }

    @Override
    public List<Kept> lockKept(UUID closureId, Stretch stretch, int limit) {
        return database.list(
                "select id, arrived_at, shelf_expires_at " + KEPT + """
                  and not exists (select from closure_move
                                  where closure_id = ? and kind = 'SHELF' and subject_id = request.id)
                order by id limit ? for no key update
                """,
                row -> new Kept(row.uuid("id"), row.instant("arrived_at"), row.instant("shelf_expires_at")),
                stretch.from(),
                stretch.until(),
                stretch.servicePointIds(),
                closureId,
                limit);
    }

    @Override
    public void note(UUID closureId, List<Move> moves, Instant at) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        moves.forEach(
                move -> rows.add(new Object[] {closureId, move.kind(), move.subjectId(), move.from(), move.to(), at}));
        // A closure that is looked at again may move what it moved before: how it was at first is what goes back.
        database.updateAll("""
                insert into closure_move (closure_id, kind, subject_id, moved_from, moved_to, moved_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (closure_id, kind, subject_id) do update set moved_to = excluded.moved_to
                """, rows);
    }

    @Override
    public List<Move> notRestored(UUID closureId, Kind kind, int limit) {
        return database.list("""
                select kind, subject_id, moved_from, moved_to from closure_move
                where closure_id = ? and kind = ? and restored is null order by subject_id limit ?
                """, ClosureTable::move, closureId, kind, limit);
    }

    @Override
    public List<UUID> lockUnchangedShelves(List<Move> moves) {
        return database.list(
                """
                select request.id from request join closure_move move on move.subject_id = request.id
                where request.id = any (?::uuid[]) and move.kind = 'SHELF' and move.restored is null
                  and move.moved_from <> move.moved_to and request.status = 'AWAITING_PICKUP'
                  and request.shelf_expires_at = move.moved_to
                order by request.id for no key update of request
                """, row -> row.uuid("id"), moves.stream().map(Move::subjectId).toList());
    }

    @Override
    public void noteRestored(UUID closureId, List<Move> moves, List<UUID> restored) {
        database.update(
                """
                update closure_move set restored = subject_id = any (?::uuid[])
                where closure_id = ? and restored is null and subject_id = any (?::uuid[])
                """, restored, closureId, moves.stream().map(Move::subjectId).toList());
    }

    @Override
    public void keepUntil(List<Move> moves) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        moves.forEach(move -> rows.add(new Object[] {move.to(), move.subjectId()}));
        database.updateAll("update request set version = version + 1, shelf_expires_at = ? where id = ?", rows);
    }
}
