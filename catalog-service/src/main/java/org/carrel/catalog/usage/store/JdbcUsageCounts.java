package org.carrel.catalog.usage.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.usage.UsageCounts;
import org.carrel.catalog.usage.Use;

/** The counts in PostgreSQL: one row for each day, source and act. */
@ApplicationScoped
class JdbcUsageCounts implements UsageCounts {

    private final DataSource database;

    JdbcUsageCounts(DataSource database) {
        this.database = database;
    }

    @Override
    public void add(LocalDate day, Map<Use, Long> counts) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into usage_count (day, source, act, count) values (?, ?, ?, ?)
                        on conflict (day, source, act) do update set count = usage_count.count + excluded.count""")) {
            for (Map.Entry<Use, Long> entry : counts.entrySet()) {
                insert.setObject(1, day);
                insert.setString(2, entry.getKey().source().name());
                insert.setString(3, entry.getKey().act().name());
                insert.setLong(4, entry.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("uses could not be counted", e);
        }
    }

    @Override
    public List<Counted> between(LocalDate from, LocalDate to) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select day, source, act, count from usage_count
                        where day between ? and ? order by day, source, act""")) {
            select.setObject(1, from);
            select.setObject(2, to);
            var counted = new ArrayList<Counted>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counted.add(new Counted(
                            rows.getObject(1, LocalDate.class),
                            new Use(Use.Source.valueOf(rows.getString(2)), Use.Act.valueOf(rows.getString(3))),
                            rows.getLong(4)));
                }
            }
            return counted;
        } catch (SQLException e) {
            throw new IllegalStateException("the counts of uses could not be read", e);
        }
    }
}
