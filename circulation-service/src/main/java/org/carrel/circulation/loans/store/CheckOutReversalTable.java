package org.carrel.circulation.loans.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.store.AvailabilityTable;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.store.ItemTable;
import org.carrel.circulation.loans.CheckOutReversal;
import org.carrel.circulation.loans.CheckOutReversals;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.store.PatronTable;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.store.RequestTable;
import org.carrel.circulation.store.Json;
import org.carrel.events.Availability;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

@ApplicationScoped
class CheckOutReversalTable implements CheckOutReversals {
    private static final TypeReference<List<CheckOutReversal.RequestBefore>> REQUESTS = new TypeReference<>() {};

    /** The newest two changes of an item: the check-out, if nothing has happened since, and what was before it. */
    private static final String LAST_CHANGES = """
            select availability, cause, loan_id, request_id, destination_id from item_availability_change
            where item_id = ? order by version desc limit 2
            """;

    private final Database database;

    CheckOutReversalTable(Database database) {
        this.database = database;
    }

    private record Found(Loans.Kept kept, List<CheckOutReversal.RequestBefore> moved) {}

    /** A change of where the item stood. */
    private record Past(
            Availability availability,
            Change.Cause cause,
            @Nullable UUID loanId,
            @Nullable UUID requestId,
            @Nullable UUID destinationId) {
        static Past of(Row row) {
            return new Past(
                    row.constant("availability", Availability.class),
                    row.constant("cause", Change.Cause.class),
                    row.uuidOrNull("loan_id"),
                    row.uuidOrNull("request_id"),
                    row.uuidOrNull("destination_id"));
        }

        /** The state, unless it was a transit that began before destinations were kept. */
        private ItemState.@Nullable Lendable state() {
            boolean lost = availability == Availability.IN_TRANSIT && destinationId == null;
            return !lost
                            && loanId == null
                            && ItemState.of(availability, null, null, requestId, destinationId)
                                    instanceof ItemState.Lendable lendable
                    ? lendable
                    : null;
        }
    }

    @Override
    public Optional<Gathered> gather(UUID loanId) {
        return database.first(
                        "select " + LoanTable.COLUMN_NAMES + ", moved_requests from loan where id = ?",
                        CheckOutReversalTable::found,
                        loanId)
                .map(this::gather);
    }

    private static Found found(Row row) {
        String moved = row.textOrNull("moved_requests");
        return new Found(LoanTable.kept(row), moved == null ? List.of() : Json.read(moved, REQUESTS));
    }

    private Gathered gather(Found found) {
        UUID itemId = found.kept().loan().itemId();
        List<Borrower> patrons = new ArrayList<>();
        List<Standing> standings = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        List<Past> past = new ArrayList<>();
        List<Loans.Kept> loans = new ArrayList<>();
        List<Request> open = new ArrayList<>();
        Map<UUID, Request> moved = new HashMap<>();
        database.run(new Statements()
                .query(
                        PatronTable.LOCK_BY_IDS,
                        PatronTable::borrower,
                        patrons::addAll,
                        List.of(found.kept().loan().patronId()))
                .query(AvailabilityTable.LOCK_BY_IDS, AvailabilityTable::standing, standings::addAll, List.of(itemId))
                .query(
                        LoanTable.LOCK_BY_IDS,
                        LoanTable::kept,
                        loans::addAll,
                        List.of(found.kept().loan().id()))
                .query(ItemTable.BY_IDS, ItemTable::item, items::addAll, List.of(itemId))
                .query(LAST_CHANGES, Past::of, past::addAll, itemId)
                .query(
                        RequestTable.LOCK_QUEUE,
                        RequestTable::request,
                        open::addAll,
                        found.kept().recordId())
                .query(
                        RequestTable.LOCK_BY_IDS,
                        RequestTable::request,
                        rows -> rows.forEach(request -> moved.put(request.id(), request)),
                        found.moved().stream()
                                .map(CheckOutReversal.RequestBefore::requestId)
                                .toList()));
        Loan loan = loans.getFirst().loan();
        return new Gathered(
                loan,
                found.kept().recordId(),
                standings.getFirst(),
                items.isEmpty() ? null : items.getFirst(),
                stoodBefore(past, loan.id()),
                found.moved(),
                moved,
                open);
    }

    private static ItemState.@Nullable Lendable stoodBefore(List<Past> past, UUID loanId) {
        return past.size() == 2
                        && past.getFirst().cause() == Change.Cause.CHECK_OUT
                        && loanId.equals(past.getFirst().loanId())
                ? past.getLast().state()
                : null;
    }

    @Override
    public void takeBack(Loan loan, Instant at, UUID servicePointId, Change change, List<Request> restored) {
        Statements statements = new Statements();
        statements.change("""
                update loan set version = ?, returned_at = ?, scanned_at = ?, return_service_point_id = ?,
                  reversed_at = ?
                where id = ? and version = ?
                """, loan.version() + 1, at, at, servicePointId, at, loan.id(), loan.version());
        AvailabilityTable.write(statements, change);
        restored.forEach(request -> RequestTable.write(statements, request));
        database.run(statements);
    }
}
