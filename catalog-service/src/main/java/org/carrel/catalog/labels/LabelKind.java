package org.carrel.catalog.labels;

/** What a label is for. */
public enum LabelKind {
    /** The call number, part by part, on the spine. */
    SPINE,
    /** Title, author, call number and barcode, inside the cover. */
    POCKET,
    /** The barcode alone. */
    BARCODE
}
