package org.carrel.catalog.copycataloguing.store;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.copycataloguing.CopyTemplate;
import org.carrel.catalog.copycataloguing.CopyTemplates;
import org.carrel.catalog.store.Documents;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** Templates in PostgreSQL. */
@ApplicationScoped
class SqlCopyTemplates implements CopyTemplates {

    private final Database database;
    private final Documents documents;

    SqlCopyTemplates(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public List<Kept> all() {
        return database.list("select version, document from copy_template order by code", this::kept);
    }

    @Override
    public Optional<Kept> find(String code) {
        return database.first("select version, document from copy_template where code = ?", this::kept, code);
    }

    @Override
    public Optional<Kept> findForEdit(String code) {
        return database.first(
                "select version, document from copy_template where code = ? for no key update", this::kept, code);
    }

    @Override
    public Kept put(CopyTemplate template) {
        String sql = """
                insert into copy_template as held (code, version, document) values (?, 1, ?::jsonb)
                on conflict (code) do update set version = held.version + 1, document = excluded.document
                returning version, document""";
        return database.first(sql, this::kept, template.code(), documents.write(template))
                .orElseThrow();
    }

    @Override
    public void remove(String code) {
        database.update("delete from copy_template where code = ?", code);
    }

    private Kept kept(Row row) {
        return new Kept(row.bigNumber("version"), documents.read(row.text("document"), CopyTemplate.class));
    }
}
