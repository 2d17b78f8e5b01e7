package org.carrel.catalog.imports.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportPlan;
import org.carrel.catalog.imports.ImportPlan.FindingsPolicy;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.app.ImportFile.Read;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.validation.Finding;
import org.carrel.catalog.validation.Rules;
import org.carrel.catalog.validation.Severity;
import org.carrel.catalog.validation.Validation;
import org.carrel.catalog.validation.app.CheckRecords;

/** Holds the records of a batch to the validation rules, and rejects those with errors if the plan says so. */
@ApplicationScoped
class CheckBatch {

    /** A record that breaks more rules than this needs no longer list. */
    private static final int KEPT = 50;

    private final CheckRecords check;

    CheckBatch(CheckRecords check) {
        this.check = check;
    }

    /**
     * A frame that has been read and checked.
     *
     * @param read the frame
     * @param taken what came of it, now that the rules have been asked too
     * @param findings the rules that it breaks, errors first
     */
    record Checked(Read read, Incoming.Taken taken, List<Finding> findings) {

        long number() {
            return read.number();
        }

        long offset() {
            return read.offset();
        }

        /** What is kept of the findings. */
        List<Finding> kept() {
            return findings.subList(0, Math.min(KEPT, findings.size()));
        }

        /** Says why it was rejected. */
        ImportedRecord.Rejection rejection(Incoming.Taken.Refused refused) {
            return Rejections.of(read.frame(), refused);
        }

        private boolean invalid() {
            return taken instanceof Incoming.Taken.Refused && read.taken() instanceof Incoming.Taken.Accepted;
        }

        private long count(Severity severity) {
            return findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
        }
    }

    /** Checks a batch, by the rules as they are now. */
    List<Checked> check(ImportPlan plan, List<Read> batch) {
        Rules rules = check.rules();
        var checked = new ArrayList<Checked>(batch.size());
        for (Read read : batch) {
            checked.add(
                    switch (read.taken()) {
                        case Incoming.Taken.Refused refused -> new Checked(read, refused, List.of());
                        case Incoming.Taken.Accepted accepted -> checked(plan.findings(), read, accepted, rules);
                    });
        }
        return checked;
    }

    private static Checked checked(FindingsPolicy policy, Read read, Incoming.Taken.Accepted accepted, Rules rules) {
        List<Finding> findings = Validation.of(accepted.incoming().fields(), rules).stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        boolean rejected = policy == FindingsPolicy.REJECT_ERRORS
                && !findings.isEmpty()
                && findings.getFirst().severity() == Severity.ERROR;
        return new Checked(
                read,
                rejected
                        ? new Incoming.Taken.Refused(
                                "validation-failed", findings.getFirst().message())
                        : accepted,
                findings);
    }

    /** How many rules the records of a batch break. */
    static Import.Findings counts(List<Checked> batch) {
        return new Import.Findings(
                count(batch, Severity.ERROR),
                count(batch, Severity.WARNING),
                count(batch, Severity.INFO),
                batch.stream().filter(Checked::invalid).count());
    }

    private static long count(List<Checked> batch, Severity severity) {
        return batch.stream().mapToLong(one -> one.count(severity)).sum();
    }
}
