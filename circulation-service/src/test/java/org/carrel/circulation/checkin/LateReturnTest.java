package org.carrel.circulation.checkin;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.circulation.availability.ItemState;
import org.carrel.circulation.fees.LostItemRefund;
import org.carrel.circulation.fees.RefundTo;
import org.carrel.circulation.loans.Loan;
import org.carrel.circulation.lost.ClaimResolution;
import org.carrel.circulation.lost.Found;
import org.carrel.circulation.rules.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.ADULT;
import static org.carrel.circulation.loans.AtTheDesk.BRANCH;
import static org.carrel.circulation.loans.AtTheDesk.HOURS;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.PICKUP;
import static org.carrel.circulation.loans.AtTheDesk.aBook;
import static org.carrel.circulation.loans.AtTheDesk.queue;

class LateReturnTest {
    private static final UUID LOAN = new UUID(7, 7);
    private static final Instant DUE = NOW.minus(Duration.ofDays(9));
    private static final Instant RETURNED = NOW.minus(Duration.ofDays(2));
    private static final Instant LOST = NOW.minus(Duration.ofDays(5));
    private static final ItemState OUT = new ItemState.CheckedOut(LOAN, DUE);
    private static final ItemState CLAIMED = new ItemState.ClaimedReturned(LOAN);

    private static CheckInFacts facts(ItemState state, boolean amnesty, @Nullable ClaimResolution claim) {
        Loan loan = new Loan(
                LOAN,
                1,
                aBook().id(),
                ADULT.id(),
                PICKUP,
                NOW.minus(Duration.ofDays(40)),
                new Loan.Course(DUE, 0, null));
        return new CheckInFacts(
                new CheckInFacts.Desk(PICKUP, BRANCH, HOURS),
                aBook(),
                state,
                state instanceof ItemState.OnLoan ? loan : null,
                queue(),
                new CheckInFacts.Home(BRANCH, PICKUP, false, true),
                new CheckInFacts.Told(RETURNED, amnesty, claim, null),
                NOW);
    }

    private static Found found(Value.OverdueOfFound overdue) {
        return new Found(new LostItemRefund(LostItemRefund.Extent.FULL, false, RefundTo.CREDIT), overdue, true);
    }

    @Test
    void a_loan_is_late_until_the_day_that_staff_say() {
        assertThat(LateReturn.until(facts(OUT, false, null), null, null)).isEqualTo(RETURNED);
    }

    @Test
    void nothing_is_charged_without_a_loan_or_with_amnesty() {
        assertThat(LateReturn.until(facts(new ItemState.OnShelf(), false, null), null, null))
                .isNull();
        assertThat(LateReturn.until(facts(OUT, true, null), null, null)).isNull();
    }

    @Test
    void a_patron_who_was_right_pays_nothing_and_one_who_brings_it_now_pays_until_now() {
        assertThat(LateReturn.until(facts(CLAIMED, false, ClaimResolution.FOUND_BY_LIBRARY), null, null))
                .isNull();
        assertThat(LateReturn.until(facts(CLAIMED, false, ClaimResolution.RETURNED_BY_PATRON), null, null))
                .isEqualTo(RETURNED);
        // What is said of a claim that nobody made is not listened to.
        assertThat(LateReturn.until(facts(OUT, false, ClaimResolution.FOUND_BY_LIBRARY), null, null))
                .isEqualTo(RETURNED);
    }

    @Test
    void for_a_lost_item_that_is_found_the_promise_decides() {
        CheckInFacts facts = facts(new ItemState.AgedToLost(LOAN), false, null);
        assertThat(LateReturn.until(facts, found(Value.OverdueOfFound.NONE), LOST))
                .isNull();
        assertThat(LateReturn.until(facts, found(Value.OverdueOfFound.RESTORE), LOST))
                .isEqualTo(LOST);
        assertThat(LateReturn.until(facts, found(Value.OverdueOfFound.RESTORE), NOW))
                .isEqualTo(RETURNED);
        assertThat(LateReturn.until(facts, found(Value.OverdueOfFound.RECALCULATE), LOST))
                .isEqualTo(RETURNED);
    }
}
