package org.carrel.circulation.bookings.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.bookings.BookedTime;
import org.carrel.circulation.bookings.Booking;
import org.carrel.circulation.bookings.BookingStatus;
import org.carrel.circulation.bookings.Bookings;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

/** The stored bookings. Its query and row reader also serve the check-out. */
@ApplicationScoped
public class BookingTable implements Bookings {
    private static final String SELECT =
            "select *, lower(kept) as kept_from, upper(kept) as kept_until from booking where ";

    /** The bookings of an item that stand. */
    public static final String STANDING_OF_ITEM = SELECT + "item_id = ? and status = 'BOOKED' order by kept";

    private final Database database;

    BookingTable(Database database) {
        this.database = database;
    }

    /** Reads a row of {@link #STANDING_OF_ITEM}. */
    public static Booking booking(Row row) {
        Instant endedAt = row.instantOrNull("ended_at");
        String reason = row.textOrNull("end_reason");
        return new Booking(
                row.uuid("id"),
                row.bigNumber("version"),
                new Booking.Wish(
                        row.uuid("item_id"),
                        row.uuid("record_id"),
                        row.flag("any_item"),
                        row.uuid("patron_id"),
                        row.uuid("pickup_id"),
                        row.textOrNull("note")),
                new BookedTime(
                        row.date("first_day"),
                        row.date("last_day"),
                        row.instant("starts_at"),
                        row.instant("ends_at"),
                        row.instant("kept_from"),
                        row.instant("kept_until")),
                row.constant("status", BookingStatus.class),
                endedAt == null
                        ? null
                        : new Booking.End(endedAt, reason == null ? "" : reason, row.uuidOrNull("loan_id")));
    }

    @Override
    public Optional<Booking> find(UUID bookingId) {
        return database.first(SELECT + "id = ?", BookingTable::booking, bookingId);
    }

    @Override
    public Optional<Booking> lock(UUID bookingId) {
        return database.first(SELECT + "id = ? for no key update", BookingTable::booking, bookingId);
    }

    @Override
    public List<Booking> standing(Collection<UUID> itemIds, Instant now) {
        return itemIds.isEmpty()
                ? List.of()
                : database.list(
                        SELECT + "item_id = any (?::uuid[]) and status = 'BOOKED' and kept && tstzrange(?, null)",
                        BookingTable::booking,
                        itemIds,
                        now);
    }

    @Override
    public int countStanding(UUID patronId) {
        return database.first(
                        "select count(*) as booked from booking where patron_id = ? and status = 'BOOKED'",
                        row -> row.number("booked"),
                        patronId)
                .orElse(0);
    }

    @Override
    public void place(Booking booking, Instant at, String by, List<String> overridden) {
        database.update(
                """
                insert into booking (id, version, item_id, record_id, any_item, patron_id, pickup_id, first_day,
                  last_day, starts_at, ends_at, kept, status, placed_at, placed_by, note, overridden)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, tstzrange(?, ?), ?, ?, ?, ?, ?)
                """,
                booking.id(),
                booking.version(),
                booking.wish().itemId(),
                booking.wish().recordId(),
                booking.wish().anyItem(),
                booking.wish().patronId(),
                booking.wish().pickupServicePointId(),
                booking.time().firstDay(),
                booking.time().lastDay(),
                booking.time().startsAt(),
                booking.time().endsAt(),
                booking.time().keptFrom(),
                booking.time().keptUntil(),
                booking.status(),
                at,
                by,
                booking.wish().note(),
                overridden);
    }

    @Override
    public void save(Booking changed) {
        database.run(write(new Statements(), changed));
    }

    /** Adds the writing of a booking's new state. */
    public static Statements write(Statements statements, Booking changed) {
        Booking.End end = changed.end();
        return statements.change(
                """
                update booking set version = ?, status = ?, loan_id = ?, ended_at = ?, end_reason = ?
                where id = ? and version = ?
                """,
                changed.version(),
                changed.status(),
                end == null ? null : end.loanId(),
                end == null ? null : end.at(),
                end == null ? null : end.reason(),
                changed.id(),
                changed.version() - 1);
    }

    @Override
    public int expire(Instant now, int most) {
        return database.update("""
                update booking set version = version + 1, status = 'EXPIRED', ended_at = ?, end_reason = 'not-fetched'
                where id in (select id from booking where status = 'BOOKED' and ends_at < ?
                  order by ends_at limit ? for update skip locked)
                """, now, now, most);
    }

    @Override
    public List<Booking> list(Filter filter, @Nullable UUID after, int limit) {
        StringBuilder sql = new StringBuilder(SELECT).append("true");
        List<@Nullable Object> values = new ArrayList<>();
        equal(sql, values, "item_id", filter.itemId());
        equal(sql, values, "record_id", filter.recordId());
        equal(sql, values, "patron_id", filter.patronId());
        equal(sql, values, "pickup_id", filter.pickupServicePointId());
        if (filter.day() != null) {
            sql.append(" and first_day <= ? and last_day >= ?");
            values.add(filter.day());
            values.add(filter.day());
        }
        if (filter.standing()) {
            sql.append(" and status = 'BOOKED'");
        }
        if (after != null) {
            sql.append(" and id > ?");
            values.add(after);
        }
        values.add(limit);
        return database.list(sql.append(" order by id limit ?").toString(), BookingTable::booking, values.toArray());
    }

    private static void equal(StringBuilder sql, List<@Nullable Object> values, String column, @Nullable UUID value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }
}
