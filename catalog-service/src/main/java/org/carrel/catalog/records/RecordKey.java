package org.carrel.catalog.records;

/** A number by which a record can be looked up exactly, in its normalised form. */
public record RecordKey(Type type, String value) {

    /** What sort of number it is. */
    public enum Type {
        ISBN,
        ISSN,
        LCCN,
        OCLC,
        /** Control number of another system, {@code (prefix)number}. */
        SYSTEM,
        /** Title, author and year in a form that forgives how they were typed. */
        TITLE
    }

    /** The key that somebody who writes this number means; the number itself if it has no right form. */
    public static RecordKey of(Type type, String given) {
        String value =
                switch (type) {
                    case ISBN -> Isbn.parse(given).map(Isbn::thirteen).orElse(given.strip());
                    case ISSN -> Issn.parse(given).map(Issn::text).orElse(given.strip());
                    case LCCN -> ControlNumbers.lccn(given).orElse(given.strip());
                    case OCLC ->
                        ControlNumbers.oclc("(OCoLC)" + given.replaceFirst("(?i)^\\(OCoLC\\)", ""))
                                .orElse(given.strip());
                    case SYSTEM, TITLE -> given.strip();
                };
        return new RecordKey(type, value);
    }
}
