package org.carrel.ill.owners.app;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.logging.Logger;

import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** How an owner's answer is read. */
public final class Owners {

    private static final Logger LOG = Logger.getLogger(Owners.class);

    private Owners() {}

    /**
     * What the owner knows; empty if it knows nothing.
     *
     * @throws ProblemException 503 if it cannot be asked
     */
    public static <T> Optional<T> ask(String owner, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                return Optional.empty();
            }
            LOG.warnf(
                    "replica miss not answered owner=%s status=%d",
                    owner, e.getResponse().getStatus());
            throw unavailable(owner);
        } catch (ProcessingException e) {
            LOG.warnf("replica miss not answered owner=%s cause=%s", owner, e.getMessage());
            throw unavailable(owner);
        }
    }

    private static ProblemException unavailable(String owner) {
        return new ProblemException(Problem.of(503, "unavailable", "This cannot be done right now.")
                .detail("What is needed is known to " + owner + " only, which does not answer. Try again shortly."));
    }
}
