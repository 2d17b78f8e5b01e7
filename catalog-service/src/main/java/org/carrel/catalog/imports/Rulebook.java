package org.carrel.catalog.imports;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.matching.MatchSet;
import org.carrel.catalog.overlay.OverlayProfile;

/** The rules that imports go by, as the consortium keeps them. */
public interface Rulebook {

    /** What sort of rule it is, and what holds its definition. */
    enum Kind {
        MATCH_SET(MatchSet.class),
        OVERLAY_PROFILE(OverlayProfile.class),
        ITEM_MAPPING(ItemMapping.class);

        private final Class<?> definition;

        Kind(Class<?> definition) {
            this.definition = definition;
        }

        /** The type of its definition. */
        public Class<?> definition() {
            return definition;
        }
    }

    /**
     * A rule.
     *
     * @param code what it is called by
     * @param version grows with every edit
     * @param name what it is called for people
     * @param definition what it says
     */
    record Rule<T>(String code, long version, String name, T definition) {}

    /** A rule. */
    <T> Optional<Rule<T>> find(Kind kind, Class<T> type, String code);

    /** Rules in the order of their codes. */
    <T> List<Rule<T>> list(Kind kind, Class<T> type, @Nullable String after, int limit);

    /** Stores a rule; the result carries the new version. */
    <T> Rule<T> put(Kind kind, String code, String name, T definition);

    void remove(Kind kind, String code);
}
