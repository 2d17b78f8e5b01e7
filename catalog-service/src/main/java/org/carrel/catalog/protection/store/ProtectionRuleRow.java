package org.carrel.catalog.protection.store;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.protection.ProtectionRule;
import org.carrel.catalog.protection.ProtectionRule.Scope;

/** A row of {@code protection_rule}. */
@Entity
@Table(name = "protection_rule")
class ProtectionRuleRow {

    @Id
    UUID id;

    @Version
    long version = 1;

    @Column
    @Nullable
    String tag;

    @Column
    @Nullable
    String subfield;

    @Column
    @Nullable
    String source;

    @Column
    String reason;

    /** For Hibernate, which fills every column before anyone looks. */
    ProtectionRuleRow() {}

    ProtectionRuleRow(ProtectionRule rule) {
        id = rule.id();
        protect(rule.scope(), rule.reason());
    }

    final void protect(Scope scope, String why) {
        Character code = scope instanceof Scope.Fields fields ? fields.subfield() : null;
        tag = scope instanceof Scope.Fields fields ? fields.tag() : null;
        subfield = code == null ? null : code.toString();
        source = scope.source();
        reason = why;
    }

    ProtectionRule rule() {
        Scope scope = tag == null
                ? new Scope.WholeRecord(String.valueOf(source))
                : new Scope.Fields(tag, subfield == null ? null : subfield.charAt(0), source);
        return new ProtectionRule(id, version, scope, reason);
    }
}
