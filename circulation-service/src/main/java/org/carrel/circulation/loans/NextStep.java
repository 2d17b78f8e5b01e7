package org.carrel.circulation.loans;

import java.util.List;

import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Severity;

/** What to do at the desk after a check-out scan, by name. The names are part of the API. */
public enum NextStep {
    /** The item is lent: hand it over. */
    HAND_OVER,
    /** Read out what was found, and scan again naming it. */
    CONFIRM,
    /** Somebody with the permission must name what was found. */
    OVERRIDE,
    /** The patron has it already: renew. */
    RENEW,
    /** A loan of it is open: check it in, then scan again. */
    CHECK_IN_FIRST,
    /** Nobody knows the barcode: add the item to the catalogue, then scan again. */
    ADD_ITEM,
    /** Nobody knows the card: look the patron up, or register them. */
    FIND_PATRON,
    /** It cannot be lent now. */
    SET_ASIDE;

    /** What follows from what was found. */
    public static NextStep after(List<Finding> findings) {
        List<Finding> standing = findings.stream().filter(Finding::stands).toList();
        if (standing.isEmpty()) {
            return HAND_OVER;
        }
        for (Finding finding : standing) {
            if (finding.severity() == Severity.REFUSE && outOf(finding.code()) != SET_ASIDE) {
                return outOf(finding.code());
            }
        }
        if (standing.stream().anyMatch(finding -> finding.severity() == Severity.REFUSE)) {
            return SET_ASIDE;
        }
        return standing.stream().anyMatch(finding -> finding.severity() == Severity.OVERRIDE) ? OVERRIDE : CONFIRM;
    }

    /** The way out of what cannot be overridden. */
    private static NextStep outOf(FindingCode code) {
        return switch (code) {
            case PATRON_NOT_FOUND -> FIND_PATRON;
            case ITEM_NOT_FOUND -> ADD_ITEM;
            case ON_LOAN_TO_PATRON -> RENEW;
            case ON_LOAN_TO_ANOTHER, ITEM_LOST, ITEM_CLAIMED_RETURNED -> CHECK_IN_FIRST;
            default -> SET_ASIDE;
        };
    }
}
