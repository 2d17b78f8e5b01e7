package org.carrel.catalog.shelf.store;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.shelf.CollectionStatistics;
import org.carrel.platform.sql.Database;

/** Items, counted by PostgreSQL. */
@ApplicationScoped
class JdbcCollectionStatistics implements CollectionStatistics {

    private final Database database;

    JdbcCollectionStatistics(Database database) {
        this.database = database;
    }

    @Override
    public List<Count> count(By by, Filter filter) {
        String each = by == By.STATISTICAL_CODE
                ? "left join lateral unnest(i.statistical_codes) as statistical (code) on true"
                : "";
        return database.list(
                """
                select %s as value, count(*) filter (where not i.withdrawn) as items,
                       count(distinct i.record_id) filter (where not i.withdrawn) as titles,
                       count(*) filter (where i.withdrawn) as withdrawn
                from item i
                join place l on l.id = i.location_id
                join place b on b.id = l.parent_id
                %s
                where (cast(? as uuid) is null or b.id = ?) and (cast(? as uuid) is null or l.id = ?)
                  and (cast(? as text) is null or i.material_type = ?)
                group by 1 order by 1 nulls last""".formatted(value(by), each),
                row -> new Count(
                        row.textOrNull("value"),
                        row.bigNumber("items"),
                        row.bigNumber("titles"),
                        row.bigNumber("withdrawn")),
                filter.branchId(),
                filter.branchId(),
                filter.locationId(),
                filter.locationId(),
                filter.materialType(),
                filter.materialType());
    }

    private static String value(By by) {
        return switch (by) {
            case BRANCH -> "b.code";
            case LOCATION -> "l.code";
            case MATERIAL_TYPE -> "i.material_type";
            case LOAN_TYPE -> "i.loan_type";
            case CONDITION -> "i.condition";
            case STATISTICAL_CODE -> "statistical.code";
            case ACQUISITION_YEAR ->
                "cast(extract(year from coalesce(i.acquired_on, i.created_at at time zone 'UTC')) as int)::text";
            case CALL_NUMBER_CLASS -> """
                    case
                      when i.call_number_scheme in ('LC', 'NLM') then
                        i.call_number_scheme || ' ' || coalesce(upper(substring(i.call_number from '^[A-Za-z]{1,3}')), '?')
                      when i.call_number_scheme = 'DEWEY' and i.shelving_key ~ '^[0-9]{3}' then
                        'DEWEY ' || left(i.shelving_key, 2) || '0'
                      else i.call_number_scheme
                    end""";
        };
    }
}
