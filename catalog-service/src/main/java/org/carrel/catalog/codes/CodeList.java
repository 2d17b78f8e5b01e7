package org.carrel.catalog.codes;

import java.util.Arrays;
import java.util.Optional;

/** The lists there are. */
public enum CodeList {
    /** What an item is made of: book, DVD, map. */
    MATERIAL_TYPE("material-types"),
    /** How an item is lent: normal, short, not at all. */
    LOAN_TYPE("loan-types"),
    /** The state that an item is in: good, worn, damaged. */
    CONDITION("conditions"),
    /** What a library counts its items by, beside their types. */
    STATISTICAL_CODE("statistical-codes"),
    /** Why an item leaves the collection. */
    WITHDRAWAL_REASON("withdrawal-reasons");

    private final String path;

    CodeList(String path) {
        this.path = path;
    }

    /** Its name in addresses. */
    public String path() {
        return path;
    }

    /** The list with this name in addresses. */
    public static Optional<CodeList> ofPath(String path) {
        return Arrays.stream(values()).filter(list -> list.path.equals(path)).findFirst();
    }
}
