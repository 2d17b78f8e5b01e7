package org.carrel.catalog.search;

import java.util.Arrays;
import java.util.Optional;

/** What a part of a query looks at. */
public enum Field {
    /** Everything that was catalogued. */
    ANY("", "", Kind.TEXT),
    TITLE("title", "ti", Kind.TEXT),
    AUTHOR("author", "au", Kind.TEXT),
    SUBJECT("subject", "su", Kind.TEXT),
    SERIES("series", "se", Kind.TEXT),
    PUBLISHER("publisher", "pb", Kind.TEXT),
    /** Summary, contents and notes. */
    NOTES("notes", "nt", Kind.TEXT),
    ISBN("isbn", "", Kind.NUMBER),
    ISSN("issn", "", Kind.NUMBER),
    LCCN("lccn", "", Kind.NUMBER),
    OCLC("oclc", "", Kind.NUMBER),
    /** Control numbers, our own id of the record among them. */
    NUMBER("number", "nr", Kind.NUMBER),
    BARCODE("barcode", "bc", Kind.NUMBER),
    CALL_NUMBER("callnumber", "cn", Kind.SHELF),
    FORMAT("format", "", Kind.NUMBER),
    LANGUAGE("language", "la", Kind.NUMBER),
    YEAR("year", "yr", Kind.YEAR);

    private final String name;
    private final String alias;
    private final Kind kind;

    Field(String name, String alias, Kind kind) {
        this.name = name;
        this.alias = alias;
        this.kind = kind;
    }

    /** What a field is made of, and so what can be asked of it. */
    public enum Kind {
        /** Words. */
        TEXT,
        /** Numbers and codes, each found as a whole or by how it begins. */
        NUMBER,
        /** Call numbers, which have an order of their own and are found by how they begin. */
        SHELF,
        /** Years of publication. */
        YEAR
    }

    /** What it is made of. */
    public Kind kind() {
        return kind;
    }

    /** The field that goes by a name in queries. */
    static Optional<Field> named(String name) {
        return Arrays.stream(values())
                .filter(field -> !name.isEmpty() && (field.name.equals(name) || field.alias.equals(name)))
                .findFirst();
    }
}
