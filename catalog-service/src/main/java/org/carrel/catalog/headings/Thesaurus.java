package org.carrel.catalog.headings;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;

/** The thesaurus a subject heading is taken from, as its code in the MARC source code list. */
public final class Thesaurus {

    private static final int THESAURUS = 11;

    private Thesaurus() {}

    /** The thesaurus that a field of a bibliographic record names; null if any will do. */
    public static @Nullable String ofBibliographic(MarcField.Data field) {
        if (field.tag().charAt(0) != '6') {
            return null;
        }
        return switch (field.second()) {
            case '0' -> "lcsh";
            case '1' -> "lcshac";
            case '2' -> "mesh";
            case '3' -> "nal";
            case '5' -> "cash";
            case '6' -> "rvm";
            case '7' -> named(field, '2');
            default -> null;
        };
    }

    /** The thesaurus that an authority record is part of; null if it does not say. */
    public static @Nullable String ofAuthority(MarcRecord record) {
        String fixed = record.control("008").orElse("");
        return switch (fixed.length() > THESAURUS ? fixed.charAt(THESAURUS) : ' ') {
            case 'a' -> "lcsh";
            case 'b' -> "lcshac";
            case 'c' -> "mesh";
            case 'd' -> "nal";
            case 'k' -> "cash";
            case 'r' -> "aat";
            case 's' -> "sears";
            case 'v' -> "rvm";
            case 'z' ->
                record.data("040").stream()
                        .findFirst()
                        .map(field -> named(field, 'f'))
                        .orElse(null);
            default -> null;
        };
    }

    private static @Nullable String named(MarcField.Data field, char code) {
        return field.first(code)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    /** Whether a heading of one may be controlled by an authority of the other. */
    public static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }
}
