package org.carrel.catalog.headings.store;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.headings.HeadingBuild;
import org.carrel.platform.sql.Database;

/** The table {@code heading_build}. Leases run by the clock of the database, which is the same for every instance. */
@ApplicationScoped
class JdbcHeadingBuild implements HeadingBuild {

    private static final String LEASE = "clock_timestamp() + interval '30 seconds'";

    private final Database database;

    JdbcHeadingBuild(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Claim> claim(UUID runner, String rules) {
        return database.first(
                """
                update heading_build set runner = ?, lease_until = %s, making = ?,
                       position = case when making = ? then position end,
                       records = case when making = ? then records else 0 end
                where rules is distinct from ? and (runner is null or lease_until < clock_timestamp())
                returning position""".formatted(LEASE), row -> new Claim(row.uuidOrNull("position")), runner, rules, rules, rules, rules);
    }

    @Override
    public boolean hold(UUID runner) {
        return database.update("update heading_build set lease_until = " + LEASE + " where runner = ?", runner) == 1;
    }

    @Override
    public void advance(UUID runner, UUID position, int records) {
        database.update(
                "update heading_build set position = ?, records = records + ? where runner = ?",
                position,
                records,
                runner);
    }

    @Override
    public void finish(UUID runner) {
        database.update(
                "update heading_build set rules = making, making = null, position = null, records = 0, runner = null"
                        + " where runner = ?",
                runner);
    }

    @Override
    public void release(UUID runner) {
        database.update("update heading_build set runner = null where runner = ?", runner);
    }

    @Override
    public State state(String rules) {
        return database.first(
                        "select coalesce(rules = ?, false) as made, records from heading_build",
                        row -> new State(row.flag("made"), row.bigNumber("records")),
                        rules)
                .orElseThrow(() -> new IllegalStateException("the table has one row"));
    }
}
