package org.carrel.catalog.codes;

/** What codes are used for by other capabilities. */
public interface CodeUse {

    /** How many items carry a code. */
    long itemsWith(CodeList list, String code);
}
