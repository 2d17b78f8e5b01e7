package org.carrel.circulation.rules;

import java.time.Instant;
import java.util.Optional;

/** The published rule sets. They never change; a change is a new version. */
public interface RuleSets {

    /**
     * A published rule set.
     *
     * @param version counts from 1
     * @param ruleSet the rules
     * @param publishedAt when
     * @param publishedBy by whom
     */
    record Published(int version, RuleSet ruleSet, Instant publishedAt, String publishedBy) {}

    /** The newest version, which is in force; 0 if there is none. */
    int newestVersion();

    Optional<Published> newest();

    /** Stores a version; does nothing, and says so, if that version exists already. */
    boolean publish(Published next);
}
