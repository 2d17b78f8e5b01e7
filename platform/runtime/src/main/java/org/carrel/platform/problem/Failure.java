package org.carrel.platform.problem;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.transaction.xa.XAException;

import jakarta.persistence.OptimisticLockException;

import org.apache.kafka.common.errors.RetriableException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/** What kind of trouble an exception tells of: decides whether to try again, to wait, or to call it a bug. */
public enum Failure {
    /** Somebody else changed the row first. */
    STALE,
    /** The database gave way to another transaction: deadlock or serialisation failure. */
    LOST_RACE,
    /** The database or the broker cannot be reached or is overloaded; the same call may work later. */
    UNAVAILABLE,
    /** Anything else: our mistake. */
    BUG;

    /** Looks through an exception and its causes. */
    public static Failure of(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            Failure failure = ofOne(cause);
            if (failure != BUG) {
                return failure;
            }
        }
        return BUG;
    }

    private static Failure ofOne(Throwable cause) {
        return switch (cause) {
            case OptimisticLockException _, StaleStateException _ -> STALE;
            case SQLTransientConnectionException _, SQLTimeoutException _ -> UNAVAILABLE;
            case SQLException sql -> ofSqlState(sql.getSQLState(), sql.getMessage());
            case RetriableException _, TimeoutException _ -> UNAVAILABLE;
            case SocketException _, SocketTimeoutException _, UnknownHostException _ -> UNAVAILABLE;
            case XAException xa when xa.errorCode == XAException.XAER_RMFAIL -> UNAVAILABLE;
            default -> BUG;
        };
    }

    /** The classes of PostgreSQL error codes (PostgreSQL manual, appendix A). */
    private static Failure ofSqlState(@Nullable String state, @Nullable String message) {
        if (state == null) {
            // Agroal's pool says this when no connection came free in time, in several wordings.
            return message != null && message.toLowerCase(Locale.ROOT).contains("acquisition timeout")
                    ? UNAVAILABLE
                    : BUG;
        }
        if (state.equals("40001") || state.equals("40P01") || state.equals("55P03")) {
            return LOST_RACE;
        }
        boolean away =
                state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("58");
        return away ? UNAVAILABLE : BUG;
    }
}
