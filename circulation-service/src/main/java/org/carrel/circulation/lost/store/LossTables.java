package org.carrel.circulation.lost.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.availability.Change;
import org.carrel.circulation.availability.store.AvailabilityTable;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.lost.Loss;
import org.carrel.circulation.lost.Losses;
import org.carrel.circulation.lost.ReturnClaim;
import org.carrel.events.LoanClosed;
import org.carrel.platform.money.Money;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

@ApplicationScoped
class LossTables implements Losses {
    private final Database database;

    LossTables(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Loss> find(UUID loanId) {
        return database.first("select * from loan_loss where loan_id = ?", LossTables::loss, loanId);
    }

    @Override
    public Optional<Loss> lastingOf(UUID itemId) {
        return database.first(
                "select * from loan_loss where item_id = ? and found_at is null order by lost_at desc limit 1",
                LossTables::loss,
                itemId);
    }

    private static Loss loss(Row row) {
        @Nullable Instant settledAt = row.instantOrNull("settled_at");
        @Nullable Instant foundAt = row.instantOrNull("found_at");
        return new Loss(
                row.uuid("loan_id"),
                row.uuid("item_id"),
                row.uuid("patron_id"),
                row.constant("how", Loss.How.class),
                row.instant("lost_at"),
                new Loss.Bill(
                        row.instant("bill_at"),
                        row.instantOrNull("billed_at"),
                        row.flag("cost_wanted"),
                        row.instantOrNull("cost_wanted_until")),
                settledAt == null && foundAt == null ? null : new Loss.End(settledAt, foundAt));
    }

    @Override
    public List<ReturnClaim> claims(UUID loanId) {
        return database.list(
                "select * from loan_claim where loan_id = ? order by reported_at desc, id desc",
                LossTables::claim,
                loanId);
    }

    private static ReturnClaim claim(Row row) {
        @Nullable Instant resolvedAt = row.instantOrNull("resolved_at");
        return new ReturnClaim(
                row.uuid("id"),
                row.uuid("loan_id"),
                row.uuid("patron_id"),
                row.instant("claimed_at"),
                row.textOrNull("comment"),
                new ReturnClaim.By(
                        row.text("reported_by"), row.instant("reported_at"), row.uuidOrNull("service_point_id")),
                resolvedAt == null
                        ? null
                        : new ReturnClaim.Resolved(
                                row.constant("resolution", ClaimResolution.class),
                                row.textOrNull("resolution_comment"),
                                new ReturnClaim.By(
                                        row.text("resolved_by"), resolvedAt, row.uuidOrNull("resolved_at_id"))));
    }

    @Override
    public int claimsOf(UUID patronId) {
        return database.first(
                        "select count(*) as claims from loan_claim where patron_id = ?",
                        row -> row.number("claims"),
                        patronId)
                .orElse(0);
    }

    @Override
    public Optional<Money> price(UUID itemId) {
        return database.first(
                "select price_minor, price_currency from item where id = ? and price_minor is not null",
                row -> Money.of(row.bigNumber("price_minor"), row.text("price_currency")),
                itemId);
    }

    @Override
    public void claim(Loan loan, ReturnClaim claim, Change change) {
        Statements statements = new Statements()
                .change(
                        "update loan set version = ?, claimed_returned_at = ? where id = ? and version = ?",
                        loan.version() + 1,
                        claim.claimedAt(),
                        loan.id(),
                        loan.version())
                .change(
                        """
                        insert into loan_claim (id, loan_id, patron_id, claimed_at, comment, reported_by, reported_at,
                          service_point_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        claim.id(),
                        claim.loanId(),
                        claim.patronId(),
                        claim.claimedAt(),
                        claim.comment(),
                        claim.reported().actor(),
                        claim.reported().at(),
                        claim.reported().servicePointId());
        AvailabilityTable.write(statements, change);
        database.run(statements);
    }

    @Override
    public void resolve(UUID loanId, ReturnClaim.Resolved resolved) {
        database.update(
                """
                update loan_claim set resolution = ?, resolution_comment = ?, resolved_by = ?, resolved_at = ?,
                  resolved_at_id = ?
                where loan_id = ? and resolved_at is null
                """,
                resolved.how(),
                resolved.comment(),
                resolved.by().actor(),
                resolved.by().at(),
                resolved.by().servicePointId(),
                loanId);
    }

    @Override
    public void lose(Loan loan, Loss loss, ReturnClaim.By by, @Nullable String reason, Change change) {
        Statements statements = new Statements()
                .change("""
                        update loan set version = ?, lost_at = ?, claimed_returned_at = null
                        where id = ? and version = ?
                        """, loan.version() + 1, loss.lostAt(), loan.id(), loan.version())
                .change(
                        """
                        insert into loan_loss as held (loan_id, item_id, patron_id, how, lost_at, declared_by,
                          service_point_id, reason, bill_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (loan_id) do update set how = excluded.how, lost_at = excluded.lost_at,
                          declared_by = excluded.declared_by, service_point_id = excluded.service_point_id,
                          reason = excluded.reason, bill_at = excluded.bill_at, found_at = null
                        """,
                        loss.loanId(),
                        loss.itemId(),
                        loss.patronId(),
                        loss.how(),
                        loss.lostAt(),
                        by.actor(),
                        by.servicePointId(),
                        reason,
                        loss.bill().dueAt());
        AvailabilityTable.write(statements, change);
        database.run(statements);
    }

    @Override
    public void save(Loss loss) {
        @Nullable Instant settledAt = loss.end() == null ? null : loss.end().settledAt();
        @Nullable Instant foundAt = loss.end() == null ? null : loss.end().foundAt();
        database.update(
                """
                update loan_loss set billed_at = ?, cost_wanted = ?, cost_wanted_until = ?, settled_at = ?, found_at = ?
                where loan_id = ?
                """,
                loss.bill().madeAt(),
                loss.bill().costWanted(),
                loss.bill().costWantedUntil(),
                settledAt,
                foundAt,
                loss.loanId());
    }

    @Override
    public void close(Loan loan, LoanClosed.Reason reason, Change change) {
        Statements statements = new Statements()
                .change("""
                        update loan set version = ?, returned_at = ?, scanned_at = ?, closed_as = ?
                        where id = ? and version = ?
                        """, loan.version() + 1, change.at(), change.at(), reason, loan.id(), loan.version());
        AvailabilityTable.write(statements, change);
        database.run(statements);
    }
}
