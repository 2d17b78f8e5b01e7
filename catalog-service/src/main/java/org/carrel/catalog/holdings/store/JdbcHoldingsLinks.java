package org.carrel.catalog.holdings.store;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.holdings.HoldingsLinks;
import org.carrel.platform.sql.Database;

/** Links by number: whichever of the two records comes first, they find each other. */
@ApplicationScoped
class JdbcHoldingsLinks implements HoldingsLinks {

    private final Database database;

    JdbcHoldingsLinks(Database database) {
        this.database = database;
    }

    @Override
    public void link(UUID recordId, String source, @Nullable String titleNumber) {
        if (titleNumber == null) {
            database.update("delete from holdings_link where record_id = ?", recordId);
            return;
        }
        database.update("""
                insert into holdings_link (record_id, source, bib_number) values (?, ?, ?)
                on conflict (record_id) do update set source = excluded.source, bib_number = excluded.bib_number""", recordId, source, titleNumber);
    }

    @Override
    public List<UUID> ofTitle(UUID recordId) {
        return database.list("""
                select h.id from record b
                join holdings_link l on l.source = b.source and l.bib_number = b.control_number
                join record h on h.id = l.record_id and h.state = 'ACTIVE'
                where b.id = ? order by h.id""", row -> row.uuid("id"), recordId);
    }
}
