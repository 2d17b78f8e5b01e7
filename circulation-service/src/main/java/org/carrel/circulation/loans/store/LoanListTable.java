package org.carrel.circulation.loans.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.loans.LoanLine;
import org.carrel.circulation.loans.LoanList;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

@ApplicationScoped
class LoanListTable implements LoanList {
    private static final String SELECT = """
            select loan.id, loan.version, loan.item_id, loan.record_id, loan.patron_id, loan.service_point_id,
              loan.checked_out_at, loan.due_at, loan.renewals, loan.unseen_renewals, loan.returned_at, loan.terms_id,
              loan.overridden, loan.reversed_at, item.barcode, coalesce(item.title, '') as title, item.author, item.call_number,
              loan_terms.rule_set_version
            from loan join loan_terms on loan_terms.id = loan.terms_id left join item on item.id = loan.item_id
            """;

    private final Database database;

    LoanListTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<LoanLine> find(UUID loanId) {
        return database.first(SELECT + "where loan.id = ?", LoanListTable::line, loanId);
    }

    @Override
    public List<LoanLine> these(Collection<UUID> loanIds) {
        return database.list(SELECT + "where loan.id = any (?::uuid[]) order by loan.id", LoanListTable::line, loanIds);
    }

    @Override
    public List<LoanLine> list(
            @Nullable UUID patronId, @Nullable UUID itemId, @Nullable Boolean open, @Nullable UUID after, int limit) {
        StringBuilder sql = new StringBuilder(SELECT).append("where loan.reversed_at is null");
        List<@Nullable Object> values = new ArrayList<>();
        if (patronId != null) {
            sql.append(" and loan.patron_id = ?");
            values.add(patronId);
        }
        if (itemId != null) {
            sql.append(" and loan.item_id = ?");
            values.add(itemId);
        }
        if (open != null) {
            sql.append(open ? " and loan.returned_at is null" : " and loan.returned_at is not null");
        }
        if (after != null) {
            sql.append(" and loan.id > ?");
            values.add(after);
        }
        values.add(limit);
        return database.list(sql.append(" order by loan.id limit ?").toString(), LoanListTable::line, values.toArray());
    }

    private static LoanLine line(Row row) {
        return new LoanLine(
                LoanTable.kept(row).loan(),
                row.uuid("record_id"),
                new Item.Label(row.textOrNull("barcode"), row.text("title"), row.textOrNull("author")),
                row.textOrNull("call_number"),
                row.number("rule_set_version"),
                row.texts("overridden"),
                row.instantOrNull("reversed_at"));
    }
}
