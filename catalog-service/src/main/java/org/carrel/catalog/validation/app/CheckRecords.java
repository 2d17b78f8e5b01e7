package org.carrel.catalog.validation.app;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.Provenance.Origin;
import org.carrel.catalog.records.RecordGuard;
import org.carrel.catalog.validation.Finding;
import org.carrel.catalog.validation.LocalRules;
import org.carrel.catalog.validation.Marc21;
import org.carrel.catalog.validation.Rules;
import org.carrel.catalog.validation.Severity;
import org.carrel.catalog.validation.Validation;

/** Holds records to the rules in force. */
@ApplicationScoped
public class CheckRecords implements RecordGuard {

    private final LocalRules local;

    CheckRecords(LocalRules local) {
        this.local = local;
    }

    /** The rules in force: read once for many records. */
    public Rules rules() {
        return new Rules(Marc21.rules(), local.all());
    }

    /** Everything in a record that breaks a rule. */
    public List<Finding> findings(MarcRecord record) {
        return Validation.of(record, rules());
    }

    /**
     * An error keeps an edit from being saved, unless the record as it stands has it already: who corrects one mistake
     * of a record that came from elsewhere need not correct all. A version that comes back was accepted before.
     */
    @Override
    public List<Objection> objections(Edit edit) {
        Rules rules = rules();
        var inherited = new ArrayList<>(Validation.of(edit.before(), rules));
        var objections = new ArrayList<Objection>();
        for (Finding finding : Validation.of(edit.after(), rules)) {
            boolean before = take(inherited, finding);
            objections.add(new Objection(
                    finding.rule(),
                    finding.severity().name(),
                    finding.severity() == Severity.ERROR && !before && edit.origin() != Origin.UNDO,
                    finding.tag(),
                    finding.occurrence(),
                    finding.subfield(),
                    finding.message()));
        }
        return objections;
    }

    /** Takes one finding of the same thing out of a list; whether there was one. */
    private static boolean take(List<Finding> findings, Finding wanted) {
        for (int index = 0; index < findings.size(); index++) {
            if (findings.get(index).repeats(wanted)) {
                findings.remove(index);
                return true;
            }
        }
        return false;
    }
}
