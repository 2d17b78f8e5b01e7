package org.carrel.circulation.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The published rule sets. They never change; a change is a new version. */
public interface RuleSets {

    /**
     * A published rule set.
     *
     * @param version counts from 1
     * @param ruleSet the rules
     * @param publishedAt when
     * @param publishedBy by whom
     * @param note why, for people
     * @param restores the older version that it brings back; null if it is a new one
     */
    record Published(
            int version,
            RuleSet ruleSet,
            Instant publishedAt,
            String publishedBy,
            @Nullable String note,
            @Nullable Integer restores) {}

    /** A published rule set without its rules. */
    record Edition(
            int version,
            String title,
            Instant publishedAt,
            String publishedBy,
            @Nullable String note,
            @Nullable Integer restores) {}

    /** The newest version, which is in force; 0 if there is none. */
    int newestVersion();

    Optional<Published> newest();

    Optional<Published> find(int version);

    /** The version that was in force at a moment; nothing before the first. */
    Optional<Published> inForceAt(Instant moment);

    /** All versions below one, the newest first, at most so many. */
    List<Edition> editions(int below, int limit);

    /** Stores a version; does nothing, and says so, if that version exists already. */
    boolean publish(Published next);
}
