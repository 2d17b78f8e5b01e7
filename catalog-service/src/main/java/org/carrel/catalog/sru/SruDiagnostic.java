package org.carrel.catalog.sru;

import java.util.Map;

/**
 * What is wrong with a request, by the list {@code info:srw/diagnostic/1}.
 *
 * @param number its number in the list
 * @param details what it is about
 */
public record SruDiagnostic(int number, String details) {

    public static final int SYSTEM_ERROR = 1;
    public static final int TEMPORARILY_UNAVAILABLE = 2;
    public static final int UNSUPPORTED_OPERATION = 4;
    public static final int UNSUPPORTED_VERSION = 5;
    public static final int PARAMETER_VALUE = 6;
    public static final int MISSING_PARAMETER = 7;
    public static final int UNSUPPORTED_PARAMETER = 8;
    public static final int SYNTAX = 10;
    public static final int UNSUPPORTED_QUERY_TYPE = 11;
    public static final int UNSUPPORTED_INDEX = 16;
    public static final int TOO_MANY_RECORDS = 60;
    public static final int FIRST_RECORD_OUT_OF_RANGE = 61;
    public static final int RECORD_NOT_THERE = 64;
    public static final int UNKNOWN_SCHEMA = 66;
    public static final int UNSUPPORTED_PACKING = 71;
    public static final int XPATH_UNSUPPORTED = 72;
    public static final int SORT_PATH = 88;
    public static final int STYLESHEETS_UNSUPPORTED = 110;
    public static final int RESPONSE_POSITION = 120;
    public static final int TOO_MANY_TERMS = 121;

    private static final Map<Integer, String> MESSAGES = Map.ofEntries(
            Map.entry(SYSTEM_ERROR, "General system error"),
            Map.entry(TEMPORARILY_UNAVAILABLE, "System temporarily unavailable"),
            Map.entry(UNSUPPORTED_OPERATION, "Unsupported operation"),
            Map.entry(UNSUPPORTED_VERSION, "Unsupported version"),
            Map.entry(PARAMETER_VALUE, "Unsupported parameter value"),
            Map.entry(MISSING_PARAMETER, "Mandatory parameter not supplied"),
            Map.entry(UNSUPPORTED_PARAMETER, "Unsupported parameter"),
            Map.entry(SYNTAX, "Query syntax error"),
            Map.entry(UNSUPPORTED_QUERY_TYPE, "Unsupported query type"),
            Map.entry(12, "Too many characters in query"),
            Map.entry(13, "Invalid or unsupported use of parentheses"),
            Map.entry(15, "Unsupported context set"),
            Map.entry(UNSUPPORTED_INDEX, "Unsupported index"),
            Map.entry(19, "Unsupported relation"),
            Map.entry(20, "Unsupported relation modifier"),
            Map.entry(21, "Unsupported combination of relation modifiers"),
            Map.entry(22, "Unsupported combination of relation and index"),
            Map.entry(24, "Unsupported combination of relation and term"),
            Map.entry(27, "Empty term unsupported"),
            Map.entry(28, "Masking character not supported"),
            Map.entry(29, "Masked words too short"),
            Map.entry(30, "Too many masking characters in term"),
            Map.entry(32, "Anchoring character in unsupported position"),
            Map.entry(34, "Combination of proximity and masking characters not supported"),
            Map.entry(36, "Term in invalid format for index or relation"),
            Map.entry(37, "Unsupported boolean operator"),
            Map.entry(38, "Too many boolean operators in query"),
            Map.entry(39, "Proximity not supported"),
            Map.entry(46, "Unsupported boolean modifier"),
            Map.entry(50, "Result sets not supported"),
            Map.entry(TOO_MANY_RECORDS, "Result set not created: too many matching records"),
            Map.entry(FIRST_RECORD_OUT_OF_RANGE, "First record position out of range"),
            Map.entry(RECORD_NOT_THERE, "Record temporarily unavailable"),
            Map.entry(UNKNOWN_SCHEMA, "Unknown schema for retrieval"),
            Map.entry(UNSUPPORTED_PACKING, "Unsupported record packing"),
            Map.entry(XPATH_UNSUPPORTED, "XPath retrieval unsupported"),
            Map.entry(80, "Sort not supported"),
            Map.entry(82, "Unsupported sort sequence"),
            Map.entry(SORT_PATH, "Unsupported path for sort"),
            Map.entry(90, "Unsupported direction or case for sort"),
            Map.entry(91, "Unsupported missing value action"),
            Map.entry(STYLESHEETS_UNSUPPORTED, "Stylesheets not supported"),
            Map.entry(RESPONSE_POSITION, "Response position out of range"),
            Map.entry(TOO_MANY_TERMS, "Too many terms requested"));

    /** The URI of the diagnostic. */
    public String uri() {
        return "info:srw/diagnostic/1/" + number;
    }

    /** What the list says that it means. */
    public String message() {
        return MESSAGES.getOrDefault(number, "Diagnostic " + number);
    }
}
