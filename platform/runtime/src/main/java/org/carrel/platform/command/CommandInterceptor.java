package org.carrel.platform.command;

import java.util.concurrent.ThreadLocalRandom;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkus.narayana.jta.QuarkusTransaction;

import org.carrel.platform.problem.Failure;

/**
 * Does what {@link Command} promises. Comes after bean validation, so that a malformed request never costs a
 * transaction.
 */
@Command
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 900)
class CommandInterceptor {

    private static final int ATTEMPTS = 3;

    private final HttpHeaders headers;
    private final IdempotentAnswers answers;

    CommandInterceptor(HttpHeaders headers, IdempotentAnswers answers) {
        this.headers = headers;
        this.answers = answers;
    }

    @AroundInvoke
    Object run(InvocationContext invocation) throws Exception {
        String key = headers.getHeaderString(IdempotentAnswers.KEY_HEADER);
        boolean conditional = headers.getHeaderString(HttpHeaders.IF_MATCH) != null;
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew()
                        .call(() -> key == null
                                ? committedIfGood(proceed(invocation))
                                : answers.once(
                                        key, invocation.getParameters(), () -> committedIfGood(proceed(invocation))));
            } catch (RuntimeException e) {
                Failure failure = Failure.of(e);
                boolean again = failure == Failure.LOST_RACE || (failure == Failure.STALE && !conditional);
                if (!again || attempt == ATTEMPTS) {
                    throw e;
                }
                // Two that collided should not meet again at once.
                Thread.sleep(ThreadLocalRandom.current().nextLong(5, 25L * attempt));
            }
        }
    }

    private static Response committedIfGood(Response response) {
        if (response.getStatus() >= 500) {
            QuarkusTransaction.setRollbackOnly();
        }
        return response;
    }

    private static Response proceed(InvocationContext invocation) throws Exception {
        return (Response) invocation.proceed();
    }
}
