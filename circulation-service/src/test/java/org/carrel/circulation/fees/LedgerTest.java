package org.carrel.circulation.fees;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.Invariants;
import org.carrel.circulation.fees.app.Balances;
import org.carrel.circulation.fees.app.Charges;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.money.Money;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Statements;
import org.carrel.testkit.CarrelTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The ledger as it is stored, and what other acts charge. */
@CarrelTest
class LedgerTest {
    private static final Origin DESK = new Origin(Instant.parse("2026-11-25T10:00:00Z"), "technician", null);

    @Inject
    Charges charges;

    @Inject
    Balances balances;

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Inject
    IdSource ids;

    @Inject
    Invariants invariants;

    private Charge overdue(UUID patron, UUID loan, long cents) {
        return Charge.byRule(
                patron,
                FeeKind.OVERDUE,
                Money.of(cents, "EUR"),
                Charge.About.loan(loan, ids.next()),
                ids.next(),
                "due 2026-11-20T22:59:59Z");
    }

    private static <T> T transaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    @Test
    void a_cause_charges_once_also_when_twenty_desks_say_so_at_once() throws Exception {
        UUID patron = ids.next();
        Charge charge = overdue(patron, ids.next(), 120);
        List<Callable<Fee>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> transaction(() -> charges.charge(charge, DESK)));
        }
        List<UUID> fees = new ArrayList<>();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Fee> one : desks.invokeAll(calls)) {
                fees.add(one.get().id());
            }
        }
        assertThat(fees).hasSize(20).containsOnly(fees.getFirst());
        assertThat(balances.of(patron)).extracting(Balance::owed).containsExactly(Money.of(120, "EUR"));
        invariants.hold();
    }

    @Test
    void what_was_taken_back_may_be_charged_again() {
        UUID patron = ids.next();
        UUID loan = ids.next();
        Charge charge = overdue(patron, loan, 120);
        Fee first = transaction(() -> charges.charge(charge, DESK));
        QuarkusTransaction.requiringNew()
                .run(() -> charges.takeBack(
                        loan, FeeKind.OVERDUE, String.valueOf(charge.cause()), "check-in undone", DESK));
        assertThat(balances.of(patron)).extracting(Balance::owed).containsExactly(Money.of(0, "EUR"));
        Fee second = transaction(() -> charges.charge(charge, DESK));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(balances.of(patron)).extracting(Balance::owed).containsExactly(Money.of(120, "EUR"));
        invariants.hold();
    }

    @Test
    void a_found_item_settles_the_fees_of_its_loss_once() {
        UUID patron = ids.next();
        UUID loan = ids.next();
        QuarkusTransaction.requiringNew().run(() -> {
            charges.charge(
                    Charge.byRule(
                            patron,
                            FeeKind.LOST_ITEM,
                            Money.of(2500, "EUR"),
                            Charge.About.loan(loan, ids.next()),
                            ids.next(),
                            "lost 2026-11-20"),
                    DESK);
            charges.charge(overdue(patron, loan, 100), DESK);
        });
        assertThat(transaction(() -> charges.lossIsOwed(loan))).isTrue();
        LostItemRefund full = new LostItemRefund(LostItemRefund.Extent.FULL, true, RefundTo.CREDIT);
        assertThat(transaction(() -> charges.found(loan, full, DESK))).hasSize(1);
        assertThat(transaction(() -> charges.found(loan, full, DESK))).isEmpty();
        assertThat(transaction(() -> charges.lossIsOwed(loan))).isFalse();
        assertThat(balances.of(patron)).extracting(Balance::owed).containsExactly(Money.of(100, "EUR"));
        invariants.hold();
    }

    @Test
    void the_database_takes_no_posting_that_does_not_add_up_and_no_change_of_a_line() {
        UUID patron = ids.next();
        Fee fee = transaction(() -> charges.charge(overdue(patron, ids.next(), 120), DESK));
        UUID posting = database.first(
                        "select posting_id from ledger_line where fee_id = ? limit 1",
                        row -> row.uuid("posting_id"),
                        fee.id())
                .orElseThrow();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> database.run(new Statements()
                                .change(
                                        "insert into ledger_line (posting_id, number, book, amount_minor)"
                                                + " values (?, 3, 'TENDER', 5)",
                                        posting))))
                .hasStackTraceContaining("does not add up to nothing");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> database.update(
                                "update ledger_line set amount_minor = 1 where posting_id = ?", posting)))
                .hasStackTraceContaining("append only");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> database.update("update fee set paid_minor = 500 where id = ?", fee.id())))
                .hasStackTraceContaining("figures_add_up");
        invariants.hold();
    }
}
