package org.carrel.circulation.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Work that is done by itself, again and again. It is done in batches, each committed when it is told; what is left
 * when a node dies is found by the next run. At most one node runs a job at a time, but a desk may always be quicker:
 * each batch looks again under the lock.
 */
public interface Job {

    /** Its name, in the words of the API: {@code expire-requests}. */
    String name();

    /** What it is for, in one sentence. */
    String purpose();

    /** How long after one run the next begins. */
    Duration every();

    /**
     * Does one batch.
     *
     * @param now the moment for which it is decided what is due
     * @param after what {@link Batch#next()} of the batch before told; null at first
     */
    Batch work(Instant now, @Nullable String after);

    /**
     * What a batch came to.
     *
     * @param done how many things were done
     * @param failures what could not be done
     * @param next where the next batch begins; null if there is nothing more
     */
    record Batch(int done, List<Failure> failures, @Nullable String next) {
        public Batch {
            failures = List.copyOf(failures);
        }

        /** A batch that was the last. */
        public static Batch last(int done) {
            return new Batch(done, List.of(), null);
        }
    }

    /**
     * Something that a job could not do.
     *
     * @param subject the id of the loan, request or other thing that it was about
     * @param reason why, without anybody's data
     */
    record Failure(UUID subject, String reason) {}
}
