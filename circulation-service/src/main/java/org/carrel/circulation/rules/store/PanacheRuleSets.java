package org.carrel.circulation.rules.store;

import java.time.Instant;
import java.util.List;
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
    private static final Sort NEWEST_FIRST = Sort.descending("version");

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
        return findAll(NEWEST_FIRST).firstResultOptional().map(RuleSetRow::published);
    }

    @Override
    public Optional<Published> find(int version) {
        return findByIdOptional(version).map(RuleSetRow::published);
    }

    @Override
    public Optional<Published> inForceAt(Instant moment) {
        return find("publishedAt <= ?1", NEWEST_FIRST, moment)
                .firstResultOptional()
                .map(RuleSetRow::published);
    }

    @Override
    public List<Edition> editions(int below, int limit) {
        return database.list(
                """
                select version, text ->> 'title' as title, published_at, published_by, note, restores from rule_set
                where version < ? order by version desc limit ?
                """,
                row -> new Edition(
                        row.number("version"),
                        row.text("title"),
                        row.instant("published_at"),
                        row.text("published_by"),
                        row.textOrNull("note"),
                        row.numberOrNull("restores")),
                below,
                limit);
    }

    @Override
    public boolean publish(Published next) {
        return database.update(
                        """
                        insert into rule_set (version, published_at, published_by, note, restores, text)
                        values (?, ?, ?, ?, ?, ?::jsonb)
                        on conflict do nothing
                        """,
                        next.version(),
                        next.publishedAt(),
                        next.publishedBy(),
                        next.note(),
                        next.restores(),
                        Json.write(RuleText.write(next.ruleSet())))
                == 1;
    }
}
