package org.carrel.circulation.availability.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.Standings;
import org.carrel.events.Availability;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

/** Where the items stand. Its row reader and its writing also serve the hot paths that do more in one round trip. */
@ApplicationScoped
public class AvailabilityTable implements Standings {
    /** The columns that {@link #standing} reads; the table is called {@code stand}. */
    public static final String COLUMNS = """
            stand.item_id, stand.record_id, stand.availability, stand.since, stand.loan_id, stand.due_at,
            stand.request_id, stand.service_point_id, stand.destination_id, stand.version as stand_version
            """;

    private static final String SELECT = "select " + COLUMNS + " from item_availability stand where ";

    private final Database database;

    AvailabilityTable(Database database) {
        this.database = database;
    }

    /** Reads {@link #COLUMNS}. */
    public static Standing standing(Row row) {
        return new Standing(
                row.uuid("item_id"),
                row.uuid("record_id"),
                ItemState.of(
                        row.constant("availability", Availability.class),
                        row.uuidOrNull("loan_id"),
                        row.instantOrNull("due_at"),
                        row.uuidOrNull("request_id"),
                        row.uuidOrNull("destination_id")),
                row.instant("since"),
                row.uuidOrNull("service_point_id"),
                row.bigNumber("stand_version"));
    }

    @Override
    public Optional<Standing> find(UUID itemId) {
        return database.first(SELECT + "item_id = ?", AvailabilityTable::standing, itemId);
    }

    @Override
    public Optional<Standing> lock(UUID itemId) {
        return database.first(SELECT + "item_id = ? for no key update", AvailabilityTable::standing, itemId);
    }

    @Override
    public List<Standing> lockTitle(UUID recordId) {
        return database.list(
                SELECT
                        + "item_id in (select id from item where record_id = ? and not removed)"
                        + " order by item_id for no key update",
                AvailabilityTable::standing,
                recordId);
    }

    @Override
    public boolean begin(Standing first, Change.Cause cause, String actor) {
        int begun = database.update(
                """
                insert into item_availability (item_id, record_id, availability, since, version)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """, first.itemId(), first.recordId(), first.state().availability(), first.since(), first.version());
        if (begun == 1) {
            database.update(
                    """
                    insert into item_availability_change (item_id, version, changed_at, availability, cause, actor)
                    values (?, ?, ?, ?, ?, ?)
                    """,
                    first.itemId(),
                    first.version(),
                    first.since(),
                    first.state().availability(),
                    cause,
                    actor);
        }
        return begun == 1;
    }

    @Override
    public void touch(List<UUID> itemIds) {
        database.update("update item_availability set version = version + 1 where item_id = any (?::uuid[])", itemIds);
    }

    @Override
    public void retitle(UUID itemId, UUID recordId) {
        database.update("update item_availability set record_id = ? where item_id = ?", recordId, itemId);
    }

    @Override
    public void record(List<Change> changes) {
        Statements statements = new Statements();
        changes.forEach(change -> write(statements, change));
        database.run(statements);
    }

    /** Adds the writing of a change and of its audit row. */
    public static void write(Statements statements, Change change) {
        Columns columns = Columns.of(change.next());
        Standing before = change.before();
        statements.change(
                """
                update item_availability set availability = ?, since = ?, loan_id = ?, due_at = ?, request_id = ?,
                  service_point_id = coalesce(?, service_point_id), destination_id = ?, version = ?
                where item_id = ? and version = ?
                """,
                change.next().availability(),
                sameState(change) ? before.since() : change.at(),
                columns.loanId(),
                columns.dueAt(),
                columns.requestId(),
                change.servicePointId(),
                columns.destinationId(),
                before.version() + 1,
                before.itemId(),
                before.version());
        statements.change(
                """
                insert into item_availability_change (item_id, version, changed_at, availability, was, cause,
                  service_point_id, actor, loan_id, request_id, comment)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                before.itemId(),
                before.version() + 1,
                change.at(),
                change.next().availability(),
                before.state().availability(),
                change.cause(),
                change.servicePointId(),
                change.actor(),
                columns.loanId(),
                columns.requestId(),
                change.comment());
    }

    private static boolean sameState(Change change) {
        return change.before().state().availability() == change.next().availability();
    }

    /** The columns that belong to a state. */
    private record Columns(
            @Nullable UUID loanId,
            java.time.@Nullable Instant dueAt,
            @Nullable UUID requestId,
            @Nullable UUID destinationId) {
        static Columns of(ItemState state) {
            return switch (state) {
                case ItemState.CheckedOut(var loanId, var dueAt) -> new Columns(loanId, dueAt, null, null);
                case ItemState.DeclaredLost(var loanId) -> new Columns(loanId, null, null, null);
                case ItemState.AgedToLost(var loanId) -> new Columns(loanId, null, null, null);
                case ItemState.ClaimedReturned(var loanId) -> new Columns(loanId, null, null, null);
                case ItemState.InTransit(var destination, var requestId) ->
                    new Columns(null, null, requestId, destination);
                case ItemState.Paged(var requestId) -> new Columns(null, null, requestId, null);
                case ItemState.AwaitingPickup(var requestId) -> new Columns(null, null, requestId, null);
                case ItemState.OnShelf _,
                        ItemState.OnOrder _,
                        ItemState.InProcess _,
                        ItemState.Withdrawn _,
                        ItemState.Aside _ -> new Columns(null, null, null, null);
            };
        }
    }
}
