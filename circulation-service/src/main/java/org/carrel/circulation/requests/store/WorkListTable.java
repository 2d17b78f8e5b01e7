package org.carrel.circulation.requests.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.requests.WorkLists;
import org.carrel.events.RequestKind;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class WorkListTable implements WorkLists {
    private static final String COLUMNS = """
            select item.id, item.record_id, item.barcode, item.title, item.author, item.volume, item.branch_id,
              item.location_id, item.call_number, item.shelving_key, stand.since, request.id as request_id,
              request.kind, request.patron_id, coalesce(request.pickup_id, stand.destination_id) as goes_to,
              request.shelf_expires_at,
              case when request.printed_item_id = item.id then request.printed_at end as printed_at,
            """;

    /** Codes of places and shelving keys are compared as bytes; the separator is below every sign of both. */
    private static final String SHELF =
            "coalesce(place.code, '') || E'\\x01' || coalesce(item.shelving_key, '') collate \"C\"";

    private static final String PULLED = COLUMNS + SHELF + " as sort_key" + """
             from request
              join item on item.id = request.supplied_item_id
              join item_availability stand on stand.item_id = item.id
              left join place on place.id = item.location_id
            where request.status = 'PAGED' and item.branch_id = ?
            """;

    private static final String ON_SHELF = COLUMNS + """
             '' as sort_key
            from request
              join item on item.id = request.supplied_item_id
              join item_availability stand on stand.item_id = item.id
            where request.pickup_id = ? and request.status = 'AWAITING_PICKUP'
            """;

    private static final String SET_APART = COLUMNS + """
             '' as sort_key
            from item_availability stand
              join item on item.id = stand.item_id
              join request on request.id = stand.request_id
            where stand.service_point_id = ? and stand.availability in ('AWAITING_PICKUP', 'AWAITING_DELIVERY')
              and (request.ended_at is not null or request.pickup_id <> stand.service_point_id
                or (request.fulfilment = 'DELIVERY') <> (stand.availability = 'AWAITING_DELIVERY'))
            """;

    private static final String ON_THE_WAY = COLUMNS + """
             '' as sort_key
            from item_availability stand
              join item on item.id = stand.item_id
              left join request on request.id = stand.request_id and request.ended_at is null
            where stand.destination_id = ?
            """;

    private static final String UNPRINTED = " and request.printed_item_id is distinct from item.id";

    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;

    WorkListTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Line> toPull(UUID branchId, Filter filter, @Nullable After after, int limit) {
        return new Query(PULLED, branchId)
                .filtered(filter, "request.asked_at")
                .afterText(SHELF, after, limit)
                .read(database);
    }

    @Override
    public List<Line> print(UUID branchId, Filter filter, Instant at, String by, int most) {
        List<Line> lines = toPull(branchId, filter, null, most);
        // What a desk or another printer has in hand at this moment is left to them.
        Set<UUID> marked = new HashSet<>(database.list(
                """
                update request set printed_item_id = supplied_item_id, printed_at = ?, printed_by = ?
                where id in (
                  select id from request
                  where id = any (?::uuid[]) and status = 'PAGED'
                    and (not ? or printed_item_id is distinct from supplied_item_id)
                  order by record_id, rank, id for no key update skip locked)
                returning id
                """,
                row -> row.uuid("id"),
                at,
                by,
                lines.stream().map(line -> line.errand().requestId()).toList(),
                filter.unprinted()));
        return lines.stream()
                .filter(line -> marked.contains(line.errand().requestId()))
                .toList();
    }

    @Override
    public List<Line> onHoldShelf(UUID servicePointId, Filter filter, @Nullable After after, int limit) {
        return new Query(ON_SHELF, servicePointId)
                .filtered(filter, "request.arrived_at")
                .afterMoment("request.shelf_expires_at", after, limit)
                .read(database);
    }

    @Override
    public List<Line> toClear(UUID servicePointId, Filter filter, @Nullable After after, int limit) {
        return new Query(SET_APART, servicePointId)
                .filtered(filter, "stand.since")
                .afterMoment("stand.since", after, limit)
                .read(database);
    }

    @Override
    public List<Line> inTransit(UUID servicePointId, Filter filter, @Nullable After after, int limit) {
        return new Query(ON_THE_WAY, servicePointId)
                .filtered(filter, "stand.since")
                .afterMoment("stand.since", after, limit)
                .read(database);
    }

    @Override
    public List<Hopeless> hopeless(UUID servicePointId, @Nullable After after, int limit) {
        return database.list(
                """
                select request.id, request.record_id, coalesce(title.title, any_item.title, '') as title,
                  request.patron_id, request.pickup_id, request.hopeless_since
                from request
                  left join title on title.id = request.record_id and not title.removed
                  left join lateral (
                    select title from item where record_id = request.record_id limit 1) any_item on true
                where request.hopeless_since is not null and request.ended_at is null and request.status = 'WAITING'
                  and request.pickup_id = ? and (request.hopeless_since, request.id) > (?::timestamptz, ?)
                order by request.hopeless_since, request.id limit ?
                """,
                row -> new Hopeless(
                        row.uuid("id"),
                        row.uuid("record_id"),
                        row.text("title"),
                        row.uuid("patron_id"),
                        row.uuid("pickup_id"),
                        row.instant("hopeless_since")),
                servicePointId,
                after == null ? "-infinity" : after.key(),
                after == null ? FIRST : after.itemId(),
                limit);
    }

    /** A query as it grows. */
    private static final class Query {
        private final StringBuilder sql;
        private final List<@Nullable Object> values = new ArrayList<>();

        Query(String select, UUID place) {
            this.sql = new StringBuilder(select);
            values.add(place);
        }

        Query filtered(Filter filter, String since) {
            if (!filter.locationIds().isEmpty()) {
                sql.append(" and item.location_id = any (?::uuid[])");
                values.add(filter.locationIds());
            }
            if (!filter.kinds().isEmpty()) {
                sql.append(" and request.kind = any (?)");
                values.add(filter.kinds());
            }
            if (filter.before() != null) {
                sql.append(" and ").append(since).append(" < ?");
                values.add(filter.before());
            }
            if (filter.unprinted()) {
                sql.append(UNPRINTED);
            }
            return this;
        }

        Query afterText(String key, @Nullable After after, int limit) {
            if (after != null) {
                sql.append(" and (").append(key).append(", item.id) > (? collate \"C\", ?)");
                values.add(after.key());
                values.add(after.itemId());
            }
            return inOrder("sort_key, item.id", limit);
        }

        Query afterMoment(String column, @Nullable After after, int limit) {
            sql.append(" and (").append(column).append(", item.id) > (?::timestamptz, ?)");
            values.add(after == null ? "-infinity" : after.key());
            values.add(after == null ? FIRST : after.itemId());
            return inOrder(column + ", item.id", limit);
        }

        private Query inOrder(String order, int limit) {
            sql.append(" order by ").append(order).append(" limit ?");
            values.add(limit);
            return this;
        }

        List<Line> read(Database database) {
            return database.list(sql.toString(), WorkListTable::line, values.toArray());
        }
    }

    private static Line line(Row row) {
        return new Line(
                row.uuid("id"),
                row.uuid("record_id"),
                new Item.Label(
                        row.textOrNull("barcode"),
                        row.text("title"),
                        row.textOrNull("author"),
                        row.textOrNull("volume")),
                new Item.Shelf(
                        row.uuid("branch_id"),
                        row.uuid("location_id"),
                        row.textOrNull("call_number"),
                        row.textOrNull("shelving_key")),
                row.text("sort_key"),
                new Errand(
                        row.instant("since"),
                        row.uuidOrNull("request_id"),
                        row.uuidOrNull("patron_id"),
                        row.uuid("goes_to"),
                        row.constantOrNull("kind", RequestKind.class),
                        row.instantOrNull("shelf_expires_at"),
                        row.instantOrNull("printed_at")));
    }
}
