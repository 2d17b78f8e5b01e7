package org.carrel.gateway.sessions;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** What patron-service says to a log-in or a renewal. */
sealed interface TokenAnswer {

    /** Here are the tokens. */
    record Granted(Tokens tokens) implements TokenAnswer {}

    /** No, for the reason in the problem. */
    record Denied(int status, Buffer problem, @Nullable String retryAfter) implements TokenAnswer {}

    /** It could not be asked. */
    record Unanswered(String detail) implements TokenAnswer {}
}
