package org.carrel.catalog.headings.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.Headings;
import org.carrel.catalog.headings.Headings.Sight;
import org.carrel.catalog.headings.Shelf;
import org.carrel.catalog.marc.Octets;
import org.carrel.platform.sql.Database;

/**
 * The shelf, read from items and from headings of records at the moment it is asked for: both are kept in shelf order,
 * and a stretch is merged from a stretch of each. So it needs no keeping up.
 */
@ApplicationScoped
class JdbcShelf implements Shelf {

    private static final String LAST = "\uDBFF\uDFFF";

    private final Database database;

    JdbcShelf(Database database) {
        this.database = database;
    }

    @Override
    public List<Spine> spines(Place place, Filter filter, Sight sight, int limit) {
        boolean backwards = place.direction() == Headings.Place.Direction.BEFORE;
        String comparison =
                switch (place.direction()) {
                    case ONWARD -> ">=";
                    case BEHIND -> ">";
                    case BEFORE -> "<";
                };
        String order = backwards ? " desc" : "";
        var values = new ArrayList<@Nullable Object>();
        String key = new String(place.key().toArray(), StandardCharsets.UTF_8);
        var query = new StringBuilder(
                "select distinct i.shelving_key as key, i.record_id, i.call_number, i.call_number_scheme as scheme"
                        + " from item i join record r on r.id = i.record_id"
                        + " where i.shelving_key is not null and not i.withdrawn and (i.shelving_key, i.record_id) "
                        + comparison + " (?, ?)" + visible(sight));
        values.add(key);
        values.add(place.recordId());
        if (filter.scheme() != null) {
            query.append(" and i.call_number_scheme = ?");
            values.add(filter.scheme());
        }
        if (filter.locationId() != null) {
            query.append(" and i.present_location_id = ?");
            values.add(filter.locationId());
        }
        query.append(" order by 1%1$s, 2%1$s, 3%1$s, 4%1$s limit ?".formatted(order));
        values.add(limit);
        String items = query.toString();
        String all = "(" + items + ")";
        if (filter.locationId() == null) {
            all +=
                    " union (select convert_from(h.sort_key, 'UTF8') collate \"C\" as key, l.record_id, h.text as call_number,"
                            + " h.scheme from heading h join heading_record l on l.heading_id = h.id"
                            + " join record r on r.id = l.record_id"
                            + " where h.list = 'CALL_NUMBER' and h.sort_key " + (backwards ? "<=" : ">=") + " ?"
                            + " and (h.sort_key, l.record_id) " + comparison + " (?, ?)" + visible(sight)
                            + (filter.scheme() == null ? "" : " and h.scheme = ?")
                            + " order by h.sort_key%1$s, l.record_id%1$s limit ?)".formatted(order);
            values.add(place.key().toArray());
            values.add(place.key().toArray());
            values.add(place.recordId());
            if (filter.scheme() != null) {
                values.add(filter.scheme());
            }
            values.add(limit);
        }
        values.add(limit);
        List<Spine> found = merged(all, order, values);
        return backwards ? found.reversed() : found;
    }

    private static String visible(Sight sight) {
        return " and r.state = 'ACTIVE'" + (sight == Sight.PUBLIC ? " and not r.suppressed" : "");
    }

    /** One spine for a title at a place, whether its items say so or only its record. */
    private List<Spine> merged(String all, String order, List<@Nullable Object> values) {
        return database.list(
                """
                select s.key, s.record_id, min(s.call_number) as call_number, min(s.scheme) as scheme,
                       (select count(*) from item c where c.shelving_key = s.key and c.record_id = s.record_id
                          and not c.withdrawn)::integer as copies
                from (%2$s) as s group by s.key, s.record_id
                order by s.key collate "C"%1$s, s.record_id%1$s limit ?""".formatted(order, all),
                row -> new Spine(
                        row.text("call_number"),
                        row.text("scheme"),
                        row.uuid("record_id"),
                        row.number("copies"),
                        Octets.of(row.text("key").getBytes(StandardCharsets.UTF_8))),
                values.toArray());
    }

    @Override
    public List<Spine> beginningWith(Octets key, int limit) {
        String from = new String(key.toArray(), StandardCharsets.UTF_8);
        String to = from + LAST;
        var values = new ArrayList<@Nullable Object>(
                List.of(from, to, limit, key.toArray(), to.getBytes(StandardCharsets.UTF_8), limit, limit));
        return merged("""
                (select distinct i.shelving_key as key, i.record_id, i.call_number, i.call_number_scheme as scheme
                 from item i where i.shelving_key >= ? and i.shelving_key < ? and not i.withdrawn
                 order by 1, 2 limit ?)
                union
                (select convert_from(h.sort_key, 'UTF8') collate "C" as key, l.record_id, h.text, h.scheme
                 from heading h join heading_record l on l.heading_id = h.id
                 where h.list = 'CALL_NUMBER' and h.sort_key >= ? and h.sort_key < ? order by 1, 2 limit ?)""", "", values);
    }
}
