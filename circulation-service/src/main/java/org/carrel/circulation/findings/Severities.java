package org.carrel.circulation.findings;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much each finding stands in the way at one library: the usual severities, but for those the library changed.
 *
 * @param changed the severities that differ from the usual ones
 */
public record Severities(Map<FindingCode, Severity> changed) {
    /** What holds where no library has said otherwise. */
    public static final Severities USUAL = new Severities(Map.of());

    /** @throws IllegalArgumentException if a code may not have the severity */
    public Severities {
        changed.forEach((code, severity) -> {
            if (!code.mayBe(severity)) {
                throw new IllegalArgumentException(code + " may not be " + severity);
            }
        });
        changed = Map.copyOf(changed);
    }

    public Severity of(FindingCode code) {
        return changed.getOrDefault(code, code.severity());
    }

    /** These, but for what a place nearer by says. */
    public Severities butFor(Severities nearer) {
        if (nearer.changed.isEmpty()) {
            return this;
        }
        Map<FindingCode, Severity> both = new EnumMap<>(FindingCode.class);
        both.putAll(changed);
        both.putAll(nearer.changed);
        return new Severities(both);
    }
}
