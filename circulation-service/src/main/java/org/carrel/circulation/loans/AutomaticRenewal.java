package org.carrel.circulation.loans;

import java.time.Instant;
import java.time.LocalDate;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.rules.RenewalTerms;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Terms;
import org.carrel.platform.money.Money;

import static org.carrel.circulation.findings.Findings.figures;

/** What is asked beyond any renewal when a loan is to be renewed by itself. */
final class AutomaticRenewal {
    private final Renewal.Facts facts;
    private final Instant now;
    private final Findings findings;
    private final Terms promised;
    private final RenewalTerms terms;

    private AutomaticRenewal(Renewal.Facts facts, Instant now, Findings findings) {
        this.facts = facts;
        this.now = now;
        this.findings = findings;
        this.promised = facts.promised();
        this.terms = promised.renewal();
    }

    /**
     * Adds what stands in the way.
     *
     * @param dueAt when the loan would be due
     */
    static void look(Renewal.Facts facts, Instant dueAt, Instant now, Findings findings) {
        AutomaticRenewal renewal = new AutomaticRenewal(facts, now, findings);
        renewal.theRulesWantIt();
        renewal.theTimeHasCome();
        renewal.itGoesOnNotForTooLong(dueAt);
        renewal.thePatronOwesNotTooMuch();
    }

    private void theRulesWantIt() {
        int had = facts.circumstances().automatic();
        int most = terms.mostAutomatic().limit();
        if (!terms.automatic()) {
            findings.add(FindingCode.NOT_RENEWED_AUTOMATICALLY, promised.ruleFor(Setting.AUTO_RENEW), figures());
        } else if (had >= most) {
            findings.add(
                    FindingCode.AUTO_RENEWAL_LIMIT_REACHED,
                    promised.ruleFor(Setting.AUTO_RENEWALS),
                    figures("renewals", had, "limit", most));
        }
    }

    private void theTimeHasCome() {
        if (terms.automaticWithinDays().unlimited()) {
            return;
        }
        LocalDate earliest = facts.hours()
                .dayOf(facts.loan().course().dueAt())
                .minusDays(terms.automaticWithinDays().limit());
        if (facts.hours().dayOf(now).isBefore(earliest) && !findings.has(FindingCode.RENEWAL_TOO_SOON)) {
            findings.add(
                    FindingCode.RENEWAL_TOO_SOON,
                    promised.ruleFor(Setting.AUTO_RENEW_WITHIN_DAYS),
                    figures("notBefore", earliest.toString()));
        }
    }

    private void itGoesOnNotForTooLong(Instant dueAt) {
        terms.automaticFor()
                .map(length ->
                        length.from(facts.loan().checkedOutAt(), facts.hours().zone()))
                .filter(now::isAfter)
                .ifPresent(end -> tooLate(Setting.AUTO_RENEW_FOR, end));
        terms.automaticNoLaterThan()
                .from(facts.hours().dayOf(facts.loan().checkedOutAt()))
                .map(facts.hours()::endOf)
                .filter(dueAt::isAfter)
                .ifPresent(end -> tooLate(Setting.AUTO_RENEW_NO_LATER_THAN, end));
    }

    private void tooLate(Setting by, Instant end) {
        findings.add(FindingCode.AUTO_RENEWAL_TOO_LATE, promised.ruleFor(by), figures("until", end.toString()));
    }

    private void thePatronOwesNotTooMuch() {
        Terms current = facts.circumstances().current();
        Patron patron = facts.patron();
        if (current == null || patron == null) {
            return;
        }
        current.renewal().automaticDebtLimit().ifPresent(limit -> {
            for (Money owed : patron.dues().owed()) {
                if (owed.currency().equals(limit.currency()) && owed.compareTo(limit) > 0) {
                    findings.add(
                            FindingCode.AUTO_RENEWAL_DEBT,
                            current.ruleFor(Setting.AUTO_RENEW_DEBT_LIMIT),
                            figures("owedMinor", owed.minor(), "limitMinor", limit.minor()));
                }
            }
        });
    }
}
