package org.carrel.circulation.checkin.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.store.AvailabilityTable;
import org.carrel.circulation.checkin.InstructionCode;
import org.carrel.circulation.checkin.Returns;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.store.ItemTable;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.store.LoanTable;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.store.RequestTable;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

@ApplicationScoped
class ReturnTables implements Returns {
    private final Database database;

    ReturnTables(Database database) {
        this.database = database;
    }

    @Override
    public Gathered gather(String barcode, boolean lock) {
        List<Item> items = new ArrayList<>();
        List<Standing> standings = database.list(
                lock ? LoanTable.LOCK_ITEM_BY_BARCODE : LoanTable.ITEM_BY_BARCODE,
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
                .query(
                        lock ? LoanTable.LOCK_OPEN_OF_ITEM : LoanTable.OPEN_OF_ITEM,
                        LoanTable::kept,
                        loans::addAll,
                        item.id())
                .query(
                        lock ? RequestTable.LOCK_QUEUE : RequestTable.QUEUE,
                        RequestTable::request,
                        open::addAll,
                        item.recordId()));
        return new Gathered(item, standings.getFirst(), loans.isEmpty() ? null : loans.getFirst(), open);
    }

    @Override
    public void settle(Scan scan, @Nullable Loan ended, @Nullable Change change, List<Request> moved) {
        Statements statements = new Statements();
        Scan.Outcome outcome = scan.outcome();
        if (ended != null) {
            Instant returnedAt = outcome.returnedAt() == null ? scan.at() : outcome.returnedAt();
            LoanTable.writeEnd(statements, ended, returnedAt, scan.at(), scan.servicePointId());
        }
        if (change != null) {
            AvailabilityTable.write(statements, change);
        }
        moved.forEach(request -> RequestTable.write(statements, request));
        statements.change(
                """
                insert into scan (check_in_id, scanned_at, service_point_id, actor, barcode, item_id, item_version, was,
                  instruction, waiting, loan_id, returned_at, request_id, uses_in_house)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                scan.id(),
                scan.at(),
                scan.servicePointId(),
                scan.actor(),
                scan.barcode(),
                outcome.itemId(),
                outcome.itemVersion(),
                outcome.was(),
                outcome.instruction(),
                outcome.waiting(),
                outcome.loanId(),
                outcome.returnedAt(),
                outcome.requestId(),
                outcome.usesInHouse());
        database.run(statements);
    }

    @Override
    public Optional<Logged> find(UUID checkInId) {
        return database.first("select * from scan where check_in_id = ?", ReturnTables::logged, checkInId);
    }

    private static Logged logged(Row row) {
        UUID itemId = row.uuidOrNull("item_id");
        return new Logged(
                new Scan(
                        row.uuid("check_in_id"),
                        row.instant("scanned_at"),
                        row.uuid("service_point_id"),
                        row.text("actor"),
                        row.text("barcode"),
                        new Scan.Outcome(
                                itemId,
                                itemId == null ? null : row.bigNumber("item_version"),
                                row.textOrNull("was"),
                                row.constant("instruction", InstructionCode.class),
                                row.number("waiting"),
                                row.uuidOrNull("loan_id"),
                                row.instantOrNull("returned_at"),
                                row.uuidOrNull("request_id"),
                                row.number("uses_in_house"))),
                row.instantOrNull("reversed_at"));
    }

    @Override
    public void reverse(Scan scan, Loan reopened, Instant at, String actor, Change change, List<Request> putBack) {
        Statements statements = new Statements();
        statements.change("""
                update loan set version = ?, returned_at = null, scanned_at = null, return_service_point_id = null
                where id = ? and version = ?
                """, reopened.version(), reopened.id(), reopened.version() - 1);
        AvailabilityTable.write(statements, change);
        putBack.forEach(request -> RequestTable.write(statements, request));
        statements.change(
                "update scan set reversed_at = ?, reversed_by = ? where check_in_id = ? and reversed_at is null",
                at,
                actor,
                scan.id());
        database.run(statements);
    }
}
