package org.carrel.circulation.replicas.app;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

/** Runs around the transaction of the command: waiting for another service must not hold a connection or a lock. */
@AsksOwners
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 850)
class AsksOwnersInterceptor {
    /** A command needs a handful of things at the most: patron, item or title, service points. */
    private static final int MOST_QUESTIONS = 6;

    private final Replicas replicas;
    private final FetchReplica fetch;

    AsksOwnersInterceptor(Replicas replicas, FetchReplica fetch) {
        this.replicas = replicas;
        this.fetch = fetch;
    }

    @AroundInvoke
    Object run(InvocationContext invocation) throws Exception {
        for (int questions = 0; ; questions++) {
            try {
                return invocation.proceed();
            } catch (RuntimeException e) {
                Replicas.Miss miss = missIn(e);
                if (miss == null || questions == MOST_QUESTIONS) {
                    throw e;
                }
                fetch.fetch(miss.missing());
                replicas.askedFor(miss.missing());
            }
        }
    }

    private static Replicas.@Nullable Miss missIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Replicas.Miss miss) {
                return miss;
            }
        }
        return null;
    }
}
