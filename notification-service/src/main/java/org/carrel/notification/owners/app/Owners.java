package org.carrel.notification.owners.app;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

/** How an owner's answer is read. */
public final class Owners {

    private Owners() {}

    /**
     * What the owner knows; empty if it knows nothing.
     *
     * @throws OwnerAwayException if it cannot be asked
     */
    public static <T> Optional<T> ask(String owner, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == 404) {
                return Optional.empty();
            }
            throw new OwnerAwayException(owner, "status " + status);
        } catch (ProcessingException e) {
            throw new OwnerAwayException(owner, "no connection");
        }
    }
}
