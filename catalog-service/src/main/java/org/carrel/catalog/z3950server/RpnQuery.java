package org.carrel.catalog.z3950server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.Cql;
import org.carrel.catalog.search.Query;
import org.carrel.catalog.z3950.Bib1;
import org.carrel.catalog.z3950.Diagnostic;
import org.carrel.catalog.z3950.Rpn;

/**
 * What a query of type 1 means here. Each term with its bib-1 attributes is said in CQL, so that both protocols find
 * the same; what cannot be done is refused with the diagnostic that says so, never ignored.
 */
public final class RpnQuery {

    /** Use attributes and the indexes that they stand for. */
    private static final Map<Integer, String> INDEXES = indexes();

    /** Indexes of numbers, codes and dates, which have no words. */
    private static final Set<String> WORDLESS = Set.of(
            "carrel.isbn",
            "carrel.issn",
            "carrel.lccn",
            "carrel.oclc",
            "carrel.number",
            "carrel.callNumber",
            "carrel.year",
            "carrel.language",
            "carrel.format",
            "dc.identifier");

    private static final Map<Integer, String> RELATIONS = Map.of(
            Bib1.LESS, "<",
            Bib1.LESS_OR_EQUAL, "<=",
            Bib1.EQUAL, "=",
            Bib1.GREATER_OR_EQUAL, ">=",
            Bib1.GREATER, ">",
            Bib1.NOT_EQUAL, "<>");

    private static final int STEM = 101;
    private static final int RELEVANCE = 102;
    private static final int ALWAYS_MATCHES = 103;
    private static final Set<Integer> STRUCTURES = Set.of(1, 2, 3, 4, 5, 6, 100, 101, 102, 105, 106, 107, 108, 109);
    private static final Set<Integer> PHRASES = Set.of(Bib1.PHRASE, Bib1.WORD, 3, 101, 108);
    private static final int DEEPEST = 40;
    private static final int UNSUPPORTED_ATTRIBUTE_TYPE = 113;
    private static final int UNSUPPORTED_COMBINATION = 123;
    private static final int MALFORMED_TERM = 125;

    /** Diagnostics of CQL in the bib-1 list. */
    private static final Map<Integer, Integer> DIAGNOSTICS = Map.ofEntries(
            Map.entry(10, Bib1.MALFORMED_QUERY),
            Map.entry(12, 11),
            Map.entry(16, Bib1.USE_UNSUPPORTED),
            Map.entry(19, Bib1.RELATION_UNSUPPORTED),
            Map.entry(20, Bib1.RELATION_UNSUPPORTED),
            Map.entry(22, UNSUPPORTED_COMBINATION),
            Map.entry(24, UNSUPPORTED_COMBINATION),
            Map.entry(27, MALFORMED_TERM),
            Map.entry(28, Bib1.TRUNCATION_UNSUPPORTED),
            Map.entry(29, Bib1.TRUNCATION_UNSUPPORTED),
            Map.entry(30, Bib1.TRUNCATION_UNSUPPORTED),
            Map.entry(32, Bib1.POSITION_UNSUPPORTED),
            Map.entry(34, UNSUPPORTED_COMBINATION),
            Map.entry(36, MALFORMED_TERM),
            Map.entry(39, Bib1.OPERATOR_UNSUPPORTED));

    private final Function<String, @Nullable Query> resultSets;

    private RpnQuery(Function<String, @Nullable Query> resultSets) {
        this.resultSets = resultSets;
    }

    /** What came of reading a query. */
    public sealed interface Outcome {

        /** It makes sense. */
        record Understood(Query query) implements Outcome {}

        /** It does not, or asks for what we do not have. */
        record Refused(Diagnostic diagnostic) implements Outcome {}
    }

    /**
     * Reads a query of type 1.
     *
     * @param attributeSet the set that its attributes are from
     * @param resultSets what earlier searches were for, by name; null for a name that there is not
     */
    public static Outcome of(String attributeSet, Rpn query, Function<String, @Nullable Query> resultSets) {
        if (!attributeSet.equals(Bib1.ATTRIBUTES)) {
            return new Outcome.Refused(Diagnostic.bib1(Bib1.ATTRIBUTE_SET_UNSUPPORTED, attributeSet));
        }
        try {
            return new Outcome.Understood(new RpnQuery(resultSets).read(query, 0));
        } catch (Refusal refusal) {
            return new Outcome.Refused(refusal.diagnostic);
        }
    }

    /** Reads a query of CQL. */
    public static Outcome ofCql(String cql) {
        return switch (Cql.parse(cql)) {
            case Cql.Result.Understood understood -> new Outcome.Understood(understood.query());
            case Cql.Result.Diagnostic wrong -> new Outcome.Refused(diagnostic(wrong));
        };
    }

    private static Diagnostic diagnostic(Cql.Result.Diagnostic wrong) {
        return Diagnostic.bib1(DIAGNOSTICS.getOrDefault(wrong.number(), Bib1.UNSUPPORTED_SEARCH), wrong.details());
    }

    /** Carries a diagnostic out of the recursion; never leaves this class. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Diagnostic diagnostic;

        Refusal(int condition, String detail) {
            this(Diagnostic.bib1(condition, detail));
        }

        Refusal(Diagnostic diagnostic) {
            super(diagnostic.detail(), null, false, false);
            this.diagnostic = diagnostic;
        }
    }

    private static Map<Integer, String> indexes() {
        var indexes = new HashMap<Integer, String>();
        index(indexes, "bath.name", 1, 2, 3);
        index(indexes, "carrel.title", 4, 6, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44);
        index(indexes, "carrel.series", 5);
        index(indexes, "carrel.isbn", 7);
        index(indexes, "carrel.issn", 8);
        index(indexes, "carrel.lccn", 9);
        index(indexes, "carrel.number", 12, 1047);
        index(indexes, "carrel.callNumber", 13, 14, 16, 17, 20, 53);
        index(indexes, "carrel.subject", 21, 22, 23, 24, 25, 27, 28, 29, 45, 46, 47, 58, 1008, 1009, 1034);
        index(indexes, "carrel.year", 30, 31);
        index(indexes, "carrel.language", 54);
        index(indexes, "carrel.notes", 62, 63);
        index(indexes, "carrel.author", 1002, 1003, 1004, 1005, 1006);
        index(indexes, "dc.identifier", 1007);
        index(indexes, "cql.anywhere", 1010, 1016, 1017, 1035, 1036);
        index(indexes, "carrel.publisher", 1018);
        index(indexes, "carrel.format", 1031);
        index(indexes, "carrel.oclc", 1211);
        return Map.copyOf(indexes);
    }

    private static void index(Map<Integer, String> indexes, String name, int... uses) {
        for (int use : uses) {
            indexes.put(use, name);
        }
    }

    /** The index that a use attribute stands for; null for none. */
    public static @Nullable String index(int use) {
        return INDEXES.get(use);
    }

    private Query read(Rpn query, int depth) {
        if (depth > DEEPEST) {
            throw new Refusal(Bib1.MALFORMED_QUERY, "nested too deeply");
        }
        return switch (query) {
            case Rpn.Operand operand -> operand(operand);
            case Rpn.ResultSet set -> {
                Query earlier = resultSets.apply(set.name());
                if (earlier == null) {
                    throw new Refusal(Bib1.RESULT_SET_UNKNOWN, set.name());
                }
                yield earlier;
            }
            case Rpn.Joined(Rpn.Operator operator, Rpn left, Rpn right) -> {
                Query first = read(left, depth + 1);
                Query second = read(right, depth + 1);
                yield switch (operator) {
                    case Rpn.Operator.Simple.AND -> new Query.And(List.of(first, second));
                    case Rpn.Operator.Simple.OR -> new Query.Or(List.of(first, second));
                    case Rpn.Operator.Simple.AND_NOT -> new Query.And(List.of(first, new Query.Not(second)));
                    case Rpn.Operator.Proximity _ -> throw new Refusal(Bib1.OPERATOR_UNSUPPORTED, "prox");
                };
            }
        };
    }

    private static Query operand(Rpn.Operand operand) {
        return switch (Cql.parse(cql(operand))) {
            case Cql.Result.Understood understood -> understood.query();
            case Cql.Result.Diagnostic wrong -> throw new Refusal(diagnostic(wrong));
        };
    }

    /** A term with its attributes, said in CQL. */
    private static String cql(Rpn.Operand operand) {
        Map<Integer, Integer> given = attributes(operand.attributes());
        int use = given.getOrDefault(Bib1.USE, Bib1.ANY);
        String index = INDEXES.get(use);
        if (index == null) {
            throw new Refusal(Bib1.USE_UNSUPPORTED, Integer.toString(use));
        }
        int relation = given.getOrDefault(Bib1.RELATION, Bib1.EQUAL);
        if (relation == ALWAYS_MATCHES) {
            return "cql.allRecords = 1";
        }
        String compared = RELATIONS.get(relation == STEM || relation == RELEVANCE ? Bib1.EQUAL : relation);
        if (compared == null) {
            throw new Refusal(Bib1.RELATION_UNSUPPORTED, Integer.toString(relation));
        }
        int structure = given.getOrDefault(Bib1.STRUCTURE, Bib1.WORD_LIST);
        if (!STRUCTURES.contains(structure)) {
            throw new Refusal(Bib1.STRUCTURE_UNSUPPORTED, Integer.toString(structure));
        }
        if (operand.term() instanceof Rpn.Term.Other) {
            throw new Refusal(229, "");
        }
        String term = term(operand.term().text(), given.getOrDefault(Bib1.TRUNCATION, Bib1.NO_TRUNCATION));
        if (compared.equals("=") && !WORDLESS.contains(index)) {
            compared = words(given, structure, term.endsWith("*"));
            if (relation == STEM) {
                compared += "/stem";
            }
        }
        boolean anchored = position(given) && !compared.startsWith("==") && !WORDLESS.contains(index);
        return index + " " + (anchored ? "=" : compared) + " \"" + (anchored ? "^" : "") + term + '"';
    }

    /** How words are to be found where equality is asked for. */
    private static String words(Map<Integer, Integer> given, int structure, boolean truncated) {
        int completeness = given.getOrDefault(Bib1.COMPLETENESS, 1);
        if (completeness < 1 || completeness > 3) {
            throw new Refusal(Bib1.COMPLETENESS_UNSUPPORTED, Integer.toString(completeness));
        }
        if (completeness > 1 && !truncated) {
            return "==";
        }
        return PHRASES.contains(structure) ? "=" : "all";
    }

    private static boolean position(Map<Integer, Integer> given) {
        int position = given.getOrDefault(Bib1.POSITION, Bib1.ANY_POSITION);
        if (position < 1 || position > 3) {
            throw new Refusal(Bib1.POSITION_UNSUPPORTED, Integer.toString(position));
        }
        return position != Bib1.ANY_POSITION;
    }

    private static Map<Integer, Integer> attributes(List<Rpn.Attribute> attributes) {
        var given = new HashMap<Integer, Integer>();
        for (Rpn.Attribute attribute : attributes) {
            String set = attribute.set();
            if (set != null && !set.equals(Bib1.ATTRIBUTES)) {
                throw new Refusal(Bib1.ATTRIBUTE_SET_UNSUPPORTED, set);
            }
            if (attribute.type() < Bib1.USE || attribute.type() > Bib1.COMPLETENESS) {
                throw new Refusal(UNSUPPORTED_ATTRIBUTE_TYPE, Integer.toString(attribute.type()));
            }
            switch (attribute.value()) {
                case Rpn.Attribute.Numbered(int number) -> given.put(attribute.type(), number);
                case Rpn.Attribute.Names(List<String> names) ->
                    throw new Refusal(
                            attribute.type() == Bib1.USE ? Bib1.USE_UNSUPPORTED : UNSUPPORTED_COMBINATION,
                            String.join(" ", names));
            }
        }
        return given;
    }

    /** A term with its truncation, as CQL masks it. */
    private static String term(String text, int truncation) {
        return switch (truncation) {
            case Bib1.NO_TRUNCATION -> escaped(text, "");
            case Bib1.RIGHT_TRUNCATION -> escaped(text, "") + "*";
            case 2 -> "*" + escaped(text, "");
            case 3 -> "*" + escaped(text, "") + "*";
            case 101 -> escaped(text, "#").replace('#', '*');
            // Z39.58: one character for a hash, any number for a question mark.
            case 104 -> escaped(text, "#?").replace('?', '*').replace('#', '?');
            default -> throw new Refusal(Bib1.TRUNCATION_UNSUPPORTED, Integer.toString(truncation));
        };
    }

    private static String escaped(String text, String masks) {
        var escaped = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if ("\\\"*?^".indexOf(character) >= 0 && masks.indexOf(character) < 0) {
                escaped.append('\\');
            }
            escaped.append(character);
        }
        return escaped.toString();
    }
}
