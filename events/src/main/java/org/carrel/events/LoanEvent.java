package org.carrel.events;

/** What happens to loans. */
public sealed interface LoanEvent extends CarrelEvent
        permits ItemCheckedOut,
                LoanRenewed,
                LoanDueDateChanged,
                LoanRecalled,
                CheckOutReversed,
                LoanClaimedReturned,
                LoanDeclaredLost,
                LoanAgedToLost,
                ItemCheckedIn,
                LoanClosed,
                LoanReopened {}
