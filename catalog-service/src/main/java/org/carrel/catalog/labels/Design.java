package org.carrel.catalog.labels;

import org.jspecify.annotations.Nullable;

/**
 * How labels of one kind look, and on which sheet they are printed.
 *
 * @param code what prints refer to
 * @param name name for people
 * @param sheet code of the sheet
 * @param kind what the labels are for
 * @param type the letters
 * @param symbology how the barcode is drawn; null where there is none
 * @param heading a line above everything else, such as the library's name
 */
public record Design(
        String code,
        String name,
        String sheet,
        LabelKind kind,
        Type type,
        @Nullable Symbology symbology,
        @Nullable String heading) {

    /**
     * The letters. They are as large as wished if the longest line fits, and smaller if not.
     *
     * @param size wished size in points
     * @param smallest size in points below which nobody can read it
     * @param bold whether they are heavy
     * @param centred whether lines are centred rather than flush left
     */
    public record Type(double size, double smallest, boolean bold, boolean centred) {}
}
