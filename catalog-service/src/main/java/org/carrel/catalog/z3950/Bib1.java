package org.carrel.catalog.z3950;

import java.util.Map;

/** The numbers of the bib-1 attribute set and of the bib-1 diagnostics that libraries use. */
public final class Bib1 {

    /** The attribute set. */
    public static final String ATTRIBUTES = "1.2.840.10003.3.1";

    /** The diagnostic set. */
    public static final String DIAGNOSTICS = "1.2.840.10003.4.1";

    /** Types of attributes. */
    public static final int USE = 1;

    public static final int RELATION = 2;
    public static final int POSITION = 3;
    public static final int STRUCTURE = 4;
    public static final int TRUNCATION = 5;
    public static final int COMPLETENESS = 6;

    /** Use attributes. */
    public static final int PERSONAL_NAME = 1;

    public static final int CORPORATE_NAME = 2;
    public static final int TITLE = 4;
    public static final int TITLE_SERIES = 5;
    public static final int ISBN = 7;
    public static final int ISSN = 8;
    public static final int LCCN = 9;
    public static final int LOCAL_NUMBER = 12;
    public static final int SUBJECT = 21;
    public static final int DATE = 30;
    public static final int DATE_OF_PUBLICATION = 31;
    public static final int AUTHOR = 1003;
    public static final int STANDARD_IDENTIFIER = 1007;
    public static final int ANY = 1016;
    public static final int PUBLISHER = 1018;

    /** Relations. */
    public static final int LESS = 1;

    public static final int LESS_OR_EQUAL = 2;
    public static final int EQUAL = 3;
    public static final int GREATER_OR_EQUAL = 4;
    public static final int GREATER = 5;
    public static final int NOT_EQUAL = 6;

    /** Positions. */
    public static final int FIRST_IN_FIELD = 1;

    public static final int ANY_POSITION = 3;

    /** Structures. */
    public static final int PHRASE = 1;

    public static final int WORD = 2;
    public static final int YEAR = 4;
    public static final int WORD_LIST = 6;

    /** Truncations. */
    public static final int RIGHT_TRUNCATION = 1;

    public static final int NO_TRUNCATION = 100;

    /** Diagnostics. */
    public static final int TEMPORARY_SYSTEM_ERROR = 2;

    public static final int UNSUPPORTED_SEARCH = 3;
    public static final int PRESENT_OUT_OF_RANGE = 13;
    public static final int RECORD_TOO_LARGE = 17;
    public static final int RESULT_SET_NAME_ILLEGAL = 22;
    public static final int RESULT_SET_UNKNOWN = 30;
    public static final int QUERY_TYPE_UNSUPPORTED = 107;
    public static final int MALFORMED_QUERY = 108;
    public static final int DATABASE_UNAVAILABLE = 109;
    public static final int OPERATOR_UNSUPPORTED = 110;
    public static final int TOO_MANY_DATABASES = 111;
    public static final int USE_UNSUPPORTED = 114;
    public static final int RELATION_UNSUPPORTED = 117;
    public static final int STRUCTURE_UNSUPPORTED = 118;
    public static final int POSITION_UNSUPPORTED = 119;
    public static final int TRUNCATION_UNSUPPORTED = 120;
    public static final int ATTRIBUTE_SET_UNSUPPORTED = 121;
    public static final int COMPLETENESS_UNSUPPORTED = 122;
    public static final int DATABASE_UNKNOWN = 235;
    public static final int SYNTAX_UNSUPPORTED = 239;

    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(1, "Permanent system error"),
            Map.entry(TEMPORARY_SYSTEM_ERROR, "Temporary system error"),
            Map.entry(UNSUPPORTED_SEARCH, "Unsupported search"),
            Map.entry(4, "Terms are only stop words"),
            Map.entry(5, "Too many argument words"),
            Map.entry(11, "Too many characters in the search"),
            Map.entry(12, "Too many records retrieved"),
            Map.entry(PRESENT_OUT_OF_RANGE, "Present request out of range"),
            Map.entry(14, "System error in presenting records"),
            Map.entry(RECORD_TOO_LARGE, "Record exceeds the exceptional record size"),
            Map.entry(RESULT_SET_NAME_ILLEGAL, "A result set cannot be named so"),
            Map.entry(RESULT_SET_UNKNOWN, "The result set does not exist"),
            Map.entry(100, "Unspecified error"),
            Map.entry(101, "Access is refused"),
            Map.entry(QUERY_TYPE_UNSUPPORTED, "Query type not supported"),
            Map.entry(MALFORMED_QUERY, "Malformed query"),
            Map.entry(DATABASE_UNAVAILABLE, "Database unavailable"),
            Map.entry(OPERATOR_UNSUPPORTED, "Operator not supported"),
            Map.entry(TOO_MANY_DATABASES, "Too many databases"),
            Map.entry(113, "Unsupported attribute type"),
            Map.entry(USE_UNSUPPORTED, "Unsupported use attribute"),
            Map.entry(RELATION_UNSUPPORTED, "Unsupported relation attribute"),
            Map.entry(STRUCTURE_UNSUPPORTED, "Unsupported structure attribute"),
            Map.entry(POSITION_UNSUPPORTED, "Unsupported position attribute"),
            Map.entry(TRUNCATION_UNSUPPORTED, "Unsupported truncation attribute"),
            Map.entry(ATTRIBUTE_SET_UNSUPPORTED, "Unsupported attribute set"),
            Map.entry(COMPLETENESS_UNSUPPORTED, "Unsupported completeness attribute"),
            Map.entry(123, "Unsupported combination of attributes"),
            Map.entry(128, "Illegal result set name"),
            Map.entry(205, "Only a zero step size is supported in scan"),
            Map.entry(207, "Cannot sort by this sequence"),
            Map.entry(DATABASE_UNKNOWN, "The database does not exist"),
            Map.entry(236, "Access to the database is denied"),
            Map.entry(238, "The record is not available in the requested syntax"),
            Map.entry(SYNTAX_UNSUPPORTED, "Record syntax not supported"),
            Map.entry(1011, "Init refused: bad user id"),
            Map.entry(1012, "Init refused: too many users"));

    private Bib1() {}

    /** What a diagnostic of the set means, in English. */
    public static String meaning(int condition) {
        return MEANINGS.getOrDefault(condition, "Diagnostic " + condition);
    }
}
