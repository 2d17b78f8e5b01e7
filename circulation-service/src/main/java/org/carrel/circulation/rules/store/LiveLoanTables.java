package org.carrel.circulation.rules.store;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.rules.LiveLoans;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Reads open loans with what the rules look at. */
@ApplicationScoped
class LiveLoanTables implements LiveLoans {
    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;

    LiveLoanTables(Database database) {
        this.database = database;
    }

    private static Seen seen(Row row) {
        return new Seen(
                row.text("patron_group"),
                row.uuid("home_branch_id"),
                row.uuid("branch_id"),
                row.uuid("location_id"),
                row.text("material_type"),
                row.text("loan_type"));
    }

    @Override
    public List<Alike> alike() {
        return database.list("""
                select patron.patron_group, patron.home_branch_id, item.branch_id, item.location_id, item.material_type,
                  item.loan_type, count(*) as loans, min(loan.id::text)::uuid as sample
                from loan join item on item.id = loan.item_id join patron on patron.id = loan.patron_id
                where loan.returned_at is null
                group by 1, 2, 3, 4, 5, 6
                """, row -> new Alike(seen(row), row.bigNumber("loans"), row.uuid("sample")));
    }

    @Override
    public List<Open> open(@Nullable Position after, int limit) {
        return database.list(
                """
                select open.id, open.patron_id, open.item_id, open.due_at, patron.patron_group, patron.home_branch_id,
                  item.branch_id, item.location_id, item.material_type, item.loan_type
                from (select id, patron_id, item_id, due_at from loan
                      where returned_at is null and (patron_id, id) > (?, ?) order by patron_id, id limit ?) open
                  join item on item.id = open.item_id join patron on patron.id = open.patron_id
                order by open.patron_id, open.id
                """,
                row -> new Open(
                        row.uuid("id"), row.uuid("patron_id"), row.uuid("item_id"), row.instant("due_at"), seen(row)),
                after == null ? FIRST : after.patronId(),
                after == null ? FIRST : after.loanId(),
                limit);
    }

    @Override
    public List<Holders> loansHeld() {
        return held("loan where returned_at is null");
    }

    @Override
    public List<Holders> requestsHeld() {
        return held("request where status in ('WAITING', 'PAGED', 'IN_TRANSIT', 'AWAITING_PICKUP')");
    }

    private List<Holders> held(String what) {
        return database.list(
                """
                select patron.patron_group, patron.home_branch_id, held.each, count(*) as patrons
                from (select patron_id, count(*)::int as each from %s group by patron_id) held
                  join patron on patron.id = held.patron_id
                group by 1, 2, 3
                """.formatted(what),
                row -> new Holders(
                        row.text("patron_group"),
                        row.uuid("home_branch_id"),
                        row.number("each"),
                        row.bigNumber("patrons")));
    }
}
