package org.carrel.catalog.validation.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import org.carrel.catalog.validation.LocalRule;
import org.carrel.catalog.validation.LocalRules;

/** The library's own rules in PostgreSQL. */
@ApplicationScoped
class PanacheLocalRules implements LocalRules, PanacheRepositoryBase<RuleRow, UUID> {

    @Override
    public List<LocalRule> all() {
        return list("order by name").stream().map(RuleRow::rule).toList();
    }

    @Override
    public Optional<LocalRule> find(UUID id) {
        return findByIdOptional(id).map(RuleRow::rule);
    }

    @Override
    public Optional<LocalRule> named(String name) {
        return find("name", name).firstResultOptional().map(RuleRow::rule);
    }

    @Override
    public void add(LocalRule rule) {
        persist(new RuleRow(rule));
        flush();
    }

    @Override
    public LocalRule change(UUID id, LocalRule.Statement statement) {
        RuleRow row = findById(id);
        row.state(statement);
        flush();
        return row.rule();
    }

    @Override
    public void remove(UUID id) {
        deleteById(id);
        flush();
    }
}
