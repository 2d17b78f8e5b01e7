package org.carrel.catalog.codes;

import java.util.List;
import java.util.Optional;

/** The code lists in store. */
public interface Codes {

    /** All entries of a list, in the order of their codes. */
    List<Code> list(CodeList list);

    Optional<Code> find(CodeList list, String code);

    /** Adds an entry, or gives the one with this code a new name or state; the result carries the version. */
    Code put(CodeList list, String code, String name, boolean active);

    void remove(CodeList list, String code);
}
