package org.carrel.circulation.calendar.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import org.carrel.circulation.calendar.Calendars;
import org.carrel.platform.sql.Database;

@ApplicationScoped
class PanacheCalendars implements Calendars, PanacheRepositoryBase<OpeningHoursRow, UUID> {
    private final Database database;

    PanacheCalendars(Database database) {
        this.database = database;
    }

    @Override
    public long revision() {
        // Neither the hours nor the closures ever become fewer; a closure counts anew when it is taken back.
        return database.first("""
                        select (select coalesce(sum(version + 1), 0) from opening_hours)
                          + (select coalesce(sum(case when reversed_at is null then 1 else 2 end), 0) from closure)
                          as revision
                        """, row -> row.bigNumber("revision")).orElse(0L);
    }

    @Override
    public List<Entry> all() {
        return listAll().stream().map(OpeningHoursRow::toEntry).toList();
    }

    @Override
    public List<Closing> closings() {
        return database.list(
                """
                select id, unnest(branch_ids) as branch_id, first_day, last_day, reason from closure
                where reversed_at is null order by id
                """,
                row -> new Closing(
                        row.uuid("id"),
                        row.uuid("branch_id"),
                        row.date("first_day"),
                        row.date("last_day"),
                        row.text("reason")));
    }

    @Override
    public Optional<Entry> lock(UUID branchId) {
        return findByIdOptional(branchId, LockModeType.PESSIMISTIC_WRITE).map(OpeningHoursRow::toEntry);
    }

    @Override
    public void save(Entry entry, Instant at, String by) {
        OpeningHoursRow row = findById(entry.branchId());
        boolean fresh = row == null;
        if (row == null) {
            row = new OpeningHoursRow();
            row.branchId = entry.branchId();
        }
        row.hours = OpeningHoursRow.Hours.of(entry.hours());
        row.changedAt = at;
        row.changedBy = by;
        if (fresh) {
            persist(row);
        }
        flush();
    }
}
