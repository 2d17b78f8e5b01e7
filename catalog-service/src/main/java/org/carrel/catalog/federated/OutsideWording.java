package org.carrel.catalog.federated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.Field;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.targets.FieldedQuery;
import org.carrel.catalog.targets.FieldedQuery.Criterion;
import org.carrel.catalog.targets.FieldedQuery.Index;

/** Says what a reader looks for so that other databases understand it: words that must all be there, by index. */
public final class OutsideWording {

    private OutsideWording() {}

    /** The query for others; empty if it says what they cannot be asked, such as OR, NOT or our call numbers. */
    public static Optional<FieldedQuery> of(Query query) {
        var words = new LinkedHashMap<Index, List<String>>();
        var truncated = new ArrayList<Criterion>();
        if (!gather(query, words, truncated)) {
            return Optional.empty();
        }
        var criteria = new ArrayList<Criterion>();
        words.forEach((index, texts) -> criteria.add(new Criterion(index, String.join(" ", texts), false)));
        criteria.addAll(truncated);
        return criteria.isEmpty() || criteria.size() > FieldedQuery.MOST
                ? Optional.empty()
                : Optional.of(new FieldedQuery(criteria));
    }

    private static boolean gather(Query query, Map<Index, List<String>> words, List<Criterion> truncated) {
        return switch (query) {
            case Query.Word(Field field, String text) -> add(field, text, words);
            case Query.Phrase(Field field, String text) -> add(field, text, words);
            case Query.Truncated(Field field, String beginning) -> {
                Index index = index(field);
                if (index == null || beginning.isBlank()) {
                    yield false;
                }
                truncated.add(new Criterion(index, beginning, true));
                yield true;
            }
            case Query.Years(int from, int to) -> from == to && add(Field.YEAR, Integer.toString(from), words);
            case Query.And(List<Query> parts) -> parts.stream().allMatch(part -> gather(part, words, truncated));
            // Choices, exclusions, masks and shelves are not said the same way everywhere.
            default -> false;
        };
    }

    private static boolean add(Field field, String text, Map<Index, List<String>> words) {
        Index index = index(field);
        if (index == null || text.isBlank()) {
            return false;
        }
        words.computeIfAbsent(index, _ -> new ArrayList<>()).add(text);
        return true;
    }

    private static @Nullable Index index(Field field) {
        return switch (field) {
            case ANY -> Index.KEYWORD;
            case TITLE -> Index.TITLE;
            case AUTHOR -> Index.AUTHOR;
            case SUBJECT -> Index.SUBJECT;
            case ISBN -> Index.ISBN;
            case ISSN -> Index.ISSN;
            case LCCN -> Index.LCCN;
            case YEAR -> Index.YEAR;
            default -> null;
        };
    }
}
