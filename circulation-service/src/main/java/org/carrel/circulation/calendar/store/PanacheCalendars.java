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
        return database.first(
                        "select coalesce(sum(version + 1), 0) as revision from opening_hours",
                        row -> row.bigNumber("revision"))
                .orElse(0L);
    }

    @Override
    public List<Entry> all() {
        return listAll().stream().map(OpeningHoursRow::toEntry).toList();
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
