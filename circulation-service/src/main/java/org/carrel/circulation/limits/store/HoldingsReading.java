package org.carrel.circulation.limits.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.limits.Holdings.OnLoan;
import org.carrel.circulation.limits.Holdings.Thing;
import org.carrel.events.Availability;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

/**
 * Reads what patrons have, as a part of whatever is read in the same round trip. The patrons must be locked by whoever
 * decides upon it.
 */
public final class HoldingsReading {
    private static final String LOANS = """
            select loan.patron_id, loan.item_id, loan.record_id, loan.material_type, coalesce(item.loan_type, '') as loan_type,
              coalesce(item.location_id, '00000000-0000-0000-0000-000000000000') as location_id,
              coalesce(item.branch_id, '00000000-0000-0000-0000-000000000000') as branch_id, loan.due_at, loan.on_site,
              coalesce(stand.availability, 'CHECKED_OUT') as availability
            from loan left join item on item.id = loan.item_id
              left join item_availability stand on stand.item_id = loan.item_id
            where loan.patron_id = any (?::uuid[]) and loan.returned_at is null
            """;

    private static final String REQUESTS = """
            select patron_id, count(*) filter (where status <> 'AWAITING_PICKUP') as waiting,
              count(*) filter (where status = 'AWAITING_PICKUP') as on_shelf
            from request where patron_id = any (?::uuid[]) and ended_at is null group by patron_id
            """;

    private final Map<UUID, List<OnLoan>> loans = new HashMap<>();
    private final Map<UUID, Waiting> requests = new HashMap<>();

    private record Of<T>(UUID patronId, T what) {}

    private record Waiting(int waiting, int onShelf) {
        static final Waiting FOR_NOTHING = new Waiting(0, 0);
    }

    /** Adds the queries for some patrons. Once they have run, {@link #of} knows the answer. */
    public void add(Statements statements, Collection<UUID> patronIds) {
        statements
                .query(LOANS, HoldingsReading::loan, rows -> put(rows, loans), patronIds)
                .query(
                        REQUESTS,
                        row -> new Of<>(
                                row.uuid("patron_id"), new Waiting(row.number("waiting"), row.number("on_shelf"))),
                        rows -> rows.forEach(row -> requests.put(row.patronId(), row.what())),
                        patronIds);
    }

    private static Of<OnLoan> loan(Row row) {
        return new Of<>(
                row.uuid("patron_id"),
                new OnLoan(
                        new Thing(
                                row.uuid("item_id"),
                                row.uuid("record_id"),
                                row.text("material_type"),
                                row.text("loan_type"),
                                row.uuid("location_id"),
                                row.uuid("branch_id")),
                        row.instant("due_at"),
                        row.flag("on_site"),
                        row.constant("availability", Availability.class)));
    }

    private static <T> void put(List<Of<T>> rows, Map<UUID, List<T>> byPatron) {
        for (Of<T> row : rows) {
            byPatron.computeIfAbsent(row.patronId(), patron -> new ArrayList<>())
                    .add(row.what());
        }
    }

    /** What a patron has. */
    public Holdings of(UUID patronId) {
        Waiting waiting = requests.getOrDefault(patronId, Waiting.FOR_NOTHING);
        return new Holdings(loans.getOrDefault(patronId, List.of()), waiting.waiting(), waiting.onShelf());
    }
}
