package org.carrel.patron.logins;

import java.time.Instant;
import java.util.List;

/** The counts of failed log-ins. Keys are digests; what people typed is not kept. */
public interface LoginFailures {

    /**
     * One count.
     *
     * @param kind what is counted
     * @param key digest of the account, the address, or both
     */
    record Counter(Throttles kind, String key) {}

    /** The counts as they stand, held against everybody else until the transaction ends. */
    List<Throttles.Count> hold(List<Counter> keys, Instant now);

    /** Writes counts that are held. */
    void write(Counter key, Throttle.Tally tally);

    /** Takes one failure back, and forgets a count that is down to nothing. */
    void takeBack(Counter key);

    /** Forgets a count. */
    void clear(Counter key);

    /** Whether an account has logged in from an address since a moment. */
    boolean familiar(String accountAtAddress, Instant since);

    /** Notes that an account logged in from an address. */
    void noteFamiliar(String accountAtAddress, Instant now);

    /** Forgets counts whose last failure, and familiar addresses whose last log-in, lie before these moments. */
    void forgetBefore(Instant failures, Instant familiar);
}
