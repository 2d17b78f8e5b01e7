package org.carrel.catalog.sru;

import java.util.Arrays;
import java.util.Optional;

import org.carrel.catalog.crosswalks.RecordSchema;

/** A schema in which records are answered. */
public enum SruSchema {
    MARCXML(RecordSchema.MARCXML, "marcxml", "MARC 21 in XML", RecordSchema.MARCXML.identifier()),
    MODS(RecordSchema.MODS, "mods", "MODS 3.7", RecordSchema.MODS.identifier()),
    DC(RecordSchema.DC, "dc", "Dublin Core", RecordSchema.DC.identifier()),
    /** MARC 21 with the copies and how they circulate now. */
    OPAC(RecordSchema.MARCXML, "opac", "MARC 21 with holdings and circulation", "info:srw/schema/1/opacxml-v1.0");

    private final RecordSchema schema;
    private final String code;
    private final String title;
    private final String identifier;

    SruSchema(RecordSchema schema, String code, String title, String identifier) {
        this.schema = schema;
        this.code = code;
        this.title = title;
        this.identifier = identifier;
    }

    /** How the bibliographic record is said. */
    public RecordSchema schema() {
        return schema;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String identifier() {
        return identifier;
    }

    /** The schema that somebody means who gives its short name, its URI or its namespace. */
    static Optional<SruSchema> named(String given) {
        return Arrays.stream(values())
                .filter(schema -> schema.code.equalsIgnoreCase(given)
                        || schema.identifier.equals(given)
                        || (schema != OPAC && schema.schema.namespace().equals(given)))
                .findFirst();
    }
}
