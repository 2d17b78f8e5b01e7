package org.carrel.platform.messaging;

import org.jspecify.annotations.Nullable;

/** What arrived is not an event of the type it says it is; trying again cannot help. */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
