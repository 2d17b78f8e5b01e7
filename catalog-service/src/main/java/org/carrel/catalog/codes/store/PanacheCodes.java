package org.carrel.catalog.codes.store;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import org.carrel.catalog.codes.Code;
import org.carrel.catalog.codes.CodeList;
import org.carrel.catalog.codes.Codes;

/** The code lists in PostgreSQL. */
@ApplicationScoped
class PanacheCodes implements Codes, PanacheRepositoryBase<CodeRow, CodeRow.Key> {

    @Override
    public List<Code> list(CodeList list) {
        return list("key.list = ?1 order by key.code", list).stream()
                .map(CodeRow::code)
                .toList();
    }

    @Override
    public Optional<Code> find(CodeList list, String code) {
        return findByIdOptional(new CodeRow.Key(list, code)).map(CodeRow::code);
    }

    @Override
    public Code put(CodeList list, String code, String name, boolean active) {
        var key = new CodeRow.Key(list, code);
        CodeRow row = findByIdOptional(key).orElse(null);
        if (row == null) {
            row = new CodeRow(key, name, active);
            persist(row);
        } else {
            row.name = name;
            row.active = active;
        }
        flush();
        return row.code();
    }

    @Override
    public void remove(CodeList list, String code) {
        deleteById(new CodeRow.Key(list, code));
    }
}
