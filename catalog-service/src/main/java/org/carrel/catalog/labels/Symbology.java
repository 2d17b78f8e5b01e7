package org.carrel.catalog.labels;

/** How a barcode is drawn. */
public enum Symbology {
    CODABAR,
    CODE_39,
    /** Code 39 with its check character. */
    CODE_39_MOD_43,
    CODE_128,
    EAN_13,
    QR
}
