package org.carrel.circulation.loans.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;

import org.carrel.circulation.loans.LoanTrail;
import org.carrel.circulation.store.Json;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Puts a loan's trail together from what each act has written down, append only, in its own table. */
@ApplicationScoped
class LoanTrailTable implements LoanTrail {
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private static final String TRAIL = """
            with wanted as (select * from loan where id = ?)
            select checked_out_at as at, 'CHECK_OUT' as act, service_point_id, checked_out_by as actor,
              null::timestamptz as due_before,
              coalesce((select due_before from (
                  select renewed_at as at, due_before from loan_renewal where loan_id = wanted.id
                  union all select changed_at, due_before from loan_due_date_change where loan_id = wanted.id) moved
                order by at limit 1), due_at) as due_after,
              null as detail, null as note, overridden, override_reasons, 0 as step
            from wanted
            union all
            select renewed_at, 'RENEWAL', loan_renewal.service_point_id, actor, due_before, due_after, kind, null,
              loan_renewal.overridden, loan_renewal.override_reasons, 1
            from wanted join loan_renewal on loan_id = wanted.id
            union all
            select changed_at, 'DUE_DATE_CHANGE', change.service_point_id, actor, due_before, due_after, reason, note,
              change.overridden, null, 1
            from wanted join loan_due_date_change change on loan_id = wanted.id
            union all
            select changed_at, cause, change.service_point_id, actor, null, null, null, comment, '{}', null, 1
            from wanted join item_availability_change change on change.item_id = wanted.item_id
            where change.loan_id = wanted.id and cause not in ('CHECK_OUT', 'RENEWAL', 'DUE_DATE_CHANGE', 'CHECK_IN')
            union all
            select changed_at, cause, change.service_point_id, actor, null, null, null, comment, '{}', null, 2
            from wanted join item_availability_change change on change.item_id = wanted.item_id
            where change.changed_at = wanted.reversed_at and cause = 'CHECK_OUT_REVERSED'
            union all
            select scan.scanned_at, 'CHECK_IN', scan.service_point_id, actor, null, null, null, null, '{}', null, 2
            from wanted join scan on scan.item_id = wanted.item_id
            where scan.loan_id = wanted.id
            order by at, step
            """;

    private final Database database;

    LoanTrailTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Entry> of(UUID loanId) {
        return database.list(TRAIL, LoanTrailTable::entry, loanId);
    }

    private static Entry entry(Row row) {
        String reasons = row.textOrNull("override_reasons");
        Map<String, String> given = reasons == null ? Map.of() : Json.read(reasons, TEXTS);
        Map<String, String> overridden = new LinkedHashMap<>();
        row.texts("overridden").forEach(code -> overridden.put(code, given.getOrDefault(code, "")));
        Instant dueAfter = row.instantOrNull("due_after");
        return new Entry(
                row.instant("at"),
                row.text("act"),
                row.uuidOrNull("service_point_id"),
                row.text("actor"),
                dueAfter == null ? null : new Due(row.instantOrNull("due_before"), dueAfter),
                row.textOrNull("detail"),
                row.textOrNull("note"),
                overridden);
    }
}
