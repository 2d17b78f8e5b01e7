package org.carrel.circulation.requests.store;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.requests.CancellationReason;
import org.carrel.circulation.requests.CancellationReasons;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;
import org.carrel.platform.sql.Statements;

@ApplicationScoped
class CancellationReasonTable implements CancellationReasons {
    private final Database database;

    CancellationReasonTable(Database database) {
        this.database = database;
    }

    @Override
    public List<CancellationReason> all() {
        return database.list("select * from cancellation_reason order by code", CancellationReasonTable::reason);
    }

    @Override
    public Optional<CancellationReason> find(String code) {
        return database.first(
                "select * from cancellation_reason where code = ?", CancellationReasonTable::reason, code);
    }

    @Override
    public void put(CancellationReason reason) {
        database.run(new Statements()
                .change("""
                        insert into cancellation_reason as held (code, version, name, by_patrons, retired)
                        values (?, ?, ?, ?, ?)
                        on conflict (code) do update set version = excluded.version, name = excluded.name,
                          by_patrons = excluded.by_patrons, retired = excluded.retired
                        where held.version = excluded.version - 1
                        """, reason.code(), reason.version(), reason.name(), reason.byPatrons(), reason.retired()));
    }

    private static CancellationReason reason(Row row) {
        return new CancellationReason(
                row.text("code"),
                row.bigNumber("version"),
                row.text("name"),
                row.flag("by_patrons"),
                row.flag("retired"));
    }
}
