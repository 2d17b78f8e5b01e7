package org.carrel.platform.inbox;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.WebApplicationException;

import org.apache.kafka.common.errors.RetriableException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

import org.carrel.platform.messaging.UnreadableEventException;

/** What kind of failure an exception is, and so whether trying again can help. */
enum Failure {
    /** Something that the handler needs is away; it will come back, and the event is not to blame. */
    OUTAGE,
    /** Two transactions got in each other's way; the next attempt will most likely succeed. */
    CONFLICT,
    /** The event cannot be read; it never will be. */
    UNREADABLE,
    /** The handler failed: a defect, or an event nobody thought of. */
    DEFECT;

    /** Classifies by the first cause that tells; what a framework wraps around it does not matter. */
    static Failure of(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            Failure kind = told(cause);
            if (kind != null) {
                return kind;
            }
            cause = cause.getCause();
        }
        return DEFECT;
    }

    private static @Nullable Failure told(Throwable thrown) {
        return switch (thrown) {
            case UnreadableEventException _ -> UNREADABLE;
            case SQLException sql -> ofState(sql.getSQLState());
            case OptimisticLockException _ -> CONFLICT;
            case StaleStateException _ -> CONFLICT;
            case PessimisticLockException _ -> CONFLICT;
            case LockTimeoutException _ -> CONFLICT;
            case SocketException _ -> OUTAGE;
            case SocketTimeoutException _ -> OUTAGE;
            case UnknownHostException _ -> OUTAGE;
            case RetriableException _ -> OUTAGE;
            case SystemException _ -> OUTAGE;
            case XAException xa when xa.errorCode == XAException.XAER_RMFAIL -> OUTAGE;
            case WebApplicationException web when overloaded(web.getResponse().getStatus()) -> OUTAGE;
            default -> null;
        };
    }

    /** Classifies an SQLSTATE (PostgreSQL, appendix A). The pool reports a time-out without one. */
    private static @Nullable Failure ofState(@Nullable String state) {
        if (state == null || state.length() < 5) {
            return OUTAGE;
        }
        return switch (state.substring(0, 2)) {
            case "08", "53", "58" -> OUTAGE;
            case "57" -> "57014".equals(state) ? CONFLICT : OUTAGE;
            case "40" -> CONFLICT;
            case "55" -> "55P03".equals(state) ? CONFLICT : null;
            default -> null;
        };
    }

    private static boolean overloaded(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }
}
