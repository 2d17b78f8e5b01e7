package org.carrel.ill.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.carrel.ill.requests.RequestFinding.CopyrightDeclarationMissing;
import org.carrel.ill.requests.RequestFinding.DuplicateRequest;
import org.carrel.ill.requests.RequestFinding.HeldLocally;
import org.carrel.ill.requests.RequestFinding.MembershipExpired;
import org.carrel.ill.requests.RequestFinding.NeededBeforePassed;
import org.carrel.ill.requests.RequestFinding.NotAPickupPoint;
import org.carrel.ill.requests.RequestFinding.PatronBlocked;
import org.carrel.ill.requests.RequestFinding.PatronInactive;
import org.carrel.ill.requests.RequestFinding.PatronUnknown;
import org.carrel.ill.requests.RequestFinding.TooManyRequests;

/** The checks before an interlibrary request is accepted. */
public sealed interface RequestCheck {

    /**
     * The request may be accepted.
     *
     * @param waived codes of the findings that staff waived, in the order of the findings
     */
    record Accepted(List<String> waived) implements RequestCheck {
        public Accepted {
            waived = List.copyOf(waived);
        }
    }

    /**
     * The request may not be accepted as it is.
     *
     * @param findings everything that speaks against it and was not waived, at least one
     */
    record Refused(List<RequestFinding> findings) implements RequestCheck {
        public Refused {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }

        /** Whether staff may accept the request in spite of every one of them. */
        public boolean overridable() {
            return findings.stream().allMatch(RequestFinding::overridable);
        }

        /** The outcome of the checks: that of the gravest finding. */
        public Outcome outcome() {
            return findings.stream()
                    .map(RequestFinding::outcome)
                    .min(java.util.Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Weighs a request; {@code waived} are codes of findings that staff accept. */
    static RequestCheck decide(Wanted wanted, RequestFacts facts, Set<String> waived) {
        var standing = new ArrayList<RequestFinding>();
        var overridden = new ArrayList<String>();
        for (var finding : findings(wanted, facts)) {
            if (finding.overridable() && waived.contains(finding.code())) {
                if (!overridden.contains(finding.code())) {
                    overridden.add(finding.code());
                }
            } else {
                standing.add(finding);
            }
        }
        return standing.isEmpty() ? new Accepted(overridden) : new Refused(standing);
    }

    /** Everything that speaks against a request. */
    static List<RequestFinding> findings(Wanted wanted, RequestFacts facts) {
        var findings = new ArrayList<RequestFinding>();
        var patron = facts.patron();
        if (patron == null) {
            findings.add(new PatronUnknown(facts.patronId()));
        } else {
            if (!patron.active()) {
                findings.add(new PatronInactive(facts.patronId()));
            }
            var expiresOn = patron.expiresOn();
            if (expiresOn != null && expiresOn.isBefore(facts.today())) {
                findings.add(new MembershipExpired(expiresOn));
            }
            for (var block : patron.blocks()) {
                if (block.countsOn(facts.today())) {
                    findings.add(new PatronBlocked(block.blockId(), block.code()));
                }
            }
            if (facts.openRequests() >= facts.limit()) {
                findings.add(new TooManyRequests(facts.openRequests(), facts.limit()));
            }
        }
        facts.duplicates().forEach(earlier -> findings.add(new DuplicateRequest(earlier.value())));
        facts.recordsOwned().forEach(recordId -> findings.add(new HeldLocally(recordId)));
        if (!facts.pickup().pickupPoint()) {
            findings.add(new NotAPickupPoint(facts.pickup().servicePointId()));
        }
        var neededBefore = wanted.neededBefore();
        if (neededBefore != null && neededBefore.isBefore(facts.today())) {
            findings.add(new NeededBeforePassed(neededBefore));
        }
        var copy = wanted.copy();
        if (copy != null && !copy.declarationSigned()) {
            findings.add(new CopyrightDeclarationMissing(copy.copyrightCompliance()));
        }
        return List.copyOf(findings);
    }
}
