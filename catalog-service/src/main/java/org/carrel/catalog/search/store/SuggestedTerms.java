package org.carrel.catalog.search.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.carrel.catalog.search.SearchDocument;
import org.carrel.catalog.search.SearchRequest;
import org.carrel.catalog.search.Suggestion;
import org.carrel.catalog.search.Suggestion.Kind;

/**
 * Suggestions are terms of their own: the words as they are typed, a null character, and the text as it is shown; so
 * what begins as somebody has typed stands together in a dictionary.
 */
final class SuggestedTerms {

    private static final char SHOWN = '\u0000';
    private static final int LONGEST = 200;

    private SuggestedTerms() {}

    /** The terms that suggest a title, its names and its subjects; what the public must not see suggests nothing. */
    static Map<Kind, Set<String>> of(SearchDocument document, UnaryOperator<String> whole) {
        var terms = new EnumMap<Kind, Set<String>>(Kind.class);
        for (Kind kind : Kind.values()) {
            terms.put(kind, new LinkedHashSet<>());
        }
        if (document.suppressed()) {
            return terms;
        }
        Set<String> titles = terms.getOrDefault(Kind.TITLE, Set.of());
        String title = document.texts().titles().getFirst();
        titles.add(term(whole.apply(title), title));
        titles.add(term(whole.apply(document.sorting().title()), title));
        Set<String> names = terms.getOrDefault(Kind.NAME, Set.of());
        for (String name : document.filters().values().getOrDefault(SearchRequest.Facet.AUTHOR, List.of())) {
            names.add(term(whole.apply(name), name));
            // People type forenames first.
            int comma = name.indexOf(',');
            if (comma > 0) {
                String[] parts = name.split(",\\s*", 3);
                names.add(term(whole.apply(parts[1] + " " + parts[0]), name));
            }
        }
        Set<String> subjects = terms.getOrDefault(Kind.SUBJECT, Set.of());
        for (SearchRequest.Facet facet : List.of(SearchRequest.Facet.TOPIC, SearchRequest.Facet.GEOGRAPHIC)) {
            for (String subject : document.filters().values().getOrDefault(facet, List.of())) {
                subjects.add(term(whole.apply(subject), subject));
            }
        }
        return terms;
    }

    private static String term(String typed, String shown) {
        return cut(typed) + SHOWN + cut(shown);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** The text of a term as it is shown. */
    static String shown(String term) {
        return term.substring(term.indexOf(SHOWN) + 1);
    }

    /** The first of each kind, the second of each, and so on until there are enough; then by kind. */
    static List<Suggestion> inTurn(List<List<Suggestion>> byKind, int limit) {
        var suggestions = new ArrayList<Suggestion>();
        for (int place = 0; place < limit; place++) {
            for (List<Suggestion> kind : byKind) {
                if (place < kind.size() && suggestions.size() < limit) {
                    suggestions.add(kind.get(place));
                }
            }
        }
        return suggestions.stream()
                .sorted(Comparator.comparing(Suggestion::kind))
                .toList();
    }
}
