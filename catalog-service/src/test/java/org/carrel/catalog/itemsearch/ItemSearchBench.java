package org.carrel.catalog.itemsearch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.itemsearch.ItemSearch.Filters;
import org.carrel.catalog.itemsearch.ItemSearch.Order;
import org.carrel.catalog.itemsearch.ItemSearch.Text;
import org.carrel.catalog.itemsearch.ItemSearch.Wanted;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.events.Availability;
import org.carrel.testkit.CarrelTest;

import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.itemBody;
import static org.carrel.catalog.CatalogueApi.writing;

/**
 * Measures how items are found among 600,000: one in six is checked out, one in fifty has a note, and they stand at two
 * branches under call numbers of forty classes. Not part of the build: {@code -Dtest=ItemSearchBench}.
 */
@CarrelTest
class ItemSearchBench {

    private static final int ITEMS = 600_000;
    private static final int TITLES = 200_000;
    private static final int ROUNDS = 60;
    private static final Filters ALL = new Filters(null, null, null, null, null, null, null, null, null);

    @Inject
    DataSource database;

    @Inject
    ItemSearch items;

    @Test
    void measure() throws SQLException {
        CatalogueApi.Library library = CatalogueApi.library();
        UUID record = CatalogueApi.record(MarcSamples.book("bench", "Ten thousand and one items", "Author"));
        writing(itemBody(record, library.mainStacks(), "39000000000000", Map.of("callNumber", "QA76 .A1")))
                .post(BASE + "/items")
                .then()
                .statusCode(201);
        fill(record);
        var cases = new LinkedHashMap<String, Wanted>();
        cases.put("the whole of a barcode", text("39000000123456", 0));
        cases.put("the end of a barcode", text("123456", 0));
        cases.put("a short end of a barcode", text("3456", 0));
        cases.put("a whole call number", text("QA76 .C123456", 0));
        cases.put("a class of call numbers", text("QA76", 0));
        cases.put("a word of notes", text("waterstained", 0));
        cases.put("a title", text("zyx", 1));
        cases.put("titles, a thousand of them", text("zyx", 1_000));
        cases.put("everything", new Wanted(null, ALL));
        cases.put("a branch", new Wanted(null, with(library.main(), null, null)));
        cases.put("a branch, checked out", new Wanted(null, with(library.main(), null, Availability.CHECKED_OUT)));
        cases.put("a rare material", new Wanted(null, with(null, "globe", null)));
        cases.put("missing", new Wanted(null, with(null, null, Availability.MISSING)));
        cases.put(
                "a class, checked out",
                new Wanted(new Text("QA76", List.of()), with(null, null, Availability.CHECKED_OUT)));
        for (Order order : Order.values()) {
            cases.forEach((name, wanted) -> measure(name, wanted, order));
        }
    }

    private Wanted text(String typed, int titles) {
        return new Wanted(new Text(typed, titles == 0 ? List.of() : titles(titles)), ALL);
    }

    private List<UUID> titles(int count) {
        var ids = new ArrayList<UUID>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select id from record order by md5(id::text) limit " + count)) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }

    private static Filters with(@Nullable UUID branch, @Nullable String material, @Nullable Availability availability) {
        return new Filters(branch, null, material, null, availability, null, null, null, null);
    }

    private void measure(String name, Wanted wanted, Order order) {
        var micros = new long[ROUNDS];
        int found = 0;
        for (int round = -5; round < ROUNDS; round++) {
            long began = System.nanoTime();
            found = QuarkusTransaction.requiringNew()
                    .call(() -> items.find(wanted, order, null, 51))
                    .size();
            if (round >= 0) {
                micros[round] = (System.nanoTime() - began) / 1_000;
            }
        }
        Arrays.sort(micros);
        System.out.printf(
                "%-12s %-28s %3d found  p50 %7.1f ms  p95 %7.1f ms%n",
                order, name, found, micros[ROUNDS / 2] / 1e3, micros[ROUNDS * 95 / 100] / 1e3);
    }

    private void fill(UUID record) throws SQLException {
        run("""
                insert into record select (jsonb_populate_record(r, jsonb_build_object(
                    'id', uuidv7(), 'control_number', 'bench-' || n, 'title', 'Title ' || n))).*
                from record r, generate_series(1, %d) n where r.id = '%s'""".formatted(TITLES, record));
        // Columns that the database works out by itself cannot be copied.
        String columns = first("""
                select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
                from information_schema.columns
                where table_name = 'item' and table_schema = 'public' and is_generated = 'NEVER'""");
        run("""
                with t as (select id, row_number() over (order by id) as n from record),
                made as (
                  select (jsonb_populate_record(i, jsonb_build_object(
                    'id', uuidv7(), 'record_id', t.id, 'barcode', '39' || lpad(n::text, 12, '0'),
                    'call_number', 'QA' || 40 + n %% 40 || ' .C' || n,
                    'shelving_key', 'QA   ' || lpad((40 + n %% 40)::text, 4, '0') || ' C' || n,
                    'staff_note', case when n %% 50 = 0 then 'spine loose, waterstained' end,
                    'material_type', case when n %% 5000 = 0 then 'globe' else 'book' end,
                    'created_at', now() - n * interval '1 minute'))).*
                  from item i, generate_series(1, %d) n join t on t.n = 1 + n %% %d
                  where i.barcode = '39000000000000')
                insert into item (%s) select %s from made""".formatted(ITEMS, TITLES, columns, columns));
        run("""
                insert into item_availability (item_id, version, record_id, availability, since, requests_waiting)
                select id, 1, record_id, case when n % 6 = 0 then 'CHECKED_OUT' when n % 3001 = 0 then 'MISSING'
                       else 'AVAILABLE' end, now(), 0
                from (select *, row_number() over () as n from item) i on conflict do nothing""");
        run("vacuum analyze");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            long began = System.nanoTime();
            boolean rows = statement.execute(sql);
            System.out.printf("%.1f s (%s): %.60s%n", (System.nanoTime() - began) / 1e9, rows, sql.replace("\n", " "));
        }
    }

    private String first(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
