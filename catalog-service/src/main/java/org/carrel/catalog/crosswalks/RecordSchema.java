package org.carrel.catalog.crosswalks;

import java.util.Arrays;
import java.util.Optional;

/** An XML schema in which records are given to partners. */
public enum RecordSchema {
    /** MARC 21 in XML: everything that the record holds. */
    MARCXML(
            "marcxml",
            "MARC 21 in XML",
            "http://www.loc.gov/MARC21/slim",
            "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd",
            "info:srw/schema/1/marcxml-v1.1"),
    /** Metadata Object Description Schema 3.7. */
    MODS(
            "mods",
            "MODS 3.7",
            "http://www.loc.gov/mods/v3",
            "http://www.loc.gov/standards/mods/v3/mods-3-7.xsd",
            "info:srw/schema/1/mods-v3.7"),
    /** Simple Dublin Core as SRU wraps it. */
    DC(
            "dc",
            "Dublin Core",
            "info:srw/schema/1/dc-schema",
            "http://www.loc.gov/standards/sru/resources/dc-schema.xsd",
            "info:srw/schema/1/dc-v1.1"),
    /** Simple Dublin Core as OAI-PMH wraps it. */
    OAI_DC(
            "oai_dc",
            "Dublin Core for OAI-PMH",
            "http://www.openarchives.org/OAI/2.0/oai_dc/",
            "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            "http://www.openarchives.org/OAI/2.0/oai_dc/");

    private final String code;
    private final String title;
    private final String namespace;
    private final String location;
    private final String identifier;

    RecordSchema(String code, String title, String namespace, String location, String identifier) {
        this.code = code;
        this.title = title;
        this.namespace = namespace;
        this.location = location;
        this.identifier = identifier;
    }

    /** The short name by which clients ask for it. */
    public String code() {
        return code;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    public String namespace() {
        return namespace;
    }

    /** Where the schema document is published. */
    public String location() {
        return location;
    }

    /** The URI that SRU knows it by. */
    public String identifier() {
        return identifier;
    }

    /** The schema that somebody means who gives its short name, its URI or its namespace. */
    public static Optional<RecordSchema> named(String given) {
        return Arrays.stream(values())
                .filter(schema -> schema.code.equalsIgnoreCase(given)
                        || schema.identifier.equals(given)
                        || schema.namespace.equals(given))
                .findFirst();
    }
}
