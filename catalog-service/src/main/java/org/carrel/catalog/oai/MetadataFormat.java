package org.carrel.catalog.oai;

import java.util.Arrays;
import java.util.Optional;

import org.carrel.catalog.crosswalks.RecordSchema;

/** A format in which records are disseminated. */
public enum MetadataFormat {
    OAI_DC("oai_dc", RecordSchema.OAI_DC),
    MODS("mods", RecordSchema.MODS),
    MARC21("marc21", RecordSchema.MARCXML);

    private final String prefix;
    private final RecordSchema schema;

    MetadataFormat(String prefix, RecordSchema schema) {
        this.prefix = prefix;
        this.schema = schema;
    }

    /** The name by which harvesters ask for it. */
    public String prefix() {
        return prefix;
    }

    public RecordSchema schema() {
        return schema;
    }

    static Optional<MetadataFormat> named(String prefix) {
        return Arrays.stream(values())
                .filter(format -> format.prefix.equals(prefix))
                .findFirst();
    }
}
