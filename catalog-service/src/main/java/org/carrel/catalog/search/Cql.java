package org.carrel.catalog.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.search.CqlTokens.Kind;
import org.carrel.catalog.search.CqlTokens.Token;

/**
 * Reads the Contextual Query Language, version 1.2. What it says but we cannot do is refused with the diagnostic of SRU
 * that says so, never ignored.
 */
public final class Cql {

    private static final int LONGEST = 4_000;
    private static final int MOST_CLAUSES = 100;
    private static final int DEEPEST = 40;
    private static final int SYNTAX = 10;
    private static final Set<String> BOOLEANS = Set.of("and", "or", "not", "prox");
    private static final Set<String> TRUE = Set.of("1", "true");

    private final List<Token> tokens;
    private int next;
    private int clauses;

    private Cql(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** What came of reading a query. */
    public sealed interface Result {

        /**
         * It makes sense.
         *
         * @param order what to order by, the first first; empty if the query does not say
         */
        record Understood(Query query, List<SortKey> order) implements Result {
            public Understood {
                order = List.copyOf(order);
            }
        }

        /**
         * It does not, or asks for what we do not have.
         *
         * @param number number of the diagnostic in the list {@code info:srw/diagnostic/1}
         * @param details what it is about
         */
        record Diagnostic(int number, String details) implements Result {}
    }

    /** A modifier of a relation, a boolean or a sort key. */
    record Modifier(
            String name,
            @Nullable String comparison,
            @Nullable String value) {}

    /** Which prefixes stand for which sets; the empty prefix is for names that have none. */
    private record Prefixes(Map<String, String> sets) {

        Prefixes with(String prefix, String set) {
            var more = new HashMap<>(sets);
            more.put(prefix, set);
            return new Prefixes(Map.copyOf(more));
        }
    }

    /** Reads a query. */
    public static Result parse(String text) {
        if (text.length() > LONGEST) {
            return new Result.Diagnostic(12, Integer.toString(LONGEST));
        }
        try {
            return new Cql(CqlTokens.of(text)).whole();
        } catch (CqlRefusal refusal) {
            return new Result.Diagnostic(refusal.number(), refusal.details());
        }
    }

    private Result whole() {
        var prefixes = new Prefixes(Map.of());
        prefixes = assignments(prefixes);
        Query query = booleans(prefixes, 0);
        List<SortKey> order = List.of();
        if (peek().is("sortby")) {
            take();
            order = sortKeys(prefixes);
        }
        Token rest = peek();
        if (rest.kind() == Kind.CLOSE) {
            throw new CqlRefusal(13, "no parenthesis was opened before the one at " + rest.at());
        }
        if (rest.kind() != Kind.END) {
            throw unexpected(rest);
        }
        return new Result.Understood(query, order);
    }

    private Prefixes assignments(Prefixes given) {
        Prefixes prefixes = given;
        while (peek().kind() == Kind.COMPARISON && peek().text().equals(">")) {
            take();
            Token first = string("a context set");
            String prefix = "";
            String address = first.text();
            if (peek().kind() == Kind.COMPARISON && peek().text().equals("=")) {
                take();
                prefix = first.text().toLowerCase(Locale.ROOT);
                address = string("the address of a context set").text();
            }
            String asked = address;
            String set = CqlIndexes.set(address).orElseThrow(() -> new CqlRefusal(15, asked));
            prefixes = prefixes.with(prefix, set);
        }
        return prefixes;
    }

    /** All booleans bind alike, from left to right. */
    private Query booleans(Prefixes given, int depth) {
        if (depth > DEEPEST) {
            throw new CqlRefusal(13, "nested too deeply");
        }
        Prefixes prefixes = assignments(given);
        Query left = clause(prefixes, depth);
        while (true) {
            Token operator = peek();
            if (operator.kind() != Kind.WORD || operator.is("sortby")) {
                return left;
            }
            String name = operator.text().toLowerCase(Locale.ROOT);
            if (!BOOLEANS.contains(name)) {
                throw new CqlRefusal(37, operator.text());
            }
            take();
            List<Modifier> modifiers = modifiers();
            if (name.equals("prox")) {
                throw new CqlRefusal(39, "");
            }
            if (!modifiers.isEmpty()) {
                throw new CqlRefusal(46, modifiers.getFirst().name());
            }
            Query right = clause(assignments(prefixes), depth);
            left = switch (name) {
                case "and" -> new Query.And(List.of(left, right));
                case "or" -> new Query.Or(List.of(left, right));
                default -> new Query.And(List.of(left, new Query.Not(right)));
            };
        }
    }

    private Query clause(Prefixes prefixes, int depth) {
        Token first = peek();
        if (first.kind() == Kind.OPEN) {
            take();
            Query inside = booleans(prefixes, depth + 1);
            Token closing = take();
            if (closing.kind() == Kind.END) {
                throw new CqlRefusal(13, "the parenthesis at " + first.at() + " is never closed");
            }
            if (closing.kind() != Kind.CLOSE) {
                throw unexpected(closing);
            }
            return inside;
        }
        if (++clauses > MOST_CLAUSES) {
            throw new CqlRefusal(38, Integer.toString(MOST_CLAUSES));
        }
        string("an index or a term");
        if (!startsRelation(peek())) {
            return clause(null, "=", List.of(), first.text(), prefixes);
        }
        String relation = relation(take());
        List<Modifier> modifiers = modifiers();
        Token term = string("a term");
        return clause(first.text(), relation, modifiers, term.text(), prefixes);
    }

    /** A word that is no boolean can only be a relation, as in {@code title any "fish chips"}. */
    private static boolean startsRelation(Token token) {
        return token.kind() == Kind.COMPARISON
                || (token.kind() == Kind.WORD
                        && !token.is("sortby")
                        && !BOOLEANS.contains(token.text().toLowerCase(Locale.ROOT)));
    }

    private static String relation(Token token) {
        String name = token.text().toLowerCase(Locale.ROOT);
        return name.startsWith("cql.") ? name.substring("cql.".length()) : name;
    }

    private List<Modifier> modifiers() {
        var modifiers = new ArrayList<Modifier>();
        while (peek().kind() == Kind.SLASH) {
            take();
            String name = string("a modifier").text().toLowerCase(Locale.ROOT);
            String comparison = null;
            String value = null;
            if (peek().kind() == Kind.COMPARISON) {
                comparison = take().text();
                value = string("the value of a modifier").text();
            }
            modifiers.add(new Modifier(name, comparison, value));
        }
        return modifiers;
    }

    private Query clause(
            @Nullable String index, String relation, List<Modifier> modifiers, String term, Prefixes prefixes) {
        if (index == null) {
            if (term.strip().equals("*")) {
                return new Query.Everything();
            }
            return CqlClause.query(List.of(Field.ANY), "cql.serverChoice", relation, modifiers, term);
        }
        String set = setOf(index, prefixes);
        String name = index.substring(index.indexOf('.') + 1);
        if ((set == null || set.equals("cql")) && name.equalsIgnoreCase("allRecords")) {
            if (!TRUE.contains(term.strip())) {
                throw new CqlRefusal(24, index + " " + term);
            }
            return new Query.Everything();
        }
        if ((set == null || set.equals("cql")) && name.equalsIgnoreCase("resultSetId")) {
            throw new CqlRefusal(50, "");
        }
        List<Field> fields = CqlIndexes.find(set, name)
                .map(CqlIndexes.Index::fields)
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> new CqlRefusal(16, index));
        return CqlClause.query(fields, index, relation, modifiers, term);
    }

    /** The set that a name belongs to; null if it has no prefix. */
    private static @Nullable String setOf(String name, Prefixes prefixes) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return prefixes.sets().get("");
        }
        String prefix = name.substring(0, dot).toLowerCase(Locale.ROOT);
        String set = prefixes.sets().get(prefix);
        if (set != null) {
            return set;
        }
        if (!CqlIndexes.SETS.containsKey(prefix)) {
            throw new CqlRefusal(15, name.substring(0, dot));
        }
        return prefix;
    }

    private List<SortKey> sortKeys(Prefixes prefixes) {
        var keys = new ArrayList<SortKey>();
        while (peek().isString()) {
            String index = take().text();
            String name = index.substring(index.indexOf('.') + 1);
            CqlIndexes.Index found =
                    CqlIndexes.find(setOf(index, prefixes), name).orElseThrow(() -> new CqlRefusal(16, index));
            SortKey.By by = found.sorts();
            if (by == null) {
                throw new CqlRefusal(80, index);
            }
            boolean descending = by == SortKey.By.RELEVANCE;
            for (Modifier modifier : modifiers()) {
                descending = switch (bare(modifier.name(), "sort")) {
                    case "ascending" -> false;
                    case "descending" -> true;
                    case "ignorecase", "ignoreaccents", "unaccent" -> descending;
                    case "respectcase", "respectaccents" -> throw new CqlRefusal(90, modifier.name());
                    case "missingomit", "missingfail", "missinglow", "missinghigh", "missingvalue" ->
                        throw new CqlRefusal(91, modifier.name());
                    default -> throw new CqlRefusal(82, modifier.name());
                };
            }
            keys.add(new SortKey(by, descending));
        }
        if (keys.isEmpty()) {
            throw new CqlRefusal(SYNTAX, "sortBy names nothing to sort by");
        }
        return keys;
    }

    /** A name without the prefix of its own set. */
    static String bare(String name, String set) {
        return name.startsWith(set + ".") ? name.substring(set.length() + 1) : name;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private Token string(String what) {
        Token token = take();
        if (!token.isString()) {
            throw token.kind() == Kind.END
                    ? new CqlRefusal(SYNTAX, what + " is missing at the end")
                    : new CqlRefusal(SYNTAX, what + " is expected at " + token.at() + ", not " + token.text());
        }
        return token;
    }

    private static CqlRefusal unexpected(Token token) {
        return new CqlRefusal(SYNTAX, token.text() + " at " + token.at() + " was not expected");
    }
}
