package org.carrel.circulation.requests.store;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.requests.WorkLists;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class WorkListTable implements WorkLists {
    private static final String COLUMNS = """
            select item.id, item.record_id, item.barcode, item.title, item.author, item.branch_id, item.location_id,
              item.call_number, item.shelving_key, stand.since, request.id as request_id, request.patron_id,
              coalesce(request.pickup_id, stand.destination_id) as goes_to, request.shelf_expires_at
            """;

    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;

    WorkListTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Line> toPull(UUID branchId, @Nullable After after, int limit) {
        return database.list(
                COLUMNS + """
                        from request
                          join item_availability stand on stand.item_id = request.supplied_item_id
                          join item on item.id = request.supplied_item_id
                        where request.status = 'PAGED' and item.branch_id = ?
                          and (item.location_id::text || coalesce(item.shelving_key, ''), item.id) > (? collate "C", ?)
                        order by item.location_id::text || coalesce(item.shelving_key, '') collate "C", item.id limit ?
                        """,
                WorkListTable::line,
                branchId,
                after == null ? "" : after.key(),
                after == null ? FIRST : after.itemId(),
                limit);
    }

    @Override
    public List<Line> onHoldShelf(UUID servicePointId, @Nullable After after, int limit) {
        return database.list(
                COLUMNS + """
                        from request
                          join item_availability stand on stand.item_id = request.supplied_item_id
                          join item on item.id = request.supplied_item_id
                        where request.pickup_id = ? and request.status = 'AWAITING_PICKUP'
                          and (request.shelf_expires_at, item.id) > (?::timestamptz, ?)
                        order by request.shelf_expires_at, item.id limit ?
                        """,
                WorkListTable::line,
                servicePointId,
                after == null ? "-infinity" : after.key(),
                after == null ? FIRST : after.itemId(),
                limit);
    }

    @Override
    public List<Line> toClear(UUID servicePointId, @Nullable After after, int limit) {
        return database.list(
                COLUMNS + """
                        from request
                          join item_availability stand
                            on stand.request_id = request.id
                              and stand.availability in ('AWAITING_PICKUP', 'AWAITING_DELIVERY')
                          join item on item.id = stand.item_id
                        where stand.service_point_id = ?
                          and (request.ended_at is not null or request.pickup_id <> stand.service_point_id
                            or (request.fulfilment = 'DELIVERY') <> (stand.availability = 'AWAITING_DELIVERY'))
                          and (stand.since, item.id) > (?::timestamptz, ?)
                        order by stand.since, item.id limit ?
                        """,
                WorkListTable::line,
                servicePointId,
                after == null ? "-infinity" : after.key(),
                after == null ? FIRST : after.itemId(),
                limit);
    }

    @Override
    public List<Line> inTransit(UUID servicePointId, @Nullable After after, int limit) {
        return database.list(
                COLUMNS + """
                        from item_availability stand
                          join item on item.id = stand.item_id
                          left join request on request.id = stand.request_id and request.ended_at is null
                        where stand.destination_id = ? and (stand.since, item.id) > (?::timestamptz, ?)
                        order by stand.since, item.id limit ?
                        """,
                WorkListTable::line,
                servicePointId,
                after == null ? "-infinity" : after.key(),
                after == null ? FIRST : after.itemId(),
                limit);
    }

    private static Line line(Row row) {
        return new Line(
                row.uuid("id"),
                row.uuid("record_id"),
                new Item.Label(row.textOrNull("barcode"), row.text("title"), row.textOrNull("author")),
                new Item.Shelf(
                        row.uuid("branch_id"),
                        row.uuid("location_id"),
                        row.textOrNull("call_number"),
                        row.textOrNull("shelving_key")),
                new Errand(
                        row.instant("since"),
                        row.uuidOrNull("request_id"),
                        row.uuidOrNull("patron_id"),
                        row.uuid("goes_to"),
                        row.instantOrNull("shelf_expires_at")));
    }
}
