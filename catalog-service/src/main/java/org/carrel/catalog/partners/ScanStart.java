package org.carrel.catalog.partners;

import java.util.List;
import java.util.Optional;

import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.Query;

/** An index and a text in it: what a query comes down to that says where to begin looking through an index. */
public record ScanStart(Field field, String text) {

    /** The place that a query of a single clause means. */
    public static Optional<ScanStart> of(Query query) {
        return switch (query) {
            case Query.Word(Field field, String text) -> Optional.of(new ScanStart(field, text));
            case Query.Phrase(Field field, String text) -> Optional.of(new ScanStart(field, text));
            case Query.Exact(Field field, String text) -> Optional.of(new ScanStart(field, text));
            case Query.Begins(Field field, String text, boolean _) -> Optional.of(new ScanStart(field, text));
            case Query.Truncated(Field field, String text) -> Optional.of(new ScanStart(field, text));
            case Query.Or(List<Query> parts) -> of(parts.getFirst());
            case Query.And(List<Query> parts) -> together(parts);
            default -> Optional.empty();
        };
    }

    /** Words to be found together, in the order in which they were written. */
    private static Optional<ScanStart> together(List<Query> parts) {
        var text = new StringBuilder();
        Field field = null;
        for (Query part : parts) {
            if (!(part instanceof Query.Word(Field in, String word)) || (field != null && field != in)) {
                return Optional.empty();
            }
            field = in;
            text.append(text.isEmpty() ? "" : " ").append(word);
        }
        return field == null ? Optional.empty() : Optional.of(new ScanStart(field, text.toString()));
    }
}
