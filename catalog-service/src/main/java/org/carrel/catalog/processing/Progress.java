package org.carrel.catalog.processing;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What has been done of a checklist.
 *
 * @param done codes of the tasks done
 * @param pieces how many pieces were counted; null until somebody has
 * @param missing how many of those that should be there are not
 */
public record Progress(
        Set<String> done,
        @Nullable Integer pieces,
        @Nullable Integer missing) {

    /** Nothing yet. */
    public static final Progress NONE = new Progress(Set.of(), null, null);

    public Progress {
        done = Set.copyOf(done);
    }
}
