package org.carrel.catalog.sru;

import java.util.Arrays;
import java.util.Optional;

/** A version of the protocol. */
public enum SruVersion {
    V1_1("1.1"),
    V1_2("1.2"),
    V2_0("2.0");

    private final String number;

    SruVersion(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }

    /** Whether it is the Organization for the Advancement of Structured Information Standards' one. */
    public boolean isOasis() {
        return this == V2_0;
    }

    static Optional<SruVersion> numbered(String number) {
        return Arrays.stream(values())
                .filter(version -> version.number.equals(number))
                .findFirst();
    }
}
