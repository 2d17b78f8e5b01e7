package org.carrel.catalog.z3950;

/** Object identifiers of the syntaxes in which records travel. */
public final class RecordSyntax {

    public static final String UNIMARC = "1.2.840.10003.5.1";
    public static final String USMARC = "1.2.840.10003.5.10";
    public static final String SUTRS = "1.2.840.10003.5.101";
    public static final String OPAC = "1.2.840.10003.5.102";
    public static final String GRS1 = "1.2.840.10003.5.105";
    public static final String XML = "1.2.840.10003.5.109.10";

    private static final String MARC_FAMILY = "1.2.840.10003.5.";

    private RecordSyntax() {}

    /** Whether records of this syntax are ISO 2709: MARC 21, UNIMARC and the national ones between them. */
    public static boolean isMarc(String syntax) {
        if (!syntax.startsWith(MARC_FAMILY)) {
            return false;
        }
        String arc = syntax.substring(MARC_FAMILY.length());
        return arc.matches("[0-9]{1,2}");
    }
}
