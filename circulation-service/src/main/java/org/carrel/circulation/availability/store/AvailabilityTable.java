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
import org.carrel.circulation.store.Json;
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

    /** Where several items stand, in the order of their ids. */
    public static final String BY_IDS = SELECT + "item_id = any (?::uuid[]) order by item_id";

    /** Where several items stand, locked in the order of their ids. */
    public static final String LOCK_BY_IDS = BY_IDS + " for no key update";

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
                  service_point_id, actor, loan_id, request_id, destination_id, comment)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                columns.destinationId(),
                change.comment());
    }

    /** A change as a row of JSON. */
    private record ChangeRow(
            UUID item_id,
            long was_version,
            long version,
            String availability,
            String was,
            String since,
            @Nullable UUID loan_id,
            @Nullable String due_at,
            @Nullable UUID request_id,
            @Nullable UUID service_point_id,
            @Nullable UUID destination_id,
            String at,
            String cause,
            String actor,
            @Nullable String comment) {
        static ChangeRow of(Change change) {
            Columns columns = Columns.of(change.next());
            Standing before = change.before();
            return new ChangeRow(
                    before.itemId(),
                    before.version(),
                    before.version() + 1,
                    change.next().availability().name(),
                    before.state().availability().name(),
                    (sameState(change) ? before.since() : change.at()).toString(),
                    columns.loanId(),
                    columns.dueAt() == null ? null : columns.dueAt().toString(),
                    columns.requestId(),
                    change.servicePointId(),
                    columns.destinationId(),
                    change.at().toString(),
                    change.cause().name(),
                    change.actor(),
                    change.comment());
        }
    }

    /** Adds the writing of many changes and of their audit rows, in as many statements as one takes. */
    public static void writeAll(Statements statements, List<Change> changes) {
        String rows = Json.write(changes.stream().map(ChangeRow::of).toList());
        statements.query("""
                with done as (
                  update item_availability stand set availability = x.availability, since = x.since,
                    loan_id = x.loan_id, due_at = x.due_at, request_id = x.request_id,
                    service_point_id = coalesce(x.service_point_id, stand.service_point_id),
                    destination_id = x.destination_id, version = x.version
                  from jsonb_to_recordset(?::jsonb) as x(item_id uuid, was_version bigint, version bigint,
                    availability text, since timestamptz, loan_id uuid, due_at timestamptz, request_id uuid,
                    service_point_id uuid, destination_id uuid)
                  where stand.item_id = x.item_id and stand.version = x.was_version returning 1)
                select count(*) as touched from done
                """, row -> row.number("touched"), touched -> expect(changes.size(), touched), rows);
        statements.query("""
                with done as (
                  insert into item_availability_change (item_id, version, changed_at, availability, was, cause,
                    service_point_id, actor, loan_id, request_id, destination_id, comment)
                  select item_id, version, at, availability, was, cause, service_point_id, actor, loan_id, request_id,
                    destination_id, comment
                  from jsonb_to_recordset(?::jsonb) as x(item_id uuid, version bigint, at timestamptz,
                    availability text, was text, cause text, service_point_id uuid, actor text, loan_id uuid,
                    request_id uuid, destination_id uuid, comment text) returning 1)
                select count(*) as touched from done
                """, row -> row.number("touched"), touched -> expect(changes.size(), touched), rows);
    }

    /**
     * Checks that a change touched as many rows as were locked for it.
     *
     * @throws IllegalStateException if it did not
     */
    public static void expect(int rows, List<Integer> touched) {
        if (!touched.equals(List.of(rows))) {
            throw new IllegalStateException(rows + " rows were to change, not " + touched);
        }
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
                case ItemState.AwaitingDelivery(var requestId) -> new Columns(null, null, requestId, null);
                case ItemState.OnShelf _,
                        ItemState.OnOrder _,
                        ItemState.InProcess _,
                        ItemState.Withdrawn _,
                        ItemState.Aside _ -> new Columns(null, null, null, null);
            };
        }
    }
}
