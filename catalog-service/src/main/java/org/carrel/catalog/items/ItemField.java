package org.carrel.catalog.items;

/** The fields of an item's description, by the names under which histories and bulk edits speak of them. */
public enum ItemField {
    RECORD(Shape.ID),
    BARCODE(Shape.TEXT),
    LOCATION(Shape.ID),
    MATERIAL_TYPE(Shape.CODE),
    LOAN_TYPE(Shape.CODE),
    CALL_NUMBER(Shape.TEXT),
    CALL_NUMBER_SCHEME(Shape.CODE),
    CALL_NUMBER_PREFIX(Shape.TEXT),
    CALL_NUMBER_SUFFIX(Shape.TEXT),
    VOLUME(Shape.TEXT),
    COPY_NUMBER(Shape.TEXT),
    CHRONOLOGY(Shape.TEXT),
    PRICE(Shape.MONEY),
    PROCESS_TAGS(Shape.SET),
    WITHDRAWN(Shape.FLAG),
    CONDITION(Shape.CODE),
    PIECES(Shape.COUNT),
    MISSING_PIECES(Shape.COUNT),
    PIECES_NOTE(Shape.TEXT),
    MAGNETIC(Shape.FLAG),
    SECURITY(Shape.TEXT),
    PUBLIC_NOTE(Shape.TEXT),
    STAFF_NOTE(Shape.TEXT),
    CHECK_IN_NOTE(Shape.TEXT),
    ACQUIRED_ON(Shape.DATE),
    ACQUISITION_PRICE(Shape.MONEY),
    PROVENANCE(Shape.TEXT),
    TEMPORARY_LOCATION(Shape.ID),
    TEMPORARY_LOAN_TYPE(Shape.CODE),
    TEMPORARY_UNTIL(Shape.DATE),
    STATISTICAL_CODES(Shape.SET),
    URI(Shape.TEXT);

    /** What the values of a field look like as text. */
    public enum Shape {
        /** Words. */
        TEXT,
        /** A code of a list. */
        CODE,
        /** An id. */
        ID,
        /** A whole number. */
        COUNT,
        /** An amount in minor units, a blank, and the currency's code. */
        MONEY,
        /** A day, as ISO 8601 writes it. */
        DATE,
        /** {@code true}; no value for no. */
        FLAG,
        /** Codes in their order, with commas between them. */
        SET
    }

    private final Shape shape;

    ItemField(Shape shape) {
        this.shape = shape;
    }

    /** What its values look like. */
    public Shape shape() {
        return shape;
    }

    /** Whether every item has a value. */
    public boolean required() {
        return switch (this) {
            case RECORD, LOCATION, MATERIAL_TYPE, LOAN_TYPE -> true;
            default -> false;
        };
    }
}
