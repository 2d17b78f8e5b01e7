package org.carrel.catalog.items.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.items.AccessionRegister;
import org.carrel.catalog.items.AccessionRegisters;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The table {@code accession_register}; its entries are items. */
@ApplicationScoped
class JdbcAccessionRegisters implements AccessionRegisters {

    private final Database database;

    JdbcAccessionRegisters(Database database) {
        this.database = database;
    }

    @Override
    public List<AccessionRegister> list() {
        return database.list("select * from accession_register order by code", JdbcAccessionRegisters::register);
    }

    @Override
    public Optional<AccessionRegister> find(String code) {
        return database.first(
                "select * from accession_register where code = ?", JdbcAccessionRegisters::register, code);
    }

    @Override
    public Optional<AccessionRegister> findForUse(String code) {
        return database.first(
                "select * from accession_register where code = ? for update", JdbcAccessionRegisters::register, code);
    }

    @Override
    public AccessionRegister put(AccessionRegister register) {
        return database.list(
                        """
                        insert into accession_register as held (code, version, name, prefix, width, next)
                        values (?, 1, ?, ?, ?, ?)
                        on conflict (code) do update set version = held.version + 1, name = excluded.name,
                          prefix = excluded.prefix, width = excluded.width, next = excluded.next
                        returning *""",
                        JdbcAccessionRegisters::register,
                        register.code(),
                        register.name(),
                        register.prefix(),
                        register.width(),
                        register.next())
                .getFirst();
    }

    @Override
    public void taken(AccessionRegister register) {
        database.update("update accession_register set next = next + 1 where code = ?", register.code());
    }

    @Override
    public List<UUID> entries(String code, @Nullable Long after, int limit) {
        return database.list("""
                select id from item where accession_register = ? and accession_number > ?
                order by accession_number limit ?""", row -> row.uuid("id"), code, after == null ? 0L : after, limit);
    }

    private static AccessionRegister register(Row row) {
        return new AccessionRegister(
                row.text("code"),
                row.bigNumber("version"),
                row.text("name"),
                row.text("prefix"),
                row.number("width"),
                row.bigNumber("next"));
    }
}
