package org.carrel.catalog.codelists;

import org.jspecify.annotations.Nullable;

/**
 * A code of a MARC list.
 *
 * @param code the code, without blanks that fill it up
 * @param name what it stands for in English; the code itself where the list kept here has no names
 * @param obsolete whether it is not to be used any more
 * @param instead the code that took its place, if it is one code
 */
public record MarcCode(
        String code,
        String name,
        boolean obsolete,
        @Nullable String instead) {

    /** Reads a line of a list: code, name, successor, set apart by tabulators; a hyphen before it means obsolete. */
    static MarcCode of(String line) {
        String[] cells = line.split("\t", 3);
        boolean obsolete = cells[0].startsWith("-");
        String code = obsolete ? cells[0].substring(1) : cells[0];
        return new MarcCode(code, cells.length > 1 ? cells[1] : code, obsolete, cells.length > 2 ? cells[2] : null);
    }
}
