package org.carrel.circulation.requests.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestStatus;
import org.carrel.circulation.requests.Requests;
import org.carrel.events.RequestKind;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

/** The stored requests. Its queries, row reader and writing also serve the hot paths. */
@ApplicationScoped
public class RequestTable implements Requests {
    /** The statuses of an open request, as the partial indexes spell them. */
    public static final String OPEN = "status in ('WAITING', 'PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP')";

    private static final String SELECT = """
            select request.*, coalesce(patron.patron_group, '') as patron_group
            from request left join patron on patron.id = request.patron_id
            """;

    /** The queue of a title. */
    public static final String QUEUE = SELECT + "where request.record_id = ? and request." + OPEN
            + " order by request.priority, request.placed_at, request.id";

    /** The queue of a title, locked. */
    public static final String LOCK_QUEUE = QUEUE + " for no key update of request";

    /** The queues of several titles. */
    public static final String QUEUES = SELECT + "where request.record_id = any (?::uuid[]) and request." + OPEN
            + " order by request.record_id, request.priority, request.placed_at, request.id";

    /** The queues of several titles, locked in the order of the titles. */
    public static final String LOCK_QUEUES = QUEUES + " for no key update of request";

    /** Locks several requests, open or ended, in the order of their ids. */
    public static final String LOCK_BY_IDS =
            SELECT + "where request.id = any (?::uuid[]) order by request.id for no key update of request";

    private final Database database;

    RequestTable(Database database) {
        this.database = database;
    }

    /** Reads a row of {@link #QUEUE}. */
    public static Request request(Row row) {
        UUID supplied = row.uuidOrNull("supplied_item_id");
        Instant endedAt = row.instantOrNull("ended_at");
        List<String> overridden = row.texts("overridden");
        String reason = row.textOrNull("end_reason");
        return new Request(
                row.uuid("id"),
                row.bigNumber("version"),
                new Request.Wish(
                        row.constant("kind", RequestKind.class),
                        row.uuid("record_id"),
                        row.uuidOrNull("item_id"),
                        row.uuid("patron_id"),
                        row.text("patron_group"),
                        row.uuid("pickup_id"),
                        row.dateOrNull("not_needed_after"),
                        overridden.contains(FindingCode.KIND_NOT_ALLOWED.name())
                                || overridden.contains(FindingCode.PICKUP_NOT_ALLOWED.name())),
                new Request.Place(row.number("priority"), row.instant("placed_at"), row.dateOrNull("suspended_until")),
                row.constant("status", RequestStatus.class),
                supplied == null
                        ? null
                        : new Request.Supply(
                                supplied, row.instantOrNull("arrived_at"), row.instantOrNull("shelf_expires_at")),
                endedAt == null
                        ? null
                        : new Request.End(endedAt, reason == null ? "" : reason, row.uuidOrNull("loan_id")));
    }

    @Override
    public Optional<Request> find(UUID requestId) {
        return database.first(SELECT + "where request.id = ?", RequestTable::request, requestId);
    }

    @Override
    public List<Request> lockQueue(UUID recordId) {
        return database.list(LOCK_QUEUE, RequestTable::request, recordId);
    }

    @Override
    public int countOpen(UUID patronId) {
        return database.first(
                        "select count(*) as open from request where patron_id = ? and " + OPEN,
                        row -> row.number("open"),
                        patronId)
                .orElse(0);
    }

    @Override
    public Set<UUID> itemsOnLoanTo(UUID patronId, UUID recordId) {
        return new HashSet<>(database.list(
                "select item_id from loan where patron_id = ? and record_id = ? and returned_at is null",
                row -> row.uuid("item_id"),
                patronId,
                recordId));
    }

    @Override
    public void place(Request request, String placedBy, List<String> overridden) {
        Request.Wish wish = request.wish();
        database.update(
                """
                insert into request (id, version, kind, record_id, item_id, patron_id, pickup_id, priority, placed_at,
                  placed_by, not_needed_after, status, supplied_item_id, overridden)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                request.id(),
                request.version(),
                wish.kind(),
                wish.recordId(),
                wish.itemId(),
                wish.patronId(),
                wish.pickupServicePointId(),
                request.place().priority(),
                request.place().placedAt(),
                placedBy,
                wish.notNeededAfter(),
                request.status(),
                request.suppliedItemId(),
                overridden);
    }

    @Override
    public void save(List<Request> moved) {
        Statements statements = new Statements();
        moved.forEach(request -> write(statements, request));
        database.run(statements);
    }

    /** Adds the writing of a request's new state. */
    public static void write(Statements statements, Request moved) {
        Request.Supply supply = moved.supply();
        Request.End end = moved.end();
        statements.change(
                """
                update request set version = ?, record_id = ?, status = ?, suspended_until = ?, supplied_item_id = ?,
                  arrived_at = ?, shelf_expires_at = ?, loan_id = ?, ended_at = ?, end_reason = ?
                where id = ? and version = ?
                """,
                moved.version(),
                moved.wish().recordId(),
                moved.status(),
                moved.place().suspendedUntil(),
                moved.suppliedItemId(),
                supply == null ? null : supply.arrivedAt(),
                moved.shelfExpiresAt(),
                end == null ? null : end.loanId(),
                end == null ? null : end.at(),
                end == null ? null : end.reason(),
                moved.id(),
                moved.version() - 1);
    }

    @Override
    public List<UUID> runOut(LocalDate today, Instant now, int limit) {
        return database.list("""
                (select id, not_needed_after::timestamptz as since from request
                 where not_needed_after < ? and status in ('WAITING', 'PAGED'))
                union all
                (select id, shelf_expires_at from request
                 where shelf_expires_at < ? and status = 'AWAITING_PICKUP')
                order by since limit ?
                """, row -> row.uuid("id"), today, now, limit);
    }
}
