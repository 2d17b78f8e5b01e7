package org.carrel.circulation.availability.store;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.availability.ItemHistory;
import org.carrel.platform.sql.Database;

@ApplicationScoped
class ItemHistoryTable implements ItemHistory {
    private final Database database;

    ItemHistoryTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Entry> of(UUID itemId, long before, int limit) {
        return database.list(
                """
                select * from item_availability_change where item_id = ? and version < ?
                order by version desc limit ?
                """,
                row -> new Entry(
                        row.bigNumber("version"),
                        row.instant("changed_at"),
                        row.text("availability"),
                        row.textOrNull("was"),
                        row.text("cause"),
                        new Trace(
                                row.uuidOrNull("service_point_id"),
                                row.text("actor"),
                                row.uuidOrNull("loan_id"),
                                row.uuidOrNull("request_id")),
                        row.textOrNull("comment")),
                itemId,
                before,
                limit);
    }

    @Override
    public int waiting(UUID itemId, UUID recordId) {
        return database.first("""
                        select count(*) as waiting from request
                        where record_id = ? and (item_id is null or item_id = ?)
                          and (supplied_item_id is null or supplied_item_id = ?)
                          and ended_at is null
                        """, row -> row.number("waiting"), recordId, itemId, itemId)
                .orElse(0);
    }
}
