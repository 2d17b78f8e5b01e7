package org.carrel.catalog.items.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.BarcodeRange;
import org.carrel.catalog.items.BarcodeRanges;
import org.carrel.catalog.items.CheckDigit;
import org.carrel.platform.sql.Database;
import org.carrel.platform.sql.Row;

/** The table {@code barcode_range}. */
@ApplicationScoped
class JdbcBarcodeRanges implements BarcodeRanges {

    private final Database database;

    JdbcBarcodeRanges(Database database) {
        this.database = database;
    }

    @Override
    public List<BarcodeRange> list() {
        return database.list("select * from barcode_range order by code", JdbcBarcodeRanges::range);
    }

    @Override
    public Optional<BarcodeRange> find(String code) {
        return database.first("select * from barcode_range where code = ?", JdbcBarcodeRanges::range, code);
    }

    @Override
    public Optional<BarcodeRange> findForUse(String code) {
        return database.first("select * from barcode_range where code = ? for update", JdbcBarcodeRanges::range, code);
    }

    @Override
    public BarcodeRange put(BarcodeRange range) {
        return database.list(
                        """
                        insert into barcode_range as held
                          (code, version, name, prefix, width, check_digit, next, last)
                        values (?, 1, ?, ?, ?, ?, ?, ?)
                        on conflict (code) do update set version = held.version + 1, name = excluded.name,
                          prefix = excluded.prefix, width = excluded.width, check_digit = excluded.check_digit,
                          next = excluded.next, last = excluded.last
                        returning *""",
                        JdbcBarcodeRanges::range,
                        range.code(),
                        range.name(),
                        range.prefix(),
                        range.width(),
                        range.checkDigit(),
                        range.next(),
                        range.last())
                .getFirst();
    }

    @Override
    public void taken(BarcodeRange range, long next) {
        database.update("update barcode_range set next = ? where code = ?", next, range.code());
    }

    @Override
    public Set<Barcode> inUse(Collection<Barcode> barcodes) {
        List<String> texts = barcodes.stream().map(Barcode::text).toList();
        return database
                .list(
                        "select distinct barcode from item where barcode = any (?)",
                        row -> new Barcode(row.text("barcode")),
                        texts)
                .stream()
                .collect(Collectors.toSet());
    }

    private static BarcodeRange range(Row row) {
        return new BarcodeRange(
                row.text("code"),
                row.bigNumber("version"),
                row.text("name"),
                row.text("prefix"),
                row.number("width"),
                row.constant("check_digit", CheckDigit.class),
                row.bigNumber("next"),
                row.bigNumber("last"));
    }
}
