package org.carrel.catalog.matching;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Something that two records of the same thing have in common.
 *
 * @param type what it is
 * @param tag tag of the field, for {@link Type#FIELD} only
 * @param subfield code of its subfield, for {@link Type#FIELD} only
 */
public record MatchPoint(
        Type type, @Nullable String tag, @Nullable String subfield) {

    private static final Pattern TAG = Pattern.compile("0[1-9][0-9]|[1-9][0-9]{2}");
    private static final Pattern SUBFIELD = Pattern.compile("[a-z0-9]");

    /** What two records have in common. */
    public enum Type {
        /** Their number at the source that the import names: field 001. */
        CONTROL_NUMBER,
        ISBN,
        ISSN,
        LCCN,
        OCLC,
        /** A number of another system, field 035. */
        SYSTEM,
        /** Title, main author and year, forgiving how they were typed. */
        TITLE,
        /** What stands in a subfield, without regard to case, diacritics and punctuation. */
        FIELD
    }

    public MatchPoint {
        if (type == Type.FIELD) {
            if (tag == null || !TAG.matcher(tag).matches()) {
                throw new IllegalArgumentException("a FIELD point names a tag from 010 to 999");
            }
            if (subfield == null || !SUBFIELD.matcher(subfield).matches()) {
                throw new IllegalArgumentException("a FIELD point names a subfield by a letter or digit");
            }
        } else if (tag != null || subfield != null) {
            throw new IllegalArgumentException("only a FIELD point names a tag and a subfield");
        }
    }

    /** A point of a type that needs no field. */
    public static MatchPoint of(Type type) {
        return new MatchPoint(type, null, null);
    }

    /** What stands in a subfield. */
    public static MatchPoint field(String tag, String subfield) {
        return new MatchPoint(Type.FIELD, tag, subfield);
    }
}
