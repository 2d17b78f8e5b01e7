package org.carrel.catalog.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.carrel.catalog.targets.FieldedQuery.Criterion;
import org.carrel.catalog.targets.FieldedQuery.Index;
import org.carrel.catalog.z3950.Bib1;
import org.carrel.catalog.z3950.Rpn;

/**
 * Says a query in type 1 with attributes of bib-1; sends no more of them than are needed, for servers differ in taste.
 */
public final class RpnMapping {

    /** Attributes such as {@code 1=4 4=6}. */
    public static final Pattern ATTRIBUTES = Pattern.compile("[0-9]{1,3}=[0-9]{1,6}( [0-9]{1,3}=[0-9]{1,6}){0,7}");

    private RpnMapping() {}

    /**
     * The query as a tree.
     *
     * @param own attributes that a target wants in place of the usual ones
     */
    public static Rpn of(FieldedQuery query, Map<Index, String> own) {
        Rpn tree = operand(query.criteria().getFirst(), own);
        for (Criterion criterion : query.criteria().subList(1, query.criteria().size())) {
            tree = new Rpn.Joined(Rpn.Operator.Simple.AND, tree, operand(criterion, own));
        }
        return tree;
    }

    private static Rpn operand(Criterion criterion, Map<Index, String> own) {
        var attributes = new ArrayList<>(
                own.containsKey(criterion.index()) ? parsed(own.get(criterion.index())) : usual(criterion));
        if (criterion.truncated()) {
            attributes.add(Rpn.Attribute.of(Bib1.TRUNCATION, Bib1.RIGHT_TRUNCATION));
        }
        return new Rpn.Operand(attributes, Rpn.Term.of(criterion.text()));
    }

    private static List<Rpn.Attribute> usual(Criterion criterion) {
        int structure = criterion.index() == Index.YEAR
                ? Bib1.YEAR
                : criterion.index().numeric() ? Bib1.PHRASE : criterion.severalWords() ? Bib1.WORD_LIST : Bib1.WORD;
        return List.of(Rpn.Attribute.of(Bib1.USE, use(criterion.index())), Rpn.Attribute.of(Bib1.STRUCTURE, structure));
    }

    private static int use(Index index) {
        return switch (index) {
            case KEYWORD -> Bib1.ANY;
            case TITLE -> Bib1.TITLE;
            case AUTHOR -> Bib1.AUTHOR;
            case SUBJECT -> Bib1.SUBJECT;
            case ISBN -> Bib1.ISBN;
            case ISSN -> Bib1.ISSN;
            case LCCN -> Bib1.LCCN;
            case YEAR -> Bib1.DATE_OF_PUBLICATION;
        };
    }

    private static List<Rpn.Attribute> parsed(String attributes) {
        return Pattern.compile(" ")
                .splitAsStream(attributes)
                .map(attribute -> {
                    int equals = attribute.indexOf('=');
                    return Rpn.Attribute.of(
                            Integer.parseInt(attribute.substring(0, equals)),
                            Integer.parseInt(attribute.substring(equals + 1)));
                })
                .toList();
    }
}
