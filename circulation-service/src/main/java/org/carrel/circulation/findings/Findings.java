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
    private final List<Finding> found = new ArrayList<>();

    /** @param overrides the codes the caller named and may set aside */
    public Findings(Set<FindingCode> overrides) {
        this.overrides = Set.copyOf(overrides);
    }

    public void add(FindingCode code) {
        add(code, null, Map.of());
    }

    public void add(FindingCode code, Map<String, Object> figures) {
        add(code, null, figures);
    }

    public void add(FindingCode code, @Nullable String rule, Map<String, Object> figures) {
        boolean overridden =
                code.severity() != Severity.REFUSE && code.severity() != Severity.INFORM && overrides.contains(code);
        found.add(new Finding(code, code.severity(), figures, rule, overridden));
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
