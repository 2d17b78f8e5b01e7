package org.carrel.ill.partners;

import org.jspecify.annotations.Nullable;

/**
 * What a partner does for others.
 *
 * @param lends whether it lends
 * @param copies whether it makes copies
 * @param loanDays how long it usually lends, in days
 * @param note anything else that staff should know
 */
public record Policy(
        boolean lends,
        boolean copies,
        @Nullable Integer loanDays,
        @Nullable String note) {}
