package org.carrel.circulation.findings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that stands in the way, with its figures.
 *
 * @param code what it is
 * @param severity how much it stands in the way
 * @param figures what a person needs to understand it: counts, dates, ids
 * @param rule the circulation rule that caused it; null if none did
 * @param overridden whether the caller named it and it is thereby set aside
 */
public record Finding(
        FindingCode code,
        Severity severity,
        Map<String, Object> figures,
        @Nullable String rule,
        boolean overridden) {

    public Finding {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Whether it still stands in the way. */
    public boolean stands() {
        return severity != Severity.INFORM && !overridden;
    }

    /** The codes that were overridden among findings, for the record. */
    public static List<String> overridden(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::overridden)
                .map(finding -> finding.code().name())
                .distinct()
                .toList();
    }

    /** The permission that could set it aside; null if none could, or none is needed. */
    public @Nullable String overridableBy() {
        return severity == Severity.OVERRIDE ? code.overridePermission() : null;
    }
}
