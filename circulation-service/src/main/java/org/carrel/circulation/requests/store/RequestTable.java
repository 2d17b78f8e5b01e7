package org.carrel.circulation.requests.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.requests.Fulfilment;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.RequestAction;
import org.carrel.circulation.requests.RequestFacts;
import org.carrel.circulation.requests.RequestStatus;
import org.carrel.circulation.requests.Requests;
import org.carrel.events.RequestKind;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

/** The stored requests. Its queries, row reader and writing also serve the hot paths. */
@ApplicationScoped
public class RequestTable implements Requests {
    /** An open request, as the partial indexes spell it. */
    public static final String OPEN = "ended_at is null";

    private static final String SELECT = """
            select request.*, coalesce(patron.patron_group, '') as patron_group
            from request left join patron on patron.id = request.patron_id
            """;

    /** The queue of a title, as far as the database sorts it: what is being fulfilled is put on top by the reader. */
    public static final String QUEUE =
            SELECT + "where request.record_id = ? and request." + OPEN + " order by request.rank, request.id";

    /** The queue of a title, locked. */
    public static final String LOCK_QUEUE = QUEUE + " for no key update of request";

    /** The queues of several titles. */
    public static final String QUEUES = SELECT + "where request.record_id = any (?::uuid[]) and request." + OPEN
            + " order by request.record_id, request.rank, request.id";

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
        List<String> overridden = row.texts("overridden");
        return new Request(
                row.uuid("id"),
                row.bigNumber("version"),
                new Request.Wish(
                        row.constant("kind", RequestKind.class),
                        row.uuid("record_id"),
                        row.uuidOrNull("item_id"),
                        row.textOrNull("volume"),
                        row.uuid("patron_id"),
                        row.text("patron_group"),
                        new Request.Handover(
                                row.uuid("pickup_id"),
                                row.constant("fulfilment", Fulfilment.class),
                                row.uuidOrNull("proxy_id")),
                        row.dateOrNull("not_needed_after"),
                        overridden.contains(FindingCode.KIND_NOT_ALLOWED.name())
                                || overridden.contains(FindingCode.PICKUP_NOT_ALLOWED.name())),
                new Request.Place(
                        new BigDecimal(row.text("rank")),
                        row.instant("placed_at"),
                        row.dateOrNull("suspended_until"),
                        row.number("passed_over")),
                search(row),
                row.constant("status", RequestStatus.class),
                supply(row),
                end(row));
    }

    private static Request.Search search(Row row) {
        UUID branchId = row.uuidOrNull("asked_branch_id");
        return new Request.Search(
                Set.copyOf(row.uuids("tried")),
                branchId == null ? null : new Request.Asked(branchId, row.instant("asked_at")),
                row.uuidOrNull("recalled_loan_id"));
    }

    private static Request.@Nullable Supply supply(Row row) {
        UUID supplied = row.uuidOrNull("supplied_item_id");
        return supplied == null
                ? null
                : new Request.Supply(supplied, row.instantOrNull("arrived_at"), row.instantOrNull("shelf_expires_at"));
    }

    private static Request.@Nullable End end(Row row) {
        Instant endedAt = row.instantOrNull("ended_at");
        String reason = row.textOrNull("end_reason");
        return endedAt == null
                ? null
                : new Request.End(
                        endedAt, reason == null ? "" : reason, row.uuidOrNull("loan_id"), row.textOrNull("end_note"));
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
    public Set<UUID> itemsOnLoanTo(UUID patronId, UUID recordId) {
        return new HashSet<>(database.list(
                "select item_id from loan where patron_id = ? and record_id = ? and returned_at is null",
                row -> row.uuid("item_id"),
                patronId,
                recordId));
    }

    @Override
    public void place(Request request, String placedBy, List<String> overridden, @Nullable LocalDate expiresOn) {
        Request.Wish wish = request.wish();
        Request.Asked asked = request.search().asked();
        database.update(
                """
                insert into request (id, version, kind, record_id, item_id, volume, patron_id, pickup_id, fulfilment,
                  proxy_id, rank, placed_at, placed_by, not_needed_after, status, supplied_item_id, asked_branch_id,
                  asked_at, recalled_loan_id, overridden, expires_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                request.id(),
                request.version(),
                wish.kind(),
                wish.recordId(),
                wish.itemId(),
                wish.volume(),
                wish.patronId(),
                wish.pickupServicePointId(),
                wish.handover().fulfilment(),
                wish.handover().proxyId(),
                request.place().rank(),
                request.place().placedAt(),
                placedBy,
                wish.notNeededAfter(),
                request.status(),
                request.suppliedItemId(),
                asked == null ? null : asked.branchId(),
                asked == null ? null : asked.at(),
                request.search().recalledLoanId(),
                overridden,
                expiresOn);
    }

    @Override
    public boolean lapsed(UUID requestId, LocalDate today) {
        return database.first(
                        "select expires_on < ? as lapsed from request where id = ? and expires_on is not null",
                        row -> row.flag("lapsed"),
                        today,
                        requestId)
                .orElse(false);
    }

    @Override
    public void save(List<Request> moved) {
        Statements statements = new Statements();
        moved.forEach(request -> write(statements, request));
        database.run(statements);
    }

    /** Adds the writing of a request's new state. */
    public static void write(Statements statements, Request moved) {
        Request.Wish wish = moved.wish();
        Request.Supply supply = moved.supply();
        Request.Asked asked = moved.search().asked();
        Request.End end = moved.end();
        statements.change(
                """
                update request set version = ?, kind = ?, record_id = ?, pickup_id = ?, fulfilment = ?, rank = ?,
                  suspended_until = ?, passed_over = ?, tried = ?::uuid[], asked_branch_id = ?, asked_at = ?,
                  status = ?, supplied_item_id = ?, arrived_at = ?, shelf_expires_at = ?, loan_id = ?, ended_at = ?,
                  end_reason = ?, end_note = ?
                where id = ? and version = ?
                """,
                moved.version(),
                wish.kind(),
                wish.recordId(),
                wish.pickupServicePointId(),
                wish.handover().fulfilment(),
                moved.place().rank(),
                moved.place().suspendedUntil(),
                moved.place().passedOver(),
                moved.search().tried(),
                asked == null ? null : asked.branchId(),
                asked == null ? null : asked.at(),
                moved.status(),
                moved.suppliedItemId(),
                supply == null ? null : supply.arrivedAt(),
                moved.shelfExpiresAt(),
                end == null ? null : end.loanId(),
                end == null ? null : end.at(),
                end == null ? null : end.reason(),
                end == null ? null : end.note(),
                moved.id(),
                moved.version() - 1);
    }

    @Override
    public void note(RequestAction action) {
        database.update(
                """
                insert into request_action
                  (request_id, version, acted_at, action, actor, service_point_id, reason, note)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                action.requestId(),
                action.version(),
                action.at(),
                action.act(),
                action.by().actor(),
                action.by().servicePointId(),
                action.reason(),
                action.note());
    }

    @Override
    public Map<UUID, Seen> seenFrom(UUID branchId, Set<UUID> others) {
        Map<UUID, Seen> seen = new HashMap<>();
        database.list(
                        """
                        select branch.id, distance.distance,
                          (select max(asked_at) from request where asked_branch_id = branch.id) as last_asked_at
                        from unnest(?::uuid[]) branch (id)
                          left join branch_distance distance
                            on distance.from_branch_id = ? and distance.to_branch_id = branch.id
                        """,
                        row -> Map.entry(
                                row.uuid("id"),
                                new Seen(row.numberOrNull("distance"), row.instantOrNull("last_asked_at"))),
                        others,
                        branchId)
                .forEach(entry -> seen.put(entry.getKey(), entry.getValue()));
        return seen;
    }

    @Override
    public RequestFacts.Demand demandOf(UUID patronId, LocalDate today, Instant dayBegan) {
        Map<String, Integer> byMaterial = new HashMap<>();
        int[] counts = new int[3];
        database.run(new Statements()
                .query(
                        """
                        select count(*) filter (where ended_at is null) as open,
                          count(*) filter (where ended_at is null and suspended_until > ?) as suspended,
                          count(*) filter (where placed_at >= ?) as today
                        from request where patron_id = ? and (ended_at is null or placed_at >= ?)
                        """,
                        row -> new int[] {row.number("open"), row.number("suspended"), row.number("today")},
                        found -> found.forEach(all -> System.arraycopy(all, 0, counts, 0, counts.length)),
                        today,
                        dayBegan,
                        patronId,
                        dayBegan)
                .query(
                        """
                        select item.material_type, count(*) as open
                        from request join lateral (
                          select material_type from item
                          where item.record_id = request.record_id and not item.removed
                            and (request.item_id is null or item.id = request.item_id)
                          order by item.id limit 1) item on true
                        where request.patron_id = ? and request.ended_at is null group by 1
                        """,
                        row -> Map.entry(row.text("material_type"), row.number("open")),
                        found -> found.forEach(one -> byMaterial.put(one.getKey(), one.getValue())),
                        patronId));
        return new RequestFacts.Demand(counts[0], counts[1], byMaterial, counts[2]);
    }

    @Override
    public List<UUID> runOut(LocalDate today, Instant now, int limit) {
        return database.list("""
                (select id, not_needed_after::timestamptz as since from request
                 where not_needed_after < ? and status in ('WAITING', 'PAGED'))
                union all
                (select id, expires_on::timestamptz from request
                 where expires_on < ? and status in ('WAITING', 'PAGED'))
                union all
                (select id, shelf_expires_at from request
                 where shelf_expires_at < ? and status = 'AWAITING_PICKUP')
                order by since limit ?
                """, row -> row.uuid("id"), today, today, now, limit);
    }

    @Override
    public List<UUID> toLookFor(Instant since, @Nullable UUID after, int limit) {
        return database.list("""
                select distinct record_id from request
                where ended_at is null and status in ('WAITING', 'PAGED') and record_id > ?
                  and coalesce(looked_at, placed_at) < ?
                order by record_id limit ?
                """, row -> row.uuid("record_id"), after == null ? new UUID(0, 0) : after, since, limit);
    }

    @Override
    public void lookedAt(UUID recordId, Instant at) {
        database.update("update request set looked_at = ? where record_id = ? and " + OPEN, at, recordId);
    }

    @Override
    public void markHopeless(Instant now) {
        database.update("""
                update request set hopeless_since = case when request.hopeless_since is null then ?::timestamptz end
                where request.status = 'WAITING' and (request.hopeless_since is null) = not exists (
                  select from item join item_availability stand on stand.item_id = item.id
                  where item.record_id = request.record_id and not item.removed and not item.withdrawn
                    and (request.item_id is null or item.id = request.item_id)
                    and (request.volume is null or lower(item.volume) = lower(request.volume))
                    and stand.availability not in ('DECLARED_LOST', 'AGED_TO_LOST', 'LOST_AND_PAID', 'CLAIMED_RETURNED',
                      'MISSING', 'LONG_MISSING', 'UNAVAILABLE', 'UNKNOWN', 'WITHDRAWN'))
                """, now);
    }
}
