package org.carrel.circulation.loans.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import com.fasterxml.jackson.core.type.TypeReference;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.store.AvailabilityTable;
import org.carrel.circulation.bookings.Booking;
import org.carrel.circulation.bookings.store.BookingTable;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.store.ItemTable;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.limits.store.HoldingsReading;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.store.PatronTable;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.store.RequestTable;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.store.Json;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

/** The stored loans. Its row reader and the writing of an end also serve the check-in. */
@ApplicationScoped
public class LoanTable implements Loans {
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final String LOCK_PATRON_CLAUSE = "for no key update of patron";
    /** The columns that {@link #kept} reads. */
    static final String COLUMN_NAMES = """
            id, version, item_id, record_id, patron_id, service_point_id, checked_out_at, due_at, renewals,
            unseen_renewals, returned_at, terms_id
            """;

    private static final String COLUMNS = "select " + COLUMN_NAMES + " from loan ";

    private static final String SELECT = COLUMNS + "where id = ?";

    /** The open loan of an item. */
    public static final String OPEN_OF_ITEM = COLUMNS + "where item_id = ? and returned_at is null";

    /** Locks the open loan of an item. */
    public static final String LOCK_OPEN_OF_ITEM = OPEN_OF_ITEM + " for no key update";

    /** Finds several loans, in the order of their items. */
    public static final String BY_IDS = COLUMNS + "where id = any (?::uuid[]) order by item_id";

    /** Locks several loans, in the order of their items. */
    public static final String LOCK_BY_IDS = BY_IDS + " for no key update";

    /** Finds an item by its barcode, and where it stands. */
    public static final String ITEM_BY_BARCODE = "select " + ItemTable.COLUMNS + ", " + AvailabilityTable.COLUMNS + """
              from item join item_availability stand on stand.item_id = item.id
              where item.barcode = ? and not item.removed
              order by item.withdrawn, item.version desc limit 1
              """;

    /** Finds an item by its barcode, and locks where it stands. */
    public static final String LOCK_ITEM_BY_BARCODE = ITEM_BY_BARCODE + " for no key update of stand";

    /** Copies that can fill requests of a title; not counted while nobody asks for it. */
    private static final String COPIES = """
            select count(*) as copies from item join item_availability stand on stand.item_id = item.id
            where item.record_id = ? and not item.removed and not item.withdrawn and stand.availability not in
                ('DECLARED_LOST', 'AGED_TO_LOST', 'CLAIMED_RETURNED', 'LOST_AND_PAID', 'MISSING', 'LONG_MISSING')
              and exists (select from request where record_id = ? and ended_at is null)
            """;

    private static final String BORROWER_OF_ITEM =
            "select patron_id from loan where item_id = ? and returned_at is null";

    private final Database database;
    private final TransactionSynchronizationRegistry transactions;
    private final Map<Terms, UUID> kept = new ConcurrentHashMap<>();
    private final Map<UUID, Terms> promises = new ConcurrentHashMap<>();

    LoanTable(Database database, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public Gathered gather(Who who, String barcode, boolean lock) {
        List<Borrower> borrowers = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        List<Standing> standings = new ArrayList<>();
        String byCard = lock ? PatronTable.LOCK_BY_CARD : PatronTable.LOCK_BY_CARD.replace(LOCK_PATRON_CLAUSE, "");
        String byId = lock ? PatronTable.LOCK_BY_ID : PatronTable.LOCK_BY_ID.replace(LOCK_PATRON_CLAUSE, "");
        Statements first = new Statements();
        switch (who) {
            case Who.ByCard(var number) -> first.query(byCard, PatronTable::borrower, borrowers::addAll, number);
            case Who.ById(var patronId) -> first.query(byId, PatronTable::borrower, borrowers::addAll, patronId);
        }
        first.query(
                lock ? LOCK_ITEM_BY_BARCODE : ITEM_BY_BARCODE,
                row -> {
                    items.add(ItemTable.item(row));
                    return AvailabilityTable.standing(row);
                },
                standings::addAll,
                barcode);
        database.run(first);
        Borrower borrower = borrowers.isEmpty() ? null : borrowers.getFirst();
        Item item = items.isEmpty() ? null : items.getFirst();
        Standing standing = standings.isEmpty() ? null : standings.getFirst();

        HoldingsReading holdings = new HoldingsReading();
        List<Integer> copies = new ArrayList<>();
        List<UUID> onLoanTo = new ArrayList<>();
        List<Request> open = new ArrayList<>();
        List<Booking> booked = new ArrayList<>();
        Statements second = new Statements();
        if (borrower != null) {
            holdings.add(second, List.of(borrower.patron().id()));
        }
        if (item != null) {
            second.query(BORROWER_OF_ITEM, row -> row.uuid("patron_id"), onLoanTo::addAll, item.id());
            second.query(
                    lock ? RequestTable.LOCK_QUEUE : RequestTable.QUEUE,
                    RequestTable::request,
                    open::addAll,
                    item.recordId());
            second.query(COPIES, row -> row.number("copies"), copies::addAll, item.recordId(), item.recordId());
            second.query(BookingTable.STANDING_OF_ITEM, BookingTable::booking, booked::addAll, item.id());
        }
        database.run(second);
        return new Gathered(
                borrower,
                item,
                standing,
                borrower == null ? Holdings.NONE : holdings.of(borrower.patron().id()),
                onLoanTo.isEmpty() ? null : onLoanTo.getFirst(),
                open,
                copies.isEmpty() ? 0 : copies.getFirst(),
                booked);
    }

    @Override
    public Optional<Patronage> patronage(Who who) {
        Optional<Borrower> found =
                switch (who) {
                    case Who.ByCard(var number) ->
                        database.first(
                                PatronTable.LOCK_BY_CARD.replace(LOCK_PATRON_CLAUSE, ""),
                                PatronTable::borrower,
                                number);
                    case Who.ById(var patronId) ->
                        database.first(
                                PatronTable.LOCK_BY_ID.replace(LOCK_PATRON_CLAUSE, ""),
                                PatronTable::borrower,
                                patronId);
                };
        return found.map(borrower -> {
            HoldingsReading holdings = new HoldingsReading();
            Statements statements = new Statements();
            holdings.add(statements, List.of(borrower.patron().id()));
            database.run(statements);
            return new Patronage(borrower, holdings.of(borrower.patron().id()));
        });
    }

    @Override
    public void begin(Beginning beginning, Change change, List<Request> moved) {
        Loan loan = beginning.loan();
        Statements statements = new Statements();
        UUID termsId = keep(statements, beginning.terms());
        statements.change(
                """
                insert into loan (id, version, item_id, record_id, patron_id, material_type, service_point_id,
                  checked_out_at, checked_out_by, due_at, terms_id, overridden, override_reasons, moved_requests, on_site)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
                """,
                loan.id(),
                loan.version(),
                loan.itemId(),
                beginning.item().recordId(),
                loan.patronId(),
                beginning.item().materialType(),
                loan.servicePointId(),
                loan.checkedOutAt(),
                beginning.by(),
                loan.course().dueAt(),
                termsId,
                beginning.overridden(),
                beginning.reasons().isEmpty() ? null : Json.write(beginning.reasons()),
                beginning.moves().isEmpty() ? null : Json.write(beginning.moves()),
                beginning.onSite());
        AvailabilityTable.write(statements, change);
        moved.forEach(request -> RequestTable.write(statements, request));
        database.run(statements);
    }

    /**
     * Where terms are stored; adds their storing unless this node knows them to be stored. That is remembered only once
     * the transaction has committed: what a lost race rolls back was never stored.
     */
    private UUID keep(Statements statements, Terms terms) {
        UUID known = kept.get(terms);
        if (known != null) {
            return known;
        }
        String text = Json.write(terms.text());
        UUID id = UUID.nameUUIDFromBytes((terms.ruleSetVersion() + text).getBytes(StandardCharsets.UTF_8));
        statements.attempt(
                "insert into loan_terms (id, rule_set_version, terms) values (?, ?, ?::jsonb) on conflict do nothing",
                id,
                terms.ruleSetVersion(),
                text);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is left to be written.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    kept.put(terms, id);
                }
            }
        });
        return id;
    }

    @Override
    public Terms promised(UUID termsId) {
        return promises.computeIfAbsent(termsId, id -> database.first(
                        "select rule_set_version, terms from loan_terms where id = ?",
                        row -> Terms.parse(row.number("rule_set_version"), Json.read(row.text("terms"), TEXTS)),
                        id)
                .orElseThrow(() -> new IllegalStateException("terms are missing: " + id)));
    }

    /** The terms that were promised with several loans; those that this node has not met yet are read together. */
    Map<UUID, Terms> promised(Set<UUID> termsIds) {
        Set<UUID> unmet =
                termsIds.stream().filter(id -> !promises.containsKey(id)).collect(Collectors.toSet());
        if (!unmet.isEmpty()) {
            database.list(
                            "select id, rule_set_version, terms from loan_terms where id = any (?::uuid[])",
                            row -> Map.entry(
                                    row.uuid("id"),
                                    Terms.parse(row.number("rule_set_version"), Json.read(row.text("terms"), TEXTS))),
                            unmet)
                    .forEach(entry -> promises.put(entry.getKey(), entry.getValue()));
        }
        return termsIds.stream().collect(Collectors.toMap(id -> id, this::promised));
    }

    @Override
    public Optional<Kept> find(UUID loanId) {
        return database.first(SELECT, LoanTable::kept, loanId);
    }

    @Override
    public Optional<Kept> lock(UUID loanId) {
        return database.first(SELECT + " for no key update", LoanTable::kept, loanId);
    }

    /** Reads a loan as {@link #LOCK_OPEN_OF_ITEM} finds it. */
    public static Kept kept(Row row) {
        return new Kept(
                new Loan(
                        row.uuid("id"),
                        row.bigNumber("version"),
                        row.uuid("item_id"),
                        row.uuid("patron_id"),
                        row.uuid("service_point_id"),
                        row.instant("checked_out_at"),
                        new Loan.Course(
                                row.instant("due_at"),
                                row.number("renewals"),
                                row.number("unseen_renewals"),
                                row.instantOrNull("returned_at"))),
                row.uuid("record_id"),
                row.uuid("terms_id"));
    }

    @Override
    public void retitle(UUID itemId, UUID recordId) {
        database.update("update loan set record_id = ? where item_id = ? and returned_at is null", recordId, itemId);
    }

    /** Adds the end of a loan. */
    public static void writeEnd(
            Statements statements, Loan loan, Instant returnedAt, Instant scannedAt, UUID servicePointId) {
        statements.change("""
                update loan set version = ?, returned_at = ?, scanned_at = ?, return_service_point_id = ?
                where id = ? and version = ?
                """, loan.version() + 1, returnedAt, scannedAt, servicePointId, loan.id(), loan.version());
    }
}
