package org.carrel.circulation.loans.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Standing;
import org.carrel.circulation.availability.store.AvailabilityTable;
import org.carrel.circulation.items.Item;
import org.carrel.circulation.items.store.ItemTable;
import org.carrel.circulation.limits.store.HoldingsReading;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.loans.OpenLoans;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.store.PatronTable;
import org.carrel.circulation.requests.Request;
import org.carrel.circulation.requests.store.RequestTable;
import org.carrel.circulation.store.Json;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Statements;

/**
 * SQL of loans taken together. What is written travels as one JSON document per table, so that the number of statements
 * does not grow with the number of loans.
 */
@ApplicationScoped
class OpenLoanTable implements OpenLoans {
    private static final String AUTOMATIC = """
            select loan_id, count(*) as times from loan_renewal where loan_id = any (?::uuid[]) and kind = 'AUTOMATIC'
            group by loan_id
            """;

    private static final String TOUCHED = " returning 1) select count(*) as touched from done";

    private final Database database;
    private final LoanTable loans;

    OpenLoanTable(Database database, LoanTable loans) {
        this.database = database;
        this.loans = loans;
    }

    /** What must be locked for a loan. */
    private record Keys(UUID loanId, UUID itemId, UUID patronId, UUID recordId, boolean onSite) {}

    @Override
    public List<Held> gather(Choice choice, boolean lock) {
        List<Keys> keys = keys(choice);
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<UUID, Patron> patrons = new HashMap<>();
        Map<UUID, Standing> standings = new HashMap<>();
        Map<UUID, Item> items = new HashMap<>();
        List<Loans.Kept> found = new ArrayList<>();
        Map<UUID, List<Request>> queues = new HashMap<>();
        Map<UUID, Integer> automatic = new HashMap<>();
        HoldingsReading holdings = new HoldingsReading();
        Statements statements = new Statements()
                .query(
                        lock ? PatronTable.LOCK_BY_IDS : PatronTable.BY_IDS,
                        PatronTable::borrower,
                        rows -> rows.stream().map(Borrower::patron).forEach(patron -> patrons.put(patron.id(), patron)),
                        all(keys, Keys::patronId))
                .query(
                        lock ? AvailabilityTable.LOCK_BY_IDS : AvailabilityTable.BY_IDS,
                        AvailabilityTable::standing,
                        rows -> rows.forEach(standing -> standings.put(standing.itemId(), standing)),
                        all(keys, Keys::itemId))
                .query(
                        lock ? LoanTable.LOCK_BY_IDS : LoanTable.BY_IDS,
                        LoanTable::kept,
                        found::addAll,
                        all(keys, Keys::loanId))
                .query(
                        ItemTable.BY_IDS,
                        ItemTable::item,
                        rows -> rows.forEach(item -> items.put(item.id(), item)),
                        all(keys, Keys::itemId))
                .query(
                        lock ? RequestTable.LOCK_QUEUES : RequestTable.QUEUES,
                        RequestTable::request,
                        rows -> queues.putAll(rows.stream().collect(Collectors.groupingBy(request -> request.wish()
                                .recordId()))),
                        all(keys, Keys::recordId))
                .query(
                        AUTOMATIC,
                        row -> Map.entry(row.uuid("loan_id"), row.number("times")),
                        rows -> rows.forEach(row -> automatic.put(row.getKey(), row.getValue())),
                        all(keys, Keys::loanId));
        holdings.add(statements, all(keys, Keys::patronId));
        database.run(statements);
        Set<UUID> onSite = keys.stream().filter(Keys::onSite).map(Keys::loanId).collect(Collectors.toSet());
        var promised = loans.promised(found.stream().map(Loans.Kept::termsId).collect(Collectors.toSet()));
        return found.stream()
                .sorted(Comparator.comparing(kept -> kept.loan().id()))
                .map(kept -> new Held(
                        kept.loan(),
                        kept.recordId(),
                        present(promised.get(kept.termsId()), "terms", kept.termsId()),
                        patrons.get(kept.loan().patronId()),
                        present(
                                standings.get(kept.loan().itemId()),
                                "standing",
                                kept.loan().itemId()),
                        items.get(kept.loan().itemId()),
                        queues.getOrDefault(kept.recordId(), List.of()),
                        holdings.of(kept.loan().patronId()),
                        automatic.getOrDefault(kept.loan().id(), 0),
                        onSite.contains(kept.loan().id())))
                .toList();
    }

    private static <T> T present(@Nullable T value, String what, UUID id) {
        if (value == null) {
            throw new IllegalStateException("a loan lacks its " + what + ": " + id);
        }
        return value;
    }

    private static Set<UUID> all(List<Keys> keys, Function<Keys, UUID> id) {
        return keys.stream().map(id).collect(Collectors.toSet());
    }

    private List<Keys> keys(Choice choice) {
        return switch (choice) {
            case Choice.ByIds(var loanIds) -> keys("where id = any (?::uuid[])", loanIds);
            case Choice.OfPatron(Loans.Who.ById(var patronId)) ->
                keys("where patron_id = ? and returned_at is null order by id limit ?", patronId, MOST);
            case Choice.OfPatron(Loans.Who.ByCard(var number)) -> keys("""
                    where patron_id = (select patron_id from card where number = ?
                      order by state = 'ACTIVE' desc limit 1) and returned_at is null order by id limit ?
                    """, number, MOST);
            case Choice.OfItem(var barcode) -> keys("""
                    where item_id = (select id from item where barcode = ? and not removed
                      order by withdrawn, version desc limit 1) and returned_at is null
                    """, barcode);
            case Choice.ToRenewAutomatically(var dueBefore, var notTriedSince, var most) ->
                keys("""
                        where returned_at is null and due_at < ?
                          and (auto_renewal_tried_at is null or auto_renewal_tried_at < ?)
                          and terms_id in (select id from loan_terms where terms ->> 'autoRenew' like 'yes%')
                        order by due_at limit ?
                        """, dueBefore, notTriedSince, most);
        };
    }

    private List<Keys> keys(String where, @Nullable Object... values) {
        return database.list(
                "select id, item_id, patron_id, record_id, on_site from loan " + where,
                row -> new Keys(
                        row.uuid("id"),
                        row.uuid("item_id"),
                        row.uuid("patron_id"),
                        row.uuid("record_id"),
                        row.flag("on_site")),
                values);
    }

    /** A renewal as a row of JSON. */
    private record RenewalRow(
            UUID id,
            long was,
            long version,
            String due_before,
            String due_after,
            int renewals,
            int unseen,
            String kind,
            String at,
            @Nullable UUID service_point_id,
            String actor,
            List<String> overridden,
            @Nullable Map<String, String> reasons) {
        static RenewalRow of(Renewed renewed) {
            Loan after = renewed.after();
            return new RenewalRow(
                    after.id(),
                    renewed.before().version(),
                    after.version(),
                    renewed.before().course().dueAt().toString(),
                    after.course().dueAt().toString(),
                    after.course().renewals(),
                    after.course().unseen(),
                    renewed.kind().name(),
                    renewed.change().at().toString(),
                    renewed.change().servicePointId(),
                    renewed.change().actor(),
                    renewed.overridden(),
                    renewed.reasons().isEmpty() ? null : renewed.reasons());
        }
    }

    @Override
    public void renew(List<Renewed> renewals) {
        if (renewals.isEmpty()) {
            return;
        }
        String rows = Json.write(renewals.stream().map(RenewalRow::of).toList());
        Statements statements = new Statements();
        exactly(renewals.size(), statements, """
                with done as (
                  update loan set version = x.version, due_at = x.due_after, renewals = x.renewals,
                    unseen_renewals = x.unseen
                  from jsonb_to_recordset(?::jsonb) as x(id uuid, was bigint, version bigint, due_after timestamptz,
                    renewals int, unseen int)
                  where loan.id = x.id and loan.version = x.was
                """, rows);
        exactly(renewals.size(), statements, """
                with done as (
                  insert into loan_renewal (loan_id, number, renewed_at, due_before, due_after, service_point_id, actor,
                    overridden, kind, override_reasons)
                  select id, renewals, at, due_before, due_after, service_point_id, actor, overridden, kind, reasons
                  from jsonb_to_recordset(?::jsonb) as x(id uuid, renewals int, at timestamptz, due_before timestamptz,
                    due_after timestamptz, service_point_id uuid, actor text, overridden text[], kind text,
                    reasons jsonb)
                """, rows);
        AvailabilityTable.writeAll(
                statements, renewals.stream().map(Renewed::change).toList());
        database.run(statements);
    }

    @Override
    public void tried(List<UUID> loanIds, Instant at) {
        database.update("update loan set auto_renewal_tried_at = ? where id = any (?::uuid[])", at, loanIds);
    }

    /** A moved due date as a row of JSON. */
    private record MoveRow(
            UUID id,
            long was,
            long version,
            String due_before,
            String due_after,
            String reason,
            @Nullable String note,
            List<String> overridden) {
        static MoveRow of(Moved moved) {
            return new MoveRow(
                    moved.after().id(),
                    moved.before().version(),
                    moved.after().version(),
                    moved.before().course().dueAt().toString(),
                    moved.after().course().dueAt().toString(),
                    moved.reason(),
                    moved.note(),
                    moved.overridden());
        }
    }

    @Override
    public void move(List<Moved> moves, Instant at, @Nullable UUID servicePointId, String by) {
        if (moves.isEmpty()) {
            return;
        }
        String rows = Json.write(moves.stream().map(MoveRow::of).toList());
        Statements statements = new Statements();
        exactly(moves.size(), statements, """
                with done as (
                  update loan set version = x.version, due_at = x.due_after
                  from jsonb_to_recordset(?::jsonb) as x(id uuid, was bigint, version bigint, due_after timestamptz)
                  where loan.id = x.id and loan.version = x.was
                """, rows);
        exactly(moves.size(), statements, """
                with done as (
                  insert into loan_due_date_change (loan_id, loan_version, changed_at, due_before, due_after, reason,
                    note, overridden, service_point_id, actor)
                  select id, version, ?, due_before, due_after, reason, note, overridden, ?, ?
                  from jsonb_to_recordset(?::jsonb) as x(id uuid, version bigint, due_before timestamptz,
                    due_after timestamptz, reason text, note text, overridden text[])
                """, at, servicePointId, by, rows);
        AvailabilityTable.writeAll(statements, moves.stream().map(Moved::change).toList());
        database.run(statements);
    }

    /** Adds a change that must touch so many rows, for they are locked and were read. */
    private static void exactly(int rows, Statements statements, String sql, @Nullable Object... values) {
        statements.query(
                sql + TOUCHED,
                row -> row.number("touched"),
                touched -> AvailabilityTable.expect(rows, touched),
                values);
    }
}
