package org.carrel.circulation.findings;

/** How much a finding stands in the way; the strictest first. */
public enum Severity {
    /** It cannot be done. */
    REFUSE,
    /** It can be done by someone who may override the finding and names it. */
    OVERRIDE,
    /** It can be done by anyone who names the finding, as a sign of having read it. */
    CONFIRM,
    /** It is only told. */
    INFORM;

    /** Whether it stands less in the way than another. */
    public boolean milderThan(Severity other) {
        return compareTo(other) > 0;
    }
}
