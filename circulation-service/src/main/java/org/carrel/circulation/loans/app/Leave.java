package org.carrel.circulation.loans.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.findings.app.Overrides;
import org.carrel.circulation.findings.app.SeverityBook;
import org.carrel.platform.security.Caller;

/** What a caller may set aside, branch by branch, where one act concerns loans of several; each looked up once. */
final class Leave {
    private final Overrides overrides;
    private final Caller caller;
    private final SeverityBook book;
    private final Map<UUID, Severities> severities = new HashMap<>();
    private final Map<UUID, Set<FindingCode>> permitted = new HashMap<>();

    Leave(Overrides overrides, Caller caller, SeverityBook book) {
        this.overrides = overrides;
        this.caller = caller;
        this.book = book;
    }

    Severities severitiesAt(UUID branchId) {
        return severities.computeIfAbsent(branchId, book::at);
    }

    Set<FindingCode> overridesAt(UUID branchId) {
        return permitted.computeIfAbsent(branchId, id -> overrides.permittedTo(caller, severitiesAt(id)));
    }
}
