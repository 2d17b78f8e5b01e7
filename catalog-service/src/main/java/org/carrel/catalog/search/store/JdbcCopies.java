package org.carrel.catalog.search.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.search.Copies;
import org.carrel.catalog.search.SearchDocument;

/** One look at the copies of many titles. */
@ApplicationScoped
class JdbcCopies implements Copies {

    private final DataSource database;

    JdbcCopies(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<UUID, SearchDocument.Copies> of(Collection<UUID> recordIds) {
        String sql = """
                select t.record_id,
                       array_agg(distinct i.barcode) filter (where i.barcode is not null),
                       array_agg(distinct i.call_number) filter (where i.call_number is not null),
                       array_agg(distinct i.shelving_key) filter (where i.shelving_key is not null),
                       array_agg(distinct l.parent_id),
                       array_agg(distinct l.id),
                       count(*),
                       count(*) filter (where a.availability = 'AVAILABLE' and i.process_tags = '{}')
                from item_title t
                join item i on i.id = t.item_id
                join place l on l.id = i.present_location_id
                left join item_availability a on a.item_id = i.id
                where t.record_id = any (?) and not i.withdrawn
                group by t.record_id""";
        var copies = new HashMap<UUID, SearchDocument.Copies>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", recordIds.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    copies.put(
                            rows.getObject(1, UUID.class),
                            new SearchDocument.Copies(
                                    texts(rows, 2),
                                    texts(rows, 3),
                                    texts(rows, 4),
                                    ids(rows, 5),
                                    ids(rows, 6),
                                    rows.getInt(7),
                                    rows.getInt(8)));
                }
            }
            return copies;
        } catch (SQLException e) {
            throw new IllegalStateException("copies could not be read", e);
        }
    }

    private static Set<UUID> ids(ResultSet row, int column) throws SQLException {
        return new HashSet<>(Arrays.asList((UUID[]) row.getArray(column).getArray()));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        Array texts = row.getArray(column);
        return texts == null ? List.of() : List.of((String[]) texts.getArray());
    }
}
