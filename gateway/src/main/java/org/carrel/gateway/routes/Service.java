package org.carrel.gateway.routes;

import java.util.Locale;

/** A service behind the door. */
public enum Service {
    CATALOG,
    CIRCULATION,
    PATRON,
    ILL,
    NOTIFICATION;

    /** Its name in addresses and documents, such as {@code catalog}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
