package org.carrel.circulation.limits;

import java.time.Instant;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.rules.LimitTerms;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.rules.Value;

import static org.carrel.circulation.findings.Findings.figures;

/** Whether what a patron has not returned keeps them from doing something. */
public final class StandingLimits {
    private StandingLimits() {}

    /**
     * Adds every limit of standing that has been exceeded, if the rules let it stop an act.
     *
     * @param terms what the rules say now for the patron
     * @param act what the patron wants to do
     */
    public static void look(Holdings holdings, Terms terms, Value.Stops.Stop act, Instant now, Findings findings) {
        LimitTerms limits = terms.limits();
        if (!limits.stop().contains(act)) {
            return;
        }
        look(
                FindingCode.OVERDUE_LIMIT_EXCEEDED,
                Setting.OVERDUE_LIMIT,
                limits.overdue(),
                holdings.overdue(now),
                terms,
                findings);
        look(FindingCode.LOST_LIMIT_EXCEEDED, Setting.LOST_LIMIT, limits.lost(), holdings.lost(), terms, findings);
        look(
                FindingCode.CLAIM_LIMIT_EXCEEDED,
                Setting.CLAIMED_RETURNED_LIMIT,
                limits.claimedReturned(),
                holdings.claimedReturned(),
                terms,
                findings);
    }

    private static void look(
            FindingCode code, Setting setting, Value.Count limit, int has, Terms terms, Findings findings) {
        if (has > limit.limit()) {
            findings.add(code, terms.ruleFor(setting), figures("loans", has, "limit", limit.limit()));
        }
    }
}
