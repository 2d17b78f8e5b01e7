package org.carrel.catalog.records;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * As much of a description as names a record in a list.
 *
 * @param title display title
 * @param author main entry
 * @param year year of publication as coded
 * @param format code of the main format
 * @param isbns ISBNs in 13-digit form
 */
public record Brief(
        String title, @Nullable String author, @Nullable String year, String format, List<String> isbns) {

    public Brief {
        isbns = List.copyOf(isbns);
    }

    static Brief of(Description description) {
        Years years = description.publication().years();
        return new Brief(
                description.titles().display(),
                description.names().main(),
                years == null ? null : years.text(),
                description.coding().format(),
                description.identifiers().isbns());
    }
}
