package org.carrel.catalog.marc;

import java.util.regex.Pattern;

/** Which format gives the fields of a record their meaning. */
public enum Dialect {
    /** MARC 21, the title in field 245. */
    MARC21,
    /** UNIMARC, the title in field 200. */
    UNIMARC;

    /** General processing data of UNIMARC: the date entered on file, then the kind of date of publication. */
    private static final Pattern GENERAL_DATA = Pattern.compile("[0-9]{8}[a-z| ].*", Pattern.DOTALL);

    /**
     * The dialect of a record. Nothing in a record names it, but the two cannot be confused: MARC 21 has no field 200
     * and keeps a name in 100, where UNIMARC keeps coded data.
     */
    public static Dialect of(MarcRecord record) {
        boolean titled = !record.data("200").isEmpty() && record.data("245").isEmpty();
        return titled
                        && record.data("100").stream()
                                .anyMatch(
                                        field -> areGeneralData(field.first('a').orElse("")))
                ? UNIMARC
                : MARC21;
    }

    static boolean areGeneralData(String text) {
        return GENERAL_DATA.matcher(text).matches();
    }
}
