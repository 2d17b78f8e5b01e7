package org.carrel.platform.http;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** Strong entity tags made of an aggregate's version (RFC 9110, section 8.8.3), and the check of {@code If-Match}. */
public final class ETags {

    private ETags() {}

    /** The entity tag of a version, quoted as the header wants it. */
    public static String of(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /**
     * Lets an edit through only if it was made on the current version.
     *
     * @param ifMatch the {@code If-Match} header: one tag, a list of tags, or {@code *}
     * @param currentVersion the version in store
     * @throws ProblemException 428 {@code if-match-required} without the header, 412 {@code stale-version} if it names
     *     another version
     */
    public static void require(@Nullable String ifMatch, long currentVersion) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    Problem.of(428, "if-match-required", "An edit must say which version it was made on.")
                            .detail("Send the ETag of the version you read as If-Match.")
                            .with("currentETag", of(currentVersion)));
        }
        for (String tag : ifMatch.split(",", -1)) {
            String trimmed = tag.trim();
            if (trimmed.equals("*") || trimmed.equals(of(currentVersion))) {
                return;
            }
        }
        throw new ProblemException(stale().with("currentETag", of(currentVersion)));
    }

    /** Somebody else changed it first. */
    public static Problem stale() {
        return Problem.of(412, "stale-version", "Somebody else changed this in the meantime.")
                .detail("Read it again, look at what changed, and repeat the edit on the new version.");
    }
}
