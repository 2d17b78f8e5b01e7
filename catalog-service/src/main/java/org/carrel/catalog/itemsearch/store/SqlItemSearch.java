package org.carrel.catalog.itemsearch.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.itemsearch.FoundItem;
import org.carrel.catalog.itemsearch.ItemSearch;
import org.carrel.events.Availability;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/**
 * Finds items in PostgreSQL. Each way in which a text may be found is a query of its own with filters, order and limit.
 * What it finds is taken from its own index first ({@code offset 0} keeps the planner from anything else): how often
 * the end of a barcode occurs cannot be estimated, and whoever guessed wrong would go through all items in their order.
 */
@ApplicationScoped
class SqlItemSearch implements ItemSearch {

    private final Database database;

    SqlItemSearch(Database database) {
        this.database = database;
    }

    @Override
    public List<FoundItem> find(Wanted wanted, Order order, @Nullable Position after, int limit) {
        // A plan that is kept for any text and filter would be the wrong one for most.
        database.first(
                "select set_config('plan_cache_mode', 'force_custom_plan', true) as mode", row -> row.text("mode"));
        List<Condition> ways = wanted.text() == null ? List.of(Condition.NONE) : ItemConditions.ways(wanted.text());
        Condition within = Condition.all(ItemConditions.filters(wanted.filters()));
        Sorting sorting = Sorting.of(order);
        var parts = new ArrayList<String>();
        var parameters = new ArrayList<@Nullable Object>();
        for (Condition way : ways) {
            var conditions = new ArrayList<>(List.of(within));
            if (after != null) {
                conditions.add(sorting.behind(after));
            }
            Condition all = Condition.all(conditions);
            String source =
                    wanted.text() == null ? "item" : "(select i.* from item i where " + way.sql() + " offset 0)";
            parts.add("(select i.id, " + sorting.key + " as sort_key from " + source + " i where " + all.sql()
                    + " order by " + sorting.clause + " limit ?)");
            parameters.addAll(way.parameters());
            parameters.addAll(all.parameters());
            parameters.add(limit);
        }
        parameters.add(limit);
        String sql = """
                select i.id, i.record_id, r.title, r.author, i.barcode, i.call_number, i.call_number_prefix,
                       i.call_number_suffix, i.volume, i.copy_number, i.accession_text, i.present_location_id,
                       l.parent_id as branch_id, i.material_type, i.loan_type, i.process_tags, i.withdrawn, i.created_at,
                       coalesce(a.availability, 'UNKNOWN') as availability, a.due_at, f.sort_key
                from (%s) f
                join item i on i.id = f.id
                join record r on r.id = i.record_id
                join place l on l.id = i.present_location_id
                left join item_availability a on a.item_id = i.id
                order by f.sort_key %s, f.id %s limit ?""".formatted(String.join(" union ", parts), sorting.direction, sorting.direction);
        return database.list(sql, row -> found(row, sorting), parameters.toArray());
    }

    private static FoundItem found(Row row, Sorting sorting) {
        return new FoundItem(
                new Position(sorting.key(row), row.uuid("id")),
                new FoundItem.Title(row.uuid("record_id"), row.text("title"), row.textOrNull("author")),
                new FoundItem.Label(
                        row.textOrNull("barcode"),
                        label(row),
                        row.textOrNull("volume"),
                        row.textOrNull("copy_number"),
                        row.textOrNull("accession_text")),
                new FoundItem.Place(row.uuid("present_location_id"), row.uuid("branch_id")),
                new FoundItem.Types(row.text("material_type"), row.text("loan_type")),
                new FoundItem.State(
                        row.constant("availability", Availability.class),
                        row.instantOrNull("due_at"),
                        row.texts("process_tags"),
                        row.flag("withdrawn"),
                        row.instant("created_at")));
    }

    private static @Nullable String label(Row row) {
        String number = row.textOrNull("call_number");
        if (number == null) {
            return null;
        }
        String prefix = row.textOrNull("call_number_prefix");
        String suffix = row.textOrNull("call_number_suffix");
        return (prefix == null ? "" : prefix + " ") + number + (suffix == null ? "" : " " + suffix);
    }

    /** An order in SQL. */
    private enum Sorting {
        CALL_NUMBER("coalesce(i.shelf_order, '')", "asc", ">", "?"),
        BARCODE("coalesce(i.barcode, '') collate \"C\"", "asc", ">", "?"),
        NEWEST("i.created_at", "desc", "<", "cast(? as timestamptz)");

        private final String key;
        private final String direction;
        private final String clause;
        private final String behind;

        Sorting(String key, String direction, String comparison, String place) {
            this.key = key;
            this.direction = direction;
            this.clause = key + " " + direction + ", i.id " + direction;
            this.behind = "(" + key + ", i.id) " + comparison + " (" + place + ", ?)";
        }

        static Sorting of(Order order) {
            return switch (order) {
                case CALL_NUMBER -> CALL_NUMBER;
                case BARCODE -> BARCODE;
                case NEWEST -> NEWEST;
            };
        }

        String key(Row row) {
            return this == NEWEST ? row.instant("sort_key").toString() : row.text("sort_key");
        }

        Condition behind(Position position) {
            return new Condition(
                    behind,
                    this == NEWEST ? Instant.parse(position.key()).toString() : position.key(),
                    position.itemId());
        }
    }
}
