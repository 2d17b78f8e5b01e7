package org.carrel.events;

/** What happens to loans. */
public sealed interface LoanEvent extends CarrelEvent
        permits ItemCheckedOut, LoanRenewed, LoanDueDateChanged, CheckOutReversed, ItemCheckedIn {}
