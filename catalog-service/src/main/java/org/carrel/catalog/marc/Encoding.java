package org.carrel.catalog.marc;

/** The character encoding in which a record's octets were understood. */
public enum Encoding {
    /** MARC-8, with its escape sequences. */
    MARC8,
    /** Unicode in UTF-8. */
    UTF8,
    /** The extended Latin set of UNIMARC. */
    ISO5426,
    /** What the XML declaration said, if that was neither. */
    OTHER
}
