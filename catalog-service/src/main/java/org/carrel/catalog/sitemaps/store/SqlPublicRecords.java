package org.carrel.catalog.sitemaps.store;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.sitemaps.PublicRecords;
import org.carrel.platform.sql.Database;

/** The public's records in PostgreSQL. */
@ApplicationScoped
class SqlPublicRecords implements PublicRecords {

    private static final String VISIBLE = "kind = 'BIBLIOGRAPHIC' and state = 'ACTIVE' and not suppressed";

    private final Database database;

    SqlPublicRecords(Database database) {
        this.database = database;
    }

    @Override
    public List<UUID> firsts(int perPage) {
        return database.list(
                "select id from (select id, row_number() over (order by id) as number from record where " + VISIBLE
                        + ") numbered where (number - 1) % ? = 0 order by id",
                row -> row.uuid("id"),
                perPage);
    }

    @Override
    public List<Listed> from(UUID first, int limit) {
        return database.list(
                "select id, updated_at from record where id >= ? and " + VISIBLE + " order by id limit ?",
                row -> new Listed(row.uuid("id"), row.instant("updated_at")),
                first,
                limit);
    }
}
