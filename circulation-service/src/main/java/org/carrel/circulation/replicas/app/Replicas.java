package org.carrel.circulation.replicas.app;

import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;

/**
 * What one request knows to be missing. A use case that finds nothing asks {@link #require}: the first time that stops
 * the command, so that the owner can be asked outside its transaction; the second time it is certain that there is no
 * such thing.
 */
@RequestScoped
public class Replicas {
    private final Set<Replicated> asked = new HashSet<>();

    /** Something is not in the replica. */
    public static final class Miss extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Replicated missing;

        Miss(Replicated missing) {
            super(missing.name(), null, false, false);
            this.missing = missing;
        }

        Replicated missing() {
            return missing;
        }
    }

    /** Stops the command unless the owner has been asked for this already. */
    public void require(Replicated missing) {
        if (!asked.contains(missing)) {
            throw new Miss(missing);
        }
    }

    void askedFor(Replicated missing) {
        asked.add(missing);
    }
}
