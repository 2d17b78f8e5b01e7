package org.carrel.catalog.protection.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import org.carrel.catalog.protection.ProtectionRule;
import org.carrel.catalog.protection.ProtectionRules;

/** The protection rules in PostgreSQL. */
@ApplicationScoped
class PanacheProtectionRules implements ProtectionRules, PanacheRepositoryBase<ProtectionRuleRow, UUID> {

    @Override
    public List<ProtectionRule> all() {
        return list("order by id").stream().map(ProtectionRuleRow::rule).toList();
    }

    @Override
    public Optional<ProtectionRule> find(UUID id) {
        return findByIdOptional(id).map(ProtectionRuleRow::rule);
    }

    @Override
    public void add(ProtectionRule rule) {
        persist(new ProtectionRuleRow(rule));
        flush();
    }

    @Override
    public ProtectionRule change(UUID id, ProtectionRule.Scope scope, String reason) {
        ProtectionRuleRow row = findById(id);
        row.protect(scope, reason);
        flush();
        return row.rule();
    }

    @Override
    public void remove(UUID id) {
        deleteById(id);
        flush();
    }
}
