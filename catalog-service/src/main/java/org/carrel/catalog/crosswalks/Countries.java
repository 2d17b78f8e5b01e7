package org.carrel.catalog.crosswalks;

import java.util.Optional;

import org.carrel.catalog.codelists.MarcCode;
import org.carrel.catalog.codelists.MarcCodes;

/** Names of countries for those who know no MARC codes. */
public final class Countries {

    private static final String UNKNOWN = "xx";
    private static final String SEVERAL = "vp";

    private Countries() {}

    /** The name of the country or state that a code as in 008/15-17 stands for. */
    public static Optional<String> name(String code) {
        String plain = code.strip();
        return plain.equals(UNKNOWN) || plain.equals(SEVERAL)
                ? Optional.empty()
                : MarcCodes.COUNTRIES.find(plain).map(MarcCode::name);
    }
}
