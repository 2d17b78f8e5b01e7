package org.carrel.circulation.patrons;

import java.time.LocalDate;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.events.PatronBlock;
import org.carrel.platform.money.Money;

import static org.carrel.circulation.findings.Findings.figures;

/** Whether a patron may do something at all, before any item is looked at. The same for every act. */
public final class Standing {
    private Standing() {}

    /**
     * Adds what stands in the patron's way on a day.
     *
     * @param borrower the patron; null if there is none
     * @param today the day at the service point
     * @param stops which blocks count for this act
     */
    public static void look(
            @Nullable Borrower borrower, LocalDate today, Predicate<PatronBlock> stops, Findings findings) {
        if (borrower == null) {
            findings.add(FindingCode.PATRON_NOT_FOUND);
            return;
        }
        if (borrower.shown() != null) {
            switch (borrower.shown().state()) {
                case LOST -> findings.add(FindingCode.CARD_LOST);
                case REPLACED -> findings.add(FindingCode.CARD_REPLACED);
                case ACTIVE -> {}
            }
        }
        Patron patron = borrower.patron();
        if (!patron.active()) {
            findings.add(FindingCode.PATRON_INACTIVE);
        }
        if (patron.expiredOn(today)) {
            findings.add(FindingCode.PATRON_EXPIRED, figures("expiredOn", String.valueOf(patron.expiresOn())));
        }
        LocalDate suspendedUntil = patron.dues().suspendedUntil();
        if (suspendedUntil != null && !suspendedUntil.isBefore(today)) {
            findings.add(FindingCode.PATRON_SUSPENDED, figures("until", suspendedUntil.toString()));
        }
        for (PatronBlock block : patron.blocksOn(today)) {
            if (stops.test(block)) {
                findings.add(
                        FindingCode.PATRON_BLOCKED,
                        block.expiresOn() == null
                                ? figures("block", block.code(), "blockId", block.blockId())
                                : figures(
                                        "block",
                                        block.code(),
                                        "blockId",
                                        block.blockId(),
                                        "until",
                                        block.expiresOn().toString()));
            }
        }
    }

    /**
     * Adds that a patron owes more than the rules allow for an act.
     *
     * @param limit what they may owe at most; what they owe in another currency does not count
     * @param rule the rule that says so
     */
    public static void debt(Patron patron, Money limit, String rule, Findings findings) {
        patron.dues().owed().stream()
                .filter(owed -> owed.currency().equals(limit.currency()) && owed.compareTo(limit) > 0)
                .forEach(owed -> findings.add(
                        FindingCode.DEBT_OVER_LIMIT,
                        rule,
                        figures("owed", owed.toAmount(), "limit", limit.toAmount())));
    }
}
