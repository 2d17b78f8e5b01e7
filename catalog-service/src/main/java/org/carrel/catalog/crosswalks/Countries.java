package org.carrel.catalog.crosswalks;

import java.util.Map;
import java.util.Optional;

/** The MARC code list for countries, obsolete codes included. */
public final class Countries {

    private static final String UNKNOWN = "xx";
    private static final String SEVERAL = "vp";
    private static final Map<String, String> NAMES = CodeTable.read("countries.tsv");

    private Countries() {}

    /** The name of the country or state that a code as in 008/15-17 stands for. */
    public static Optional<String> name(String code) {
        String plain = code.strip();
        return plain.equals(UNKNOWN) || plain.equals(SEVERAL)
                ? Optional.empty()
                : Optional.ofNullable(NAMES.get(plain));
    }
}
