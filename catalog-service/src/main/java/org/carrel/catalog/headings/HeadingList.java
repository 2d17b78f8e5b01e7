package org.carrel.catalog.headings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lists that can be browsed. */
public enum HeadingList {
    TITLE("titles"),
    NAME("names"),
    SUBJECT("subjects"),
    SERIES("series"),
    CALL_NUMBER("call-numbers"),
    CLASSIFICATION("classification");

    private static final String SUBDIVISION = "--";

    private final String path;

    HeadingList(String path) {
        this.path = path;
    }

    /** The name under which it is asked for. */
    public String path() {
        return path;
    }

    /** The list that is asked for under a name. */
    public static Optional<HeadingList> ofPath(String path) {
        return Arrays.stream(values()).filter(list -> list.path.equals(path)).findFirst();
    }

    /** Whether it files by shelving keys instead of words. */
    public boolean isShelved() {
        return this == CALL_NUMBER || this == CLASSIFICATION;
    }

    /**
     * The parts of a text that are compared one after the other, so that nothing files before something: all of a
     * surname before any compound of it, a subject with its subdivisions before any phrase that begins with it.
     */
    public List<String> filingParts(String text) {
        return switch (this) {
            case NAME -> {
                int comma = text.indexOf(',');
                yield comma < 0 ? List.of(text) : List.of(text.substring(0, comma), text.substring(comma + 1));
            }
            case SUBJECT ->
                Arrays.stream(text.split(SUBDIVISION, -1)).map(String::strip).toList();
            case TITLE, SERIES, CALL_NUMBER, CLASSIFICATION -> List.of(text);
        };
    }
}
