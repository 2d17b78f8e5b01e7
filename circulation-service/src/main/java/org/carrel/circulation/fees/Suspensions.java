package org.carrel.circulation.fees;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The stored suspensions of patrons who returned late. */
public interface Suspensions {

    /**
     * Suspends a patron for a missed due date, once.
     *
     * @param today the day of the return
     * @param days for how many days
     * @param addUp whether they follow on a suspension that is not over
     */
    void suspend(LateLoan loan, Instant dueAt, LocalDate today, int days, boolean addUp, Origin origin);

    /** Takes back the suspension that a missed due date had brought about. */
    void takeBack(UUID loanId, Instant dueAt);

    /** Ends all suspensions of a patron, and tells how many there were. */
    int lift(UUID patronId, LocalDate today, Origin origin);
}
