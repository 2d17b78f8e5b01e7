package org.carrel.circulation.lost;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.circulation.fees.LostItemRefund;
import org.carrel.circulation.fees.RefundTo;
import org.carrel.circulation.rules.LostTerms;
import org.carrel.circulation.rules.Rulings;
import org.carrel.circulation.rules.Value;
import org.carrel.platform.money.Money;

import static org.assertj.core.api.Assertions.assertThat;

class LossBillTest {
    private static final Instant LOST = Instant.parse("2026-05-01T10:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    /** Terms with settings of their own, told in turns of name and value. */
    private static LostTerms terms(String... namesAndValues) {
        String[] settings = new String[namesAndValues.length / 2];
        for (int i = 0; i < settings.length; i++) {
            settings[i] = namesAndValues[2 * i] + ": " + namesAndValues[2 * i + 1];
        }
        return Rulings.terms(settings).lost();
    }

    private static @Nullable Money money(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int space = text.indexOf(' ');
        return Money.of(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
    }

    @ParameterizedTest(name = "{0} for an item of {1} costs {2}")
    @CsvSource({
        "price or 25.00 EUR, 1995 EUR, 1995 EUR",
        "price or 25.00 EUR, , 2500 EUR",
        "price, , ",
        "price, 1995 EUR, 1995 EUR",
        "12.00 EUR, 1995 EUR, 1200 EUR",
        "0.00 EUR, 1995 EUR, "
    })
    void the_cost_is_what_was_promised(String cost, @Nullable String price, @Nullable String expected) {
        LossBill bill =
                LossBill.of(terms("lostCost", cost, "lostProcessingFee", "0 EUR"), Loss.How.DECLARED, money(price));
        assertThat(bill).isEqualTo(new LossBill(money(expected), null, false));
        assertThat(bill.isNothing()).isEqualTo(expected == null);
    }

    @Test
    void the_cost_lies_within_its_bounds_if_they_are_in_its_currency() {
        LostTerms bounded = terms("lostCostAtLeast", "10.00 EUR", "lostCostAtMost", "50.00 EUR");
        assertThat(LossBill.withinBounds(money("500 EUR"), bounded)).isEqualTo(money("1000 EUR"));
        assertThat(LossBill.withinBounds(money("7000 EUR"), bounded)).isEqualTo(money("5000 EUR"));
        assertThat(LossBill.withinBounds(money("2000 EUR"), bounded)).isEqualTo(money("2000 EUR"));
        assertThat(LossBill.withinBounds(money("900000 ISK"), bounded)).isEqualTo(money("900000 ISK"));
    }

    @Test
    void an_actual_cost_waits_for_staff_but_the_work_is_billed() {
        LossBill bill = LossBill.of(
                terms("lostCost", "actual", "lostProcessingFee", "5.00 EUR"), Loss.How.DECLARED, money("1995 EUR"));
        assertThat(bill).isEqualTo(new LossBill(null, money("500 EUR"), true));
        assertThat(bill.isNothing()).isFalse();
    }

    @Test
    void the_work_of_a_loss_that_nobody_declared_has_a_fee_of_its_own() {
        LostTerms terms =
                terms("lostCost", "0 EUR", "lostProcessingFee", "5.00 EUR", "agedToLostProcessingFee", "8.00 EUR");
        assertThat(LossBill.of(terms, Loss.How.DECLARED, null).processing()).isEqualTo(money("500 EUR"));
        assertThat(LossBill.of(terms, Loss.How.AGED, null).processing()).isEqualTo(money("800 EUR"));
    }

    @ParameterizedTest(name = "{0}, found after {1} days: {2}")
    @CsvSource({
        "full, 10, FULL, true",
        "unpaid only, 10, UNPAID_ONLY, true",
        "none, 10, NONE, true",
        "full, 30, FULL, true",
        "full, 31, NONE, false"
    })
    void what_is_found_in_time_is_given_back_as_was_promised(
            String refund, int days, LostItemRefund.Extent extent, boolean inTime) {
        Found found = Found.decide(
                terms("lostRefund", refund, "lostRefundWithin", "30 days", "overdueOfFound", "recalculate"),
                LOST,
                ZONE,
                LOST.plus(Duration.ofDays(days)));
        assertThat(found.refund().extent()).isEqualTo(extent);
        assertThat(found.inTime()).isEqualTo(inTime);
        assertThat(found.overdue()).isEqualTo(inTime ? Value.OverdueOfFound.RECALCULATE : Value.OverdueOfFound.NONE);
    }

    @Test
    void without_a_window_it_is_always_in_time() {
        assertThat(Found.decide(terms("lostRefundWithin", "none"), LOST, ZONE, LOST.plus(Duration.ofDays(9_999)))
                        .inTime())
                .isTrue();
    }

    @Test
    void nobody_opens_a_till_for_a_refund_at_the_return_desk() {
        assertThat(Found.decide(terms("refundTo", "original payment"), LOST, ZONE, LOST)
                        .refund()
                        .to())
                .isEqualTo(RefundTo.REFUND_DUE);
        assertThat(Found.decide(terms("refundTo", "refund list"), LOST, ZONE, LOST)
                        .refund()
                        .to())
                .isEqualTo(RefundTo.REFUND_DUE);
        assertThat(Found.decide(terms("refundTo", "account credit"), LOST, ZONE, LOST)
                        .refund()
                        .to())
                .isEqualTo(RefundTo.CREDIT);
    }
}
