package org.carrel.circulation.statistics.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.statistics.CirculationStatistics.Desks;
import org.carrel.circulation.statistics.Counts;
import org.carrel.platform.sql.Database;

@ApplicationScoped
class CountTable implements Counts {
    private static final Duration LATE = Duration.ofHours(1);

    /** What happened, each line one source: the desk, the patron, the item and the kind of every fact of a day. */
    private static final List<String> SOURCES = List.of("""
            select service_point_id as desk_id, 'CHECK_OUT' as kind, patron_id, item_id, 1 as times from loan
            where checked_out_at >= ? and checked_out_at < ? and reversed_at is null
            """, """
            select coalesce(loan_renewal.service_point_id, loan.service_point_id) as desk_id, 'RENEWAL' as kind,
              loan.patron_id, loan.item_id, 1 as times
            from loan_renewal join loan on loan.id = loan_renewal.loan_id
            where loan_renewal.renewed_at >= ? and loan_renewal.renewed_at < ?
            """, """
            select scan.service_point_id as desk_id,
              case when scan.uses_in_house > 0 then 'IN_HOUSE_USE' else 'CHECK_IN' end as kind,
              loan.patron_id, scan.item_id, greatest(scan.uses_in_house, 1) as times
            from scan left join loan on loan.id = scan.loan_id
            where scan.scanned_at >= ? and scan.scanned_at < ? and scan.reversed_at is null
              and (scan.uses_in_house > 0 or scan.loan_id is not null)
            """, """
            select pickup_id as desk_id, 'REQUEST_PLACED' as kind, patron_id,
              coalesce(supplied_item_id, item_id) as item_id, 1 as times from request
            where placed_at >= ? and placed_at < ?
            """, """
            select pickup_id as desk_id, 'REQUEST_' || status as kind, patron_id,
              coalesce(supplied_item_id, item_id) as item_id, 1 as times from request
            where ended_at >= ? and ended_at < ?
            """);

    private final Database database;

    CountTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> beginning() {
        return database.first("""
                select least((select checked_out_at from loan order by id limit 1),
                  (select placed_at from request order by id limit 1),
                  (select scanned_at from scan order by id limit 1)) as beginning
                """, row -> Optional.ofNullable(row.instantOrNull("beginning")))
                .flatMap(beginning -> beginning);
    }

    @Override
    public Optional<LocalDate> lastWhole(ZoneId zone) {
        return database
                .list(
                        """
                        select day, counted_at from circulation_counted where time_zone = ? order by day desc limit 3
                        """,
                        row -> isWhole(row.date("day"), row.instant("counted_at"), zone)
                                ? Optional.of(row.date("day"))
                                : Optional.<LocalDate>empty(),
                        zone.getId())
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isWhole(LocalDate day, Instant countedAt, ZoneId zone) {
        return !countedAt.isBefore(
                day.plusDays(1).atStartOfDay(zone).toInstant().plus(LATE));
    }

    @Override
    public void count(ZoneId zone, LocalDate day, Desks desks, Instant now) {
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        database.update(
                "delete from circulation_count where day = ? and branch_id = any(?::uuid[])", day, desks.branches());
        for (String source : SOURCES) {
            database.update("""
                    insert into circulation_count (day, branch_id, kind, patron_group, material_type, loan_type,
                      location_id, call_number_class, number)
                    with desk as (select * from unnest(?::uuid[], ?::uuid[]) as desk (id, branch_id))
                    select ?::date, desk.branch_id, fact.kind, coalesce(patron.patron_group, ''),
                      coalesce(item.material_type, ''), coalesce(item.loan_type, ''), item.location_id,
                      call_number_class(item.call_number), sum(fact.times)
                    from (%s) fact
                      join desk on desk.id = fact.desk_id
                      left join item on item.id = fact.item_id
                      left join patron on patron.id = fact.patron_id
                    group by 2, 3, 4, 5, 6, 7, 8
                    """.formatted(source), desks.servicePoints(), desks.branches(), day, from, to);
        }
        database.update("""
                insert into circulation_counted (time_zone, day, counted_at) values (?, ?, ?)
                on conflict (time_zone, day) do update set counted_at = excluded.counted_at
                """, zone.getId(), day, now);
    }
}
