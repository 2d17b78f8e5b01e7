package org.carrel.catalog.protection.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.Arc;

import org.carrel.catalog.protection.Protection;
import org.carrel.catalog.protection.ProtectionRule;
import org.carrel.catalog.protection.ProtectionRule.Scope;
import org.carrel.catalog.protection.ProtectionRules;
import org.carrel.catalog.records.RecordGuard;
import org.carrel.catalog.records.RecordUse;
import org.carrel.catalog.records.Records;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.Caller;
import org.carrel.platform.security.Permissions;

/** Keeps the protection rules, and holds the edits and deletions of people to them. */
@ApplicationScoped
public class ProtectRecords implements RecordGuard, RecordUse {

    private final ProtectionRules rules;
    private final Records records;
    private final IdSource ids;
    private final Caller caller;

    ProtectRecords(ProtectionRules rules, Records records, IdSource ids, Caller caller) {
        this.rules = rules;
        this.records = records;
        this.ids = ids;
        this.caller = caller;
    }

    /** All rules, oldest first. */
    public List<ProtectionRule> all() {
        return rules.all();
    }

    /** Adds a rule. */
    public ProtectionRule add(Scope scope, String reason) {
        var rule = new ProtectionRule(ids.next(), 1, scope, reason);
        rules.add(rule);
        return rule;
    }

    /** Changes a rule; empty if there is none. */
    public Optional<ProtectionRule> change(UUID id, LongConsumer precondition, Scope scope, String reason) {
        return rules.find(id).map(current -> {
            precondition.accept(current.version());
            return rules.change(id, scope, reason);
        });
    }

    /** Removes a rule; whether there was one. */
    public boolean remove(UUID id, LongConsumer precondition) {
        Optional<ProtectionRule> current = rules.find(id);
        current.ifPresent(rule -> {
            precondition.accept(rule.version());
            rules.remove(id);
        });
        return current.isPresent();
    }

    /** Who makes the rules may touch what they protect, and is told so. */
    @Override
    public List<Objection> objections(Edit edit) {
        boolean mayTouch = mayTouch();
        return Protection.touched(
                        edit.before(), edit.after(), edit.record().identity().source(), rules.all())
                .stream()
                .map(rule -> objection(rule, mayTouch))
                .toList();
    }

    /** A job that runs on its own, outside any request, makes no rules and touches nothing that they protect. */
    private boolean mayTouch() {
        return Arc.container().requestContext().isActive() && caller.may(Permissions.CATALOG_RULES_WRITE);
    }

    private static Objection objection(ProtectionRule rule, boolean mayTouch) {
        String severity = mayTouch ? "INFO" : "ERROR";
        return switch (rule.scope()) {
            case Scope.WholeRecord _ ->
                new Objection("record-protected", severity, !mayTouch, null, 0, null, rule.reason());
            case Scope.Fields fields ->
                new Objection(
                        "field-protected",
                        severity,
                        !mayTouch,
                        fields.tag(),
                        0,
                        fields.subfield() == null ? null : fields.subfield().toString(),
                        rule.reason());
        };
    }

    /** A record that is protected as a whole is not deleted either. */
    @Override
    public List<Hold> holding(UUID recordId) {
        if (mayTouch()) {
            return List.of();
        }
        List<ProtectionRule> locking = records.find(recordId)
                .map(record -> Protection.lockingSource(record.identity().source(), rules.all()))
                .orElse(List.of());
        return locking.isEmpty() ? List.of() : List.of(new Hold("record-protected", locking.size()));
    }
}
