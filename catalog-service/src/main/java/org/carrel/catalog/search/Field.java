package org.carrel.catalog.search;

import java.util.Arrays;
import java.util.Optional;

/** What a part of a query looks at. */
public enum Field {
    /** Everything that was catalogued. */
    ANY("", ""),
    TITLE("title", "ti"),
    AUTHOR("author", "au"),
    SUBJECT("subject", "su"),
    SERIES("series", "se"),
    ISBN("isbn", ""),
    ISSN("issn", ""),
    LCCN("lccn", ""),
    OCLC("oclc", ""),
    /** Control numbers, our own id of the record among them. */
    NUMBER("number", "nr"),
    BARCODE("barcode", "bc"),
    CALL_NUMBER("callnumber", "cn"),
    FORMAT("format", ""),
    LANGUAGE("language", "la"),
    YEAR("year", "yr");

    private final String name;
    private final String alias;

    Field(String name, String alias) {
        this.name = name;
        this.alias = alias;
    }

    /** The field that goes by a name in queries. */
    static Optional<Field> named(String name) {
        return Arrays.stream(values())
                .filter(field -> !name.isEmpty() && (field.name.equals(name) || field.alias.equals(name)))
                .findFirst();
    }
}
