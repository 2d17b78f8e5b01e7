package org.carrel.catalog.targets;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.carrel.catalog.targets.FieldedQuery.Criterion;
import org.carrel.catalog.targets.FieldedQuery.Index;

/** Says a query in CQL with indexes of the context sets that servers know best. */
public final class CqlMapping {

    /** The name of an index. */
    public static final Pattern INDEX = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,40}(\\.[A-Za-z0-9_-]{1,60})?");

    private static final Pattern MEANT_OTHERWISE = Pattern.compile("[\"\\\\*?^]");

    private static final Pattern PLAIN =
            Pattern.compile("(?!(and|or|not|prox|sortby)$)[A-Za-z0-9]+", Pattern.CASE_INSENSITIVE);

    private CqlMapping() {}

    /**
     * The query in CQL.
     *
     * @param own indexes that a target has in place of the usual ones
     */
    public static String of(FieldedQuery query, Map<Index, String> own) {
        return query.criteria().stream()
                .map(criterion -> clause(criterion, own))
                .collect(Collectors.joining(" and "));
    }

    private static String clause(Criterion criterion, Map<Index, String> own) {
        String index = own.getOrDefault(criterion.index(), usual(criterion.index()));
        String term = term(criterion);
        if (index.isEmpty() && !criterion.severalWords()) {
            return term;
        }
        String relation = criterion.severalWords() && !criterion.index().numeric() ? " all " : " = ";
        return (index.isEmpty() ? "cql.serverChoice" : index) + relation + term;
    }

    private static String term(Criterion criterion) {
        String text = criterion.text();
        if (PLAIN.matcher(text).matches()
                && !criterion.truncated()
                && !criterion.index().numeric()) {
            return text;
        }
        return '"' + MEANT_OTHERWISE.matcher(text).replaceAll("\\\\$0") + (criterion.truncated() ? "*" : "") + '"';
    }

    private static String usual(Index index) {
        return switch (index) {
            case KEYWORD -> "";
            case TITLE -> "dc.title";
            case AUTHOR -> "dc.creator";
            case SUBJECT -> "dc.subject";
            case ISBN -> "bath.isbn";
            case ISSN -> "bath.issn";
            case LCCN -> "bath.lccn";
            case YEAR -> "dc.date";
        };
    }
}
