package org.carrel.catalog.usage;

import java.util.Optional;
import java.util.regex.Pattern;

/** A use of the catalogue: what was done, and by which way. */
public record Use(Source source, Act act) {

    private static final Pattern RECORD = Pattern.compile("/records/[0-9a-fA-F-]{36}");
    private static final Pattern DOWNLOAD =
            Pattern.compile("/records/[0-9a-fA-F-]{36}/(marc|citation|mods|dc|json-ld)");

    /** By which way it came. */
    public enum Source {
        API,
        SRU,
        OAI_PMH,
        Z3950
    }

    /** What was done, in the terms of COUNTER. */
    public enum Act {
        /** A search (Searches_Platform). */
        SEARCH,
        /** A record was looked at (Total_Item_Investigations). */
        VIEW,
        /** A record was taken away in a format (Total_Item_Requests). */
        DOWNLOAD,
        /** A stretch of the catalogue was harvested. */
        HARVEST
    }

    /**
     * The use that a request over HTTP is.
     *
     * @param path below the API's base, beginning with a slash
     * @param asked whether there is a query or verb that asks for records
     */
    public static Optional<Use> ofRequest(String path, boolean asked) {
        return switch (path) {
            case "/search" -> Optional.of(new Use(Source.API, Act.SEARCH));
            case "/sru" -> asked ? Optional.of(new Use(Source.SRU, Act.SEARCH)) : Optional.empty();
            case "/oai" -> asked ? Optional.of(new Use(Source.OAI_PMH, Act.HARVEST)) : Optional.empty();
            default ->
                RECORD.matcher(path).matches()
                        ? Optional.of(new Use(Source.API, Act.VIEW))
                        : DOWNLOAD.matcher(path).matches()
                                ? Optional.of(new Use(Source.API, Act.DOWNLOAD))
                                : Optional.empty();
        };
    }
}
