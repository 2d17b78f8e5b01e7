package org.carrel.catalog.marc;

/** How a record's octets spell it out. */
public enum Serialisation {
    /** ISO 2709: leader, directory, fields. */
    ISO2709("application/marc"),
    /** MARCXML: one {@code record} element. */
    MARCXML("application/marcxml+xml");

    private final String mediaType;

    Serialisation(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type under which such octets travel. */
    public String mediaType() {
        return mediaType;
    }
}
