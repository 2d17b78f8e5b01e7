package org.carrel.circulation.rules.store;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

import org.carrel.circulation.rules.RuleSets;
import org.carrel.circulation.rules.RuleText;
import org.carrel.circulation.store.Json;
import org.carrel.platform.sql.Database;

@ApplicationScoped
class PanacheRuleSets implements RuleSets, PanacheRepositoryBase<RuleSetRow, Integer> {
    private final Database database;

    PanacheRuleSets(Database database) {
        this.database = database;
    }

    @Override
    public int newestVersion() {
        return database.first("select coalesce(max(version), 0) as newest from rule_set", row -> row.number("newest"))
                .orElse(0);
    }

    @Override
    public Optional<Published> newest() {
        return findAll(Sort.descending("version"))
                .firstResultOptional()
                .map(row ->
                        new Published(row.version, RuleText.readPublished(row.text), row.publishedAt, row.publishedBy));
    }

    @Override
    public boolean publish(Published next) {
        return database.update(
                        """
                        insert into rule_set (version, published_at, published_by, text) values (?, ?, ?, ?::jsonb)
                        on conflict do nothing
                        """,
                        next.version(),
                        next.publishedAt(),
                        next.publishedBy(),
                        Json.write(RuleText.write(next.ruleSet())))
                == 1;
    }
}
