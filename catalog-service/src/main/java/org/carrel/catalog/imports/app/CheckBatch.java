package org.carrel.catalog.imports.app;

import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.imports.Decision;
import org.carrel.catalog.imports.Import;
import org.carrel.catalog.imports.ImportPlan.FindingsPolicy;
import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.imports.app.ImportFile.Read;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.validation.Finding;
import org.carrel.catalog.validation.Rules;
import org.carrel.catalog.validation.Severity;
import org.carrel.catalog.validation.Validation;
import org.carrel.catalog.validation.app.CheckRecords;

/**
 * Holds the records of a batch to the validation rules as they would be stored, and rejects those with errors if the
 * plan says so. Laid over another, a record may have lost what was wrong with it; and what is wrong with the other is
 * not its fault.
 */
@ApplicationScoped
class CheckBatch {

    /** A record that breaks more rules than this needs no longer list. */
    private static final int KEPT = 50;

    private final CheckRecords check;

    CheckBatch(CheckRecords check) {
        this.check = check;
    }

    /**
     * A frame that has been read, decided on and checked.
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

    /** The rules as they are now. */
    Rules rules() {
        return check.rules();
    }

    /** A frame that is no record for the catalogue. */
    static Checked unusable(Read read, Incoming.Taken.Refused refused) {
        return new Checked(read, refused, List.of());
    }

    /** Checks a record that a decision has been made on. */
    static Checked checked(FindingsPolicy policy, Read read, Incoming incoming, Decision decision, Rules rules) {
        Incoming stored = incoming;
        List<Finding> before = List.of();
        if (decision instanceof Decision.Revise revise && !isSame(revise.result(), incoming)) {
            stored = revise.result();
            before = Validation.of(revise.before(), rules);
        }
        List<Finding> findings = Validation.of(stored.fields(), rules).stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        if (policy == FindingsPolicy.REJECT_ERRORS) {
            for (Finding finding : findings) {
                if (finding.severity() == Severity.ERROR && before.stream().noneMatch(finding::repeats)) {
                    return new Checked(
                            read, new Incoming.Taken.Refused("validation-failed", finding.message()), findings);
                }
            }
        }
        return new Checked(read, read.taken(), findings);
    }

    private static boolean isSame(Incoming one, Incoming other) {
        return one.original().sha256().equals(other.original().sha256());
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
