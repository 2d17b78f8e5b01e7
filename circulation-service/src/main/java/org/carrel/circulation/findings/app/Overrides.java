package org.carrel.circulation.findings.app;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.findings.Severity;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/**
 * The findings that a caller named to be set aside, and why.
 *
 * @param reasons the reason given for each; empty where none was
 */
public record Overrides(Map<FindingCode, String> reasons) {
    public static final Overrides NONE = new Overrides(Map.of());

    public Overrides {
        reasons = Map.copyOf(reasons);
    }

    /**
     * Lets only those through that the caller may set aside where the usual severities hold.
     *
     * @throws ProblemException 403, naming the permission that is missing
     */
    public Set<FindingCode> permittedTo(Caller caller) {
        return permittedTo(caller, Severities.USUAL);
    }

    /**
     * Lets only those through that the caller may set aside.
     *
     * @throws ProblemException 403, naming the permission that is missing
     */
    public Set<FindingCode> permittedTo(Caller caller, Severities severities) {
        for (FindingCode code : reasons.keySet()) {
            boolean needsPermission = severities.of(code) == Severity.OVERRIDE;
            if (needsPermission && !caller.may(Permissions.OVERRIDE) && !caller.may(code.overridePermission())) {
                throw new ProblemException(Problem.forbidden(code.overridePermission()));
            }
        }
        return reasons.keySet();
    }

    /** The reasons given for findings that were really set aside. */
    public Map<String, String> reasonsFor(Iterable<String> overridden) {
        Map<String, String> given = new java.util.LinkedHashMap<>();
        Map<FindingCode, String> byCode = new EnumMap<>(FindingCode.class);
        byCode.putAll(reasons);
        for (String code : overridden) {
            String reason = byCode.getOrDefault(FindingCode.valueOf(code), "");
            if (!reason.isEmpty()) {
                given.put(code, reason);
            }
        }
        return given;
    }
}
