package org.carrel.circulation.statistics.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.statistics.By;
import org.carrel.circulation.statistics.CirculationStatistics;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class StatisticsTable implements CirculationStatistics {
    private static final String OPEN = "status in ('WAITING', 'PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP')";

    private final Database database;

    StatisticsTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Count> counts(Filter filter, List<By> by, int limit) {
        List<String> columns = by.stream().map(StatisticsTable::column).toList();
        StringBuilder sql = new StringBuilder("select sum(number)::bigint as number");
        for (int at = 0; at < columns.size(); at++) {
            sql.append(", ").append(columns.get(at)).append(" as by_").append(at);
        }
        sql.append(" from circulation_count where day between ? and ?");
        List<@Nullable Object> values = new ArrayList<>(List.of(filter.from(), filter.to()));
        if (!filter.kinds().isEmpty()) {
            sql.append(" and kind = any(?)");
            values.add(filter.kinds());
        }
        if (filter.branchId() != null) {
            sql.append(" and branch_id = ?");
            values.add(filter.branchId());
        }
        if (filter.classFrom() != null) {
            sql.append(" and call_number_class collate \"C\" >= ?");
            values.add(filter.classFrom());
        }
        if (filter.classTo() != null) {
            sql.append(" and call_number_class collate \"C\" <= ?");
            values.add(filter.classTo());
        }
        if (!columns.isEmpty()) {
            sql.append(" group by ").append(String.join(", ", columns));
            sql.append(" order by ").append(String.join(", ", columns));
        }
        sql.append(" limit ?");
        values.add(limit);
        return database.list(sql.toString(), row -> count(row, columns.size()), values.toArray()).stream()
                .filter(count -> count.number() > 0 || !columns.isEmpty())
                .toList();
    }

    private static Count count(Row row, int columns) {
        List<String> values = new ArrayList<>();
        for (int at = 0; at < columns; at++) {
            values.add(row.text("by_" + at));
        }
        return new Count(values, row.bigNumber("number"));
    }

    private static String column(By by) {
        return switch (by) {
            case DAY -> "to_char(day, 'YYYY-MM-DD')";
            case MONTH -> "to_char(day, 'YYYY-MM')";
            case KIND -> "kind";
            case BRANCH -> "branch_id::text";
            case PATRON_GROUP -> "patron_group";
            case MATERIAL_TYPE -> "material_type";
            case LOAN_TYPE -> "loan_type";
            case LOCATION -> "coalesce(location_id::text, '')";
            case CALL_NUMBER_CLASS -> "call_number_class";
        };
    }

    @Override
    public List<HoldRatio> holdRatios(
            int requestsPerCopy, @Nullable UUID branchId, @Nullable HoldRatio after, int limit) {
        return database.list(
                """
                with wanted as (
                  select request.record_id, count(*) as requests from request
                  where request.%s and (?::uuid is null or request.pickup_id in (
                    select id from place where parent_id = ? and not removed))
                  group by request.record_id)
                select wanted.record_id, wanted.requests, held.copies, coalesce(title.title, '') as title, title.author,
                  ceil(wanted.requests::numeric / ?)::bigint - held.copies as wanted
                from wanted
                  cross join lateral (
                    select count(*) as copies from item
                    where item.record_id = wanted.record_id and not item.removed and not item.withdrawn) held
                  left join title on title.id = wanted.record_id
                where wanted.requests > held.copies * ?
                  and (?::bigint is null or (wanted.requests, wanted.record_id) < (?, ?))
                order by wanted.requests desc, wanted.record_id desc
                limit ?
                """.formatted(OPEN),
                StatisticsTable::holdRatio,
                branchId,
                branchId,
                requestsPerCopy,
                requestsPerCopy,
                after == null ? null : after.requests(),
                after == null ? null : after.requests(),
                after == null ? null : after.recordId(),
                limit);
    }

    private static HoldRatio holdRatio(Row row) {
        return new HoldRatio(
                row.uuid("record_id"),
                row.text("title"),
                row.textOrNull("author"),
                row.bigNumber("requests"),
                row.bigNumber("copies"),
                row.bigNumber("wanted"));
    }

    @Override
    public List<Turnover> turnover(LocalDate from, LocalDate to, By by, int limit) {
        String ofItem =
                switch (by) {
                    case LOCATION -> "location_id::text";
                    case MATERIAL_TYPE -> "material_type";
                    case LOAN_TYPE -> "loan_type";
                    case CALL_NUMBER_CLASS -> "call_number_class(call_number)";
                    case DAY, MONTH, KIND, BRANCH, PATRON_GROUP ->
                        throw new IllegalArgumentException("items have no " + by);
                };
        return database.list(
                """
                with held as (
                  select %s as value, count(*) as items from item where not removed and not withdrawn group by 1),
                used as (
                  select %s as value, sum(number) as uses from circulation_count
                  where day between ? and ? and kind in ('CHECK_OUT', 'IN_HOUSE_USE') group by 1)
                select coalesce(held.value, used.value, '') as value, coalesce(held.items, 0)::bigint as items,
                  coalesce(used.uses, 0)::bigint as uses
                from held full join used on used.value = held.value
                order by 1 limit ?
                """.formatted(ofItem, column(by)),
                row -> new Turnover(row.text("value"), row.bigNumber("items"), row.bigNumber("uses")),
                from,
                to,
                limit);
    }

    @Override
    public List<Standing> now(Instant at, Desks desks) {
        return database.list(
                """
                with desk as (select * from unnest(?::uuid[], ?::uuid[]) as desk (id, branch_id)),
                lent as (
                  select service_point_id as desk_id, count(*) as loans, count(*) filter (where due_at < ?) as overdue
                  from loan where returned_at is null group by 1),
                asked as (
                  select pickup_id as desk_id, count(*) as requests,
                    count(*) filter (where status = 'AWAITING_PICKUP') as shelf
                  from request where %s group by 1)
                select desk.branch_id, coalesce(sum(lent.loans), 0)::bigint as loans,
                  coalesce(sum(lent.overdue), 0)::bigint as overdue, coalesce(sum(asked.requests), 0)::bigint as requests,
                  coalesce(sum(asked.shelf), 0)::bigint as shelf
                from desk left join lent on lent.desk_id = desk.id left join asked on asked.desk_id = desk.id
                group by 1 order by 1
                """.formatted(OPEN),
                row -> new Standing(
                        row.uuid("branch_id"),
                        row.bigNumber("loans"),
                        row.bigNumber("overdue"),
                        row.bigNumber("requests"),
                        row.bigNumber("shelf")),
                desks.servicePoints(),
                desks.branches(),
                at);
    }
}
