package org.carrel.circulation.requests.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.requests.RequestAction;
import org.carrel.circulation.requests.RequestLine;
import org.carrel.circulation.requests.RequestList;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class RequestListTable implements RequestList {
    private static final String SELECT = """
            select request.*, coalesce(patron.patron_group, '') as patron_group,
              coalesce(title.title, supplied.title, any_item.title, '') as shown_title,
              coalesce(title.author, supplied.author, any_item.author) as shown_author,
              supplied.id as found_id, supplied.barcode as found_barcode, supplied.title as found_title,
              supplied.author as found_author, supplied.call_number as found_call_number,
              case when request.ended_at is null then 1 + (
                select count(*) from request before
                where before.record_id = request.record_id
                  and before.ended_at is null
                  and (before.status = 'WAITING', before.rank, before.id)
                    < (request.status = 'WAITING', request.rank, request.id))
              else 0 end as position
            from request
              left join patron on patron.id = request.patron_id
              left join title on title.id = request.record_id and not title.removed
              left join item supplied on supplied.id = request.supplied_item_id
              left join lateral (
                select title, author from item where record_id = request.record_id and not removed limit 1
              ) any_item on true
            """;

    private final Database database;

    RequestListTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<RequestLine> find(UUID requestId) {
        return database.first(SELECT + "where request.id = ?", RequestListTable::line, requestId);
    }

    @Override
    public List<RequestLine> list(Filter filter, @Nullable UUID after, int limit) {
        StringBuilder sql = new StringBuilder(SELECT).append("where true");
        List<@Nullable Object> values = new ArrayList<>();
        equal(sql, values, "request.patron_id", filter.patronId());
        equal(sql, values, "request.record_id", filter.recordId());
        equal(sql, values, "request.pickup_id", filter.pickupServicePointId());
        if (!filter.statuses().isEmpty()) {
            sql.append(" and request.status = any (?)");
            values.add(filter.statuses());
        }
        if (after != null) {
            sql.append(" and request.id > ?");
            values.add(after);
        }
        values.add(limit);
        return database.list(
                sql.append(" order by request.id limit ?").toString(), RequestListTable::line, values.toArray());
    }

    @Override
    public List<RequestAction> actions(UUID requestId, int limit) {
        return database.list(
                "select * from request_action where request_id = ? order by version desc limit ?",
                row -> new RequestAction(
                        row.uuid("request_id"),
                        row.bigNumber("version"),
                        row.constant("action", RequestAction.Act.class),
                        row.instant("acted_at"),
                        new RequestAction.By(row.text("actor"), row.uuidOrNull("service_point_id")),
                        row.textOrNull("reason"),
                        row.textOrNull("note")),
                requestId,
                limit);
    }

    private static void equal(StringBuilder sql, List<@Nullable Object> values, String column, @Nullable UUID value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }

    private static RequestLine line(Row row) {
        Item.@Nullable Label supplied = row.uuidOrNull("found_id") == null
                ? null
                : new Item.Label(
                        row.textOrNull("found_barcode"), row.text("found_title"), row.textOrNull("found_author"));
        return new RequestLine(
                RequestTable.request(row),
                row.text("shown_title"),
                row.textOrNull("shown_author"),
                supplied,
                row.textOrNull("found_call_number"),
                row.number("position"));
    }
}
