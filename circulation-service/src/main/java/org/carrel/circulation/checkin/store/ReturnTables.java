package org.carrel.circulation.checkin.store;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.store.AvailabilityTable;
import org.carrel.circulation.checkin.Returns;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.store.ItemTable;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.store.LoanTable;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.store.RequestTable;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Statements;

@ApplicationScoped
class ReturnTables implements Returns {
    private final Database database;

    ReturnTables(Database database) {
        this.database = database;
    }

    @Override
    public Gathered gather(String barcode) {
        List<Item> items = new ArrayList<>();
        List<Standing> standings = database.list(
                LoanTable.LOCK_ITEM_BY_BARCODE,
                row -> {
                    items.add(ItemTable.item(row));
                    return AvailabilityTable.standing(row);
                },
                barcode);
        if (items.isEmpty()) {
            return new Gathered(null, null, null, List.of());
        }
        Item item = items.getFirst();
        List<Loans.Kept> loans = new ArrayList<>();
        List<Request> open = new ArrayList<>();
        database.run(new Statements()
                .query(LoanTable.LOCK_OPEN_OF_ITEM, LoanTable::kept, loans::addAll, item.id())
                .query(RequestTable.LOCK_QUEUE, RequestTable::request, open::addAll, item.recordId()));
        return new Gathered(
                item,
                standings.getFirst(),
                loans.isEmpty() ? null : loans.getFirst().loan(),
                open);
    }

    @Override
    public void settle(Scan scan, @Nullable Loan ended, @Nullable Change change, List<Request> moved) {
        Statements statements = new Statements();
        if (ended != null) {
            LoanTable.writeEnd(statements, ended, scan.at(), scan.at(), scan.servicePointId());
        }
        if (change != null) {
            AvailabilityTable.write(statements, change);
        }
        moved.forEach(request -> RequestTable.write(statements, request));
        statements.change(
                """
                insert into scan (scanned_at, service_point_id, actor, barcode, item_id, was, instruction, waiting,
                  loan_id, used_in_house)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                scan.at(),
                scan.servicePointId(),
                scan.actor(),
                scan.barcode(),
                scan.outcome().itemId(),
                scan.outcome().was(),
                scan.outcome().instruction(),
                scan.outcome().waiting(),
                scan.outcome().loanId(),
                scan.outcome().usedInHouse());
        database.run(statements);
    }
}
