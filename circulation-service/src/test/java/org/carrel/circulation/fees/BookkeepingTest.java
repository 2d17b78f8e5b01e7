package org.carrel.circulation.fees;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.fees.Bookkeeping.Outcome;
import org.carrel.circulation.fees.Bookkeeping.PaidFrom;
import org.carrel.platform.money.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BookkeepingTest {
    private static final UUID PATRON = new UUID(1, 1);
    private static final UUID LOAN = new UUID(1, 2);
    private static final UUID BRANCH = new UUID(1, 3);
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    /** An account with the whole of its ledger, as the store would keep it. */
    private static final class Kept {
        Account account;
        final List<Posting> postings = new ArrayList<>();
        private long ids = 100;

        Kept(Currency currency) {
            account = Account.empty(PATRON, currency);
        }

        Fee charge(FeeKind kind, long minor) {
            Fee fee = Fee.charged(
                    new UUID(1, ids++),
                    Charge.byRule(
                            PATRON,
                            kind,
                            new Money(minor, account.currency()),
                            Charge.About.loan(LOAN, new UUID(1, 4)),
                            BRANCH,
                            "cause " + ids),
                    NOW);
            keep(Bookkeeping.charge(account, fee));
            return fee;
        }

        boolean keep(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Posted(var entry) -> {
                    keep(entry);
                    yield true;
                }
                case Outcome.Refused _ -> false;
            };
        }

        void keep(Bookkeeping.Entry entry) {
            assertThat(entry.before()).isEqualTo(account);
            Map<UUID, Fee> changed = new HashMap<>();
            entry.fees().forEach(fee -> changed.put(fee.id(), fee));
            List<Fee> fees = new ArrayList<>();
            account.fees().forEach(fee -> {
                @Nullable Fee now = changed.remove(fee.id());
                fees.add(now == null ? fee : now);
            });
            entry.fees().stream().filter(fee -> changed.containsKey(fee.id())).forEach(fees::add);
            account = new Account(PATRON, account.version() + 1, entry.balance(), fees);
            postings.add(entry.posting());
        }

        long sum(Book book, @Nullable UUID feeId) {
            return postings.stream()
                    .flatMap(posting -> posting.lines().stream())
                    .filter(line -> line.book() == book && (feeId == null || feeId.equals(line.feeId())))
                    .mapToLong(line -> line.amount().minor())
                    .sum();
        }

        void addsUp() {
            assertThat(account.balance().owed().minor())
                    .as("owed")
                    .isEqualTo(sum(Book.RECEIVABLE, null))
                    .isNotNegative();
            assertThat(account.balance().credit().minor())
                    .as("credit")
                    .isEqualTo(-sum(Book.CREDIT, null))
                    .isNotNegative();
            assertThat(account.balance().refundDue().minor())
                    .as("refund due")
                    .isEqualTo(-sum(Book.REFUND_DUE, null))
                    .isNotNegative();
            assertThat(sum(Book.WAIVER, null)).isNotNegative();
            long remaining = 0;
            for (Fee fee : account.fees()) {
                Fee.Figures f = fee.figures();
                remaining += f.remaining().minor();
                assertThat(f.remaining().minor())
                        .isEqualTo(sum(Book.RECEIVABLE, fee.id()))
                        .isNotNegative();
                assertThat(f.remaining()
                                .plus(f.paid())
                                .plus(f.waived())
                                .plus(f.transferred())
                                .plus(f.cancelled()))
                        .as("where %s went", fee)
                        .isEqualTo(fee.charge().amount());
                assertThat(f.refunded()).isLessThanOrEqualTo(f.paid());
                assertThat(f.recalled()).isLessThanOrEqualTo(f.transferred());
                assertThat(fee.settledAt() == null).isEqualTo(fee.open());
                assertThat(fee.voided() && fee.open()).isFalse();
                assertThat(-sum(Book.INCOME, fee.id()))
                        .as("income of %s", fee)
                        .isEqualTo(fee.charge()
                                .amount()
                                .minus(f.cancelled())
                                .minus(f.refunded())
                                .minus(f.recalled())
                                .minor());
            }
            assertThat(account.balance().owed().minor()).isEqualTo(remaining);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "JPY", "KWD"})
    void whatever_is_done_the_lines_add_up_to_the_balance(String currency) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            Kept kept = new Kept(Currency.getInstance(currency));
            for (int step = 0; step < 40; step++) {
                String done = oneStep(kept, random);
                try {
                    kept.addsUp();
                } catch (AssertionError broken) {
                    throw new AssertionError("seed " + seed + ", run " + run + ", after " + done, broken);
                }
            }
        }
    }

    private static <T> T any(T[] of, Random random) {
        return List.of(of).get(random.nextInt(of.length));
    }

    private static String oneStep(Kept kept, Random random) {
        Currency currency = kept.account.currency();
        Money amount = new Money(1 + random.nextInt(1500), currency);
        List<Fee> fees = kept.account.fees();
        List<UUID> chosen = random.nextBoolean() || fees.isEmpty()
                ? List.of()
                : List.of(fees.get(random.nextInt(fees.size())).id());
        UUID one = chosen.isEmpty() ? new UUID(9, 9) : chosen.getFirst();
        RefundTo to = any(RefundTo.values(), random);
        int which = random.nextInt(11);
        Account account = kept.account;
        switch (which) {
            case 0, 1 -> kept.charge(random.nextBoolean() ? FeeKind.LOST_ITEM : FeeKind.OVERDUE, amount.minor());
            case 2, 3 ->
                kept.keep(Bookkeeping.pay(account, chosen, amount, PaidFrom.TENDER, random.nextBoolean(), NOW));
            case 4 -> kept.keep(Bookkeeping.pay(account, chosen, amount, PaidFrom.CREDIT, random.nextBoolean(), NOW));
            case 5 -> kept.keep(Bookkeeping.waive(account, chosen, random.nextBoolean() ? null : amount, NOW));
            case 6 -> kept.keep(Bookkeeping.transfer(account, chosen, random.nextBoolean() ? null : amount, NOW));
            case 7 -> kept.keep(Bookkeeping.refund(account, one, amount, to, NOW));
            case 8 -> kept.keep(Bookkeeping.cancel(account, one, random.nextBoolean() ? null : to, NOW));
            case 9 -> {
                LostItemRefund.Extent extent = any(LostItemRefund.Extent.values(), random);
                Bookkeeping.@Nullable Entry entry = Bookkeeping.found(
                        account, new LostItemRefund(extent, random.nextBoolean(), RefundTo.CREDIT), NOW);
                if (entry != null) {
                    kept.keep(entry);
                }
            }
            default ->
                kept.keep(Bookkeeping.payOut(account, amount, random.nextBoolean() ? Book.CREDIT : Book.REFUND_DUE));
        }
        return "step " + which + " with " + amount + " on " + chosen;
    }

    private static Money eur(long cents) {
        return Money.of(cents, "EUR");
    }

    private static Kept owing(long... cents) {
        Kept kept = new Kept(Currency.getInstance("EUR"));
        for (long one : cents) {
            kept.charge(FeeKind.OVERDUE, one);
        }
        return kept;
    }

    private static List<Refusal> refusals(Outcome outcome) {
        return ((Outcome.Refused) outcome).refusals();
    }

    @Test
    void a_payment_goes_to_the_oldest_fee_first() {
        Kept kept = owing(300, 200, 500);
        assertThat(kept.keep(Bookkeeping.pay(kept.account, List.of(), eur(400), PaidFrom.TENDER, false, NOW)))
                .isTrue();
        assertThat(kept.account.fees()).extracting(Fee::remaining).containsExactly(eur(0), eur(100), eur(500));
        assertThat(kept.account.balance().owed()).isEqualTo(eur(600));
    }

    @Test
    void a_payment_goes_to_the_chosen_fees_in_their_order() {
        Kept kept = owing(300, 200, 500);
        List<UUID> chosen = List.of(
                kept.account.fees().get(2).id(), kept.account.fees().get(1).id());
        kept.keep(Bookkeeping.pay(kept.account, chosen, eur(600), PaidFrom.TENDER, false, NOW));
        assertThat(kept.account.fees()).extracting(Fee::remaining).containsExactly(eur(300), eur(100), eur(0));
    }

    @Test
    void too_much_is_refused_with_the_right_figure_or_becomes_credit() {
        Kept kept = owing(300, 200);
        assertThat(refusals(Bookkeeping.pay(kept.account, List.of(), eur(501), PaidFrom.TENDER, false, NOW)))
                .containsExactly(new Refusal.MoreThanOwed(eur(501), eur(500)));
        kept.keep(Bookkeeping.pay(kept.account, List.of(), eur(700), PaidFrom.TENDER, true, NOW));
        assertThat(kept.account.balance()).isEqualTo(new Balance(eur(0), eur(200), eur(0)));
        kept.charge(FeeKind.RENTAL, 150);
        assertThat(refusals(Bookkeeping.pay(kept.account, List.of(), eur(201), PaidFrom.CREDIT, false, NOW)))
                .containsExactly(new Refusal.MoreThanHeld(eur(201), eur(200)));
        kept.keep(Bookkeeping.pay(kept.account, List.of(), eur(150), PaidFrom.CREDIT, false, NOW));
        assertThat(kept.account.balance()).isEqualTo(new Balance(eur(0), eur(50), eur(0)));
        kept.addsUp();
    }

    @Test
    void a_settled_fee_is_not_paid_again_and_an_unknown_one_never() {
        Kept kept = owing(300);
        UUID fee = kept.account.fees().getFirst().id();
        kept.keep(Bookkeeping.pay(kept.account, List.of(fee), eur(300), PaidFrom.TENDER, false, NOW));
        assertThat(refusals(Bookkeeping.pay(
                        kept.account, List.of(fee, new UUID(7, 7)), eur(1), PaidFrom.TENDER, false, NOW)))
                .containsExactly(new Refusal.NothingOwed(fee), new Refusal.NoSuchFee(new UUID(7, 7)));
        assertThat(refusals(Bookkeeping.pay(kept.account, List.of(), eur(1), PaidFrom.TENDER, false, NOW)))
                .containsExactly(new Refusal.NoDebt());
    }

    @Test
    void payments_are_given_back_before_what_a_bursar_collects() {
        Kept kept = owing(1000);
        UUID fee = kept.account.fees().getFirst().id();
        kept.keep(Bookkeeping.pay(kept.account, List.of(fee), eur(400), PaidFrom.TENDER, false, NOW));
        kept.keep(Bookkeeping.transfer(kept.account, List.of(fee), null, NOW));
        kept.keep(Bookkeeping.refund(kept.account, fee, eur(700), RefundTo.REFUND_DUE, NOW));
        Fee.Figures figures = kept.account.fees().getFirst().figures();
        assertThat(figures.refunded()).isEqualTo(eur(400));
        assertThat(figures.recalled()).isEqualTo(eur(300));
        assertThat(kept.account.balance().refundDue()).isEqualTo(eur(400));
        assertThat(kept.sum(Book.BURSAR, fee)).isEqualTo(300);
        assertThat(refusals(Bookkeeping.refund(kept.account, fee, eur(301), RefundTo.CREDIT, NOW)))
                .containsExactly(new Refusal.MoreThanRefundable(fee, eur(301), eur(300)));
    }

    @Test
    void a_paid_fee_is_taken_back_only_if_it_is_said_where_the_money_goes() {
        Kept kept = owing(500);
        UUID fee = kept.account.fees().getFirst().id();
        kept.keep(Bookkeeping.pay(kept.account, List.of(fee), eur(200), PaidFrom.TENDER, false, NOW));
        assertThat(refusals(Bookkeeping.cancel(kept.account, fee, null, NOW)))
                .containsExactly(new Refusal.PaymentsStand(fee, eur(200)));
        kept.keep(Bookkeeping.cancel(kept.account, fee, RefundTo.CREDIT, NOW));
        assertThat(kept.account.balance()).isEqualTo(new Balance(eur(0), eur(200), eur(0)));
        assertThat(kept.account.fees().getFirst().voided()).isTrue();
        assertThat(refusals(Bookkeeping.cancel(kept.account, fee, null, NOW))).containsExactly(new Refusal.Voided(fee));
        kept.addsUp();
    }

    @Test
    void a_found_item_gives_back_what_the_rules_promised_and_only_once() {
        Kept kept = new Kept(Currency.getInstance("EUR"));
        kept.charge(FeeKind.LOST_ITEM, 2500);
        kept.charge(FeeKind.PROCESSING, 500);
        kept.charge(FeeKind.OVERDUE, 100);
        kept.keep(Bookkeeping.pay(kept.account, List.of(), eur(2700), PaidFrom.TENDER, false, NOW));
        LostItemRefund withoutProcessing = new LostItemRefund(LostItemRefund.Extent.FULL, false, RefundTo.REFUND_DUE);
        Bookkeeping.@Nullable Entry entry = Bookkeeping.found(kept.account, withoutProcessing, NOW);
        assertThat(entry).isNotNull();
        kept.keep(entry);
        assertThat(kept.account.balance()).isEqualTo(new Balance(eur(400), eur(0), eur(2500)));
        assertThat(Bookkeeping.found(kept.account, withoutProcessing, NOW)).isNull();
        kept.addsUp();
    }

    @Test
    void a_found_item_may_only_take_back_what_is_unpaid() {
        Kept kept = new Kept(Currency.getInstance("EUR"));
        UUID lost = kept.charge(FeeKind.LOST_ITEM, 2500).id();
        kept.keep(Bookkeeping.pay(kept.account, List.of(), eur(1000), PaidFrom.TENDER, false, NOW));
        LostItemRefund unpaid = new LostItemRefund(LostItemRefund.Extent.UNPAID_ONLY, true, RefundTo.CREDIT);
        Bookkeeping.@Nullable Entry entry = Bookkeeping.found(kept.account, unpaid, NOW);
        assertThat(entry).isNotNull();
        kept.keep(entry);
        assertThat(kept.account.balance()).isEqualTo(Balance.zero(Currency.getInstance("EUR")));
        assertThat(kept.account.fee(lost).orElseThrow().voided()).isFalse();
        assertThat(Bookkeeping.found(kept.account, unpaid, NOW)).isNull();
    }

    @Test
    void a_posting_that_does_not_add_up_cannot_be_made() {
        assertThatThrownBy(() -> new Posting(
                        Act.PAYMENT,
                        List.of(
                                new Posting.Line(Book.TENDER, null, eur(100)),
                                new Posting.Line(Book.CREDIT, null, eur(-99)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Posting.Line(Book.TENDER, null, eur(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
