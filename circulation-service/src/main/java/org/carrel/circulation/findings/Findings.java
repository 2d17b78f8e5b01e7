package org.carrel.circulation.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Collects all findings of one decision. An override sets aside exactly the code it names, and never one that cannot be
 * overridden.
 */
public final class Findings {
    private final Set<FindingCode> overrides;
    private final Severities severities;
    private final List<Finding> found = new ArrayList<>();

    /** @param overrides the codes the caller named and may set aside */
    public Findings(Set<FindingCode> overrides) {
        this(overrides, Severities.USUAL);
    }

    /**
     * @param overrides the codes the caller named and may set aside
     * @param severities how much each code stands in the way at this library
     */
    public Findings(Set<FindingCode> overrides, Severities severities) {
        this.overrides = Set.copyOf(overrides);
        this.severities = severities;
    }

    public void add(FindingCode code) {
        add(code, null, Map.of());
    }

    public void add(FindingCode code, Map<String, Object> figures) {
        add(code, null, figures);
    }

    public void add(FindingCode code, @Nullable String rule, Map<String, Object> figures) {
        Severity severity = severities.of(code);
        boolean canBeSetAside = severity == Severity.OVERRIDE || severity == Severity.CONFIRM;
        found.add(new Finding(code, severity, figures, rule, canBeSetAside && overrides.contains(code)));
    }

    /** Whether anything still stands in the way. */
    public boolean stand() {
        return found.stream().anyMatch(Finding::stands);
    }

    public boolean has(FindingCode code) {
        return found.stream().anyMatch(finding -> finding.code() == code);
    }

    public List<Finding> all() {
        return List.copyOf(found);
    }

    /** Figures in a fixed order, from name and value in turns. */
    public static Map<String, Object> figures(Object... namesAndValues) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            figures.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return figures;
    }
}
