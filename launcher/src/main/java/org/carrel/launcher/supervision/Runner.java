package org.carrel.launcher.supervision;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** How one part is started. */
public interface Runner {

    /** Starts it; it need not be ready yet. */
    Running start() throws IOException;

    /** A part that was started. */
    interface Running {
        long pid();

        boolean isReady();

        /** Completes with a few words on how it ended. */
        CompletableFuture<String> end();

        /** Asks it to end, insists if it does not, and returns when it has. */
        void stop();
    }
}
