package org.carrel.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.carrel.catalog.search.Cql.Modifier;
import org.carrel.catalog.search.CqlTerm.CqlWord;

/** What one search clause of CQL means: an index, a relation with its modifiers, and a term. */
final class CqlClause {

    private static final Set<String> WORD_RELATIONS = Set.of("=", "scr", "adj", "all", "any");
    private static final Set<String> RELATIONS =
            Set.of("=", "scr", "adj", "all", "any", "==", "exact", "<>", "<", "<=", ">", ">=", "within", "encloses");
    private static final Set<String> RANGES = Set.of("<", "<=", ">", ">=", "within", "encloses");
    /** These ask for what is done anyway. */
    private static final Set<String> HARMLESS =
            Set.of("relevant", "word", "masked", "ignorecase", "ignoreaccents", "number", "isodate");

    private static final Pattern YEAR = Pattern.compile("([0-9]{4})(?:-[0-9]{2}(?:-[0-9]{2})?)?");
    private static final Pattern SPAN = Pattern.compile("([0-9]{4})\\s*-\\s*([0-9]{4})");
    private static final Pattern CUT_YEAR = Pattern.compile("([0-9]{1,3})(\\*|\\?{1,3})");
    private static final int LAST_YEAR = 9999;

    private final String index;
    private final String relation;
    private final Wanted wanted;

    private CqlClause(String index, String relation, Wanted wanted) {
        this.index = index;
        this.relation = relation;
        this.wanted = wanted;
    }

    /** How words are compared. */
    private enum Comparing {
        AS_WRITTEN,
        BY_STEM,
        NEARLY
    }

    /**
     * What the modifiers ask for.
     *
     * @param whole whether the term is one string rather than words
     * @param unmasked whether masking characters are ordinary
     */
    private record Wanted(Comparing comparing, boolean whole, boolean unmasked) {}

    /** The query of a clause over any of some fields. */
    static Query query(List<Field> fields, String index, String relation, List<Modifier> modifiers, String term) {
        if (!RELATIONS.contains(relation)) {
            throw new CqlRefusal(19, relation);
        }
        if (term.isBlank()) {
            throw new CqlRefusal(27, index);
        }
        var clause = new CqlClause(index, relation, wanted(modifiers));
        List<Query> ways = fields.stream().map(field -> clause.in(field, term)).toList();
        return ways.size() == 1 ? ways.getFirst() : new Query.Or(ways);
    }

    private static Wanted wanted(List<Modifier> modifiers) {
        var comparing = Comparing.AS_WRITTEN;
        boolean whole = false;
        boolean unmasked = false;
        for (Modifier modifier : modifiers) {
            String name = Cql.bare(Cql.bare(modifier.name(), "cql"), "rel");
            if (modifier.comparison() != null) {
                throw new CqlRefusal(20, modifier.name() + modifier.comparison() + modifier.value());
            }
            switch (name) {
                case "stem" -> comparing = Comparing.BY_STEM;
                case "fuzzy" -> comparing = Comparing.NEARLY;
                case "string" -> whole = true;
                case "unmasked" -> unmasked = true;
                default -> {
                    if (!HARMLESS.contains(name)) {
                        throw new CqlRefusal(20, modifier.name());
                    }
                }
            }
            if (whole && comparing != Comparing.AS_WRITTEN) {
                throw new CqlRefusal(21, modifier.name());
            }
        }
        return new Wanted(comparing, whole, unmasked);
    }

    private Query in(Field field, String written) {
        if (wanted.comparing() != Comparing.AS_WRITTEN
                && (field.kind() != Field.Kind.TEXT || !WORD_RELATIONS.contains(relation))) {
            throw new CqlRefusal(20, wanted.comparing() == Comparing.BY_STEM ? "stem" : "fuzzy");
        }
        String text = wanted.unmasked() ? written.replaceAll("(?<!\\\\)([*?^])", "\\\\$1") : written;
        return switch (field.kind()) {
            case TEXT -> text(field, CqlTerm.of(text));
            case NUMBER -> number(field, CqlTerm.of(text));
            case SHELF -> shelf(field, CqlTerm.of(text));
            case YEAR -> years(written);
        };
    }

    private Query text(Field field, CqlTerm term) {
        if (RANGES.contains(relation)) {
            throw new CqlRefusal(22, index + " " + relation);
        }
        return switch (relation) {
            case "all" -> together(field, term);
            case "any" -> alternatives(each(term, word -> word(field, word)));
            case "==", "exact" -> whole(field, term);
            case "<>" -> new Query.Not(whole(field, term));
            default -> {
                if (wanted.whole()) {
                    yield whole(field, term);
                }
                yield wanted.comparing() == Comparing.AS_WRITTEN ? sideBySide(field, term) : together(field, term);
            }
        };
    }

    private Query together(Field field, CqlTerm term) {
        List<Query> parts = each(term, word -> word(field, word));
        return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
    }

    private static Query alternatives(List<Query> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
    }

    private static List<Query> each(CqlTerm term, Function<CqlWord, Query> reading) {
        var parts = new ArrayList<Query>();
        term.words().forEach(word -> parts.add(reading.apply(word)));
        return parts;
    }

    private Query word(Field field, CqlWord word) {
        if (word.ends() && word.begins() && !word.masked()) {
            return new Query.Exact(field, word.literal());
        }
        if (word.ends()) {
            throw new CqlRefusal(32, word.literal() + "^");
        }
        if (word.begins()) {
            return beginning(field, new CqlTerm(List.of(word)));
        }
        if (wanted.comparing() != Comparing.AS_WRITTEN) {
            if (word.masked()) {
                throw new CqlRefusal(28, word.mask());
            }
            return wanted.comparing() == Comparing.BY_STEM
                    ? new Query.Stemmed(field, word.literal())
                    : new Query.Fuzzy(field, word.literal());
        }
        return masked(field, word);
    }

    private static Query masked(Field field, CqlWord word) {
        if (!word.masked()) {
            return new Query.Word(field, word.literal());
        }
        return word.isTruncated() ? new Query.Truncated(field, word.beginning()) : new Query.Masked(field, word.mask());
    }

    private static Query sideBySide(Field field, CqlTerm term) {
        boolean begins = term.begins();
        boolean ends = term.ends();
        if (begins && ends) {
            if (term.masked()) {
                throw new CqlRefusal(34, term.text());
            }
            return new Query.Exact(field, term.text());
        }
        if (ends) {
            throw new CqlRefusal(32, term.text() + "^");
        }
        if (begins) {
            return beginning(field, term);
        }
        if (term.words().size() == 1) {
            return masked(field, term.words().getFirst());
        }
        return term.masked()
                ? new Query.Adjacent(
                        field, term.words().stream().map(CqlWord::mask).toList())
                : new Query.Phrase(field, term.text());
    }

    private static Query beginning(Field field, CqlTerm term) {
        if (!term.masked()) {
            return new Query.Begins(field, term.text(), false);
        }
        if (!term.truncated()) {
            throw new CqlRefusal(34, term.text());
        }
        return new Query.Begins(field, term.beginning(), true);
    }

    private static Query whole(Field field, CqlTerm term) {
        if (!term.masked()) {
            return new Query.Exact(field, term.text());
        }
        if (!term.truncated()) {
            throw new CqlRefusal(28, term.text());
        }
        return new Query.Begins(field, term.beginning(), true);
    }

    private Query number(Field field, CqlTerm term) {
        if (RANGES.contains(relation)) {
            throw new CqlRefusal(22, index + " " + relation);
        }
        return switch (relation) {
            case "any" -> alternatives(each(term, word -> masked(field, word)));
            case "all" -> together(field, term);
            case "<>" -> new Query.Not(wholeNumber(field, term));
            default -> wholeNumber(field, term);
        };
    }

    private static Query wholeNumber(Field field, CqlTerm term) {
        if (!term.masked()) {
            return new Query.Word(field, term.text());
        }
        return term.truncated()
                ? new Query.Truncated(field, term.beginning())
                : new Query.Masked(field, term.mask().replace(" ", ""));
    }

    private Query shelf(Field field, CqlTerm term) {
        String text = term.text();
        if (term.masked() && !(term.truncated() && !RANGES.contains(relation))) {
            throw new CqlRefusal(28, text);
        }
        return switch (relation) {
            case "==", "exact" ->
                term.masked() ? new Query.Truncated(field, term.beginning()) : new Query.Exact(field, text);
            case "<>" -> new Query.Not(new Query.Exact(field, text));
            case "<=" -> new Query.Shelf(null, text);
            case ">=" -> new Query.Shelf(text, null);
            case "<" -> new Query.And(List.of(new Query.Shelf(null, text), new Query.Not(new Query.Shelf(text, text))));
            case ">" -> new Query.And(List.of(new Query.Shelf(text, null), new Query.Not(new Query.Shelf(text, text))));
            case "within" -> {
                if (term.words().size() != 2) {
                    throw new CqlRefusal(36, text);
                }
                yield new Query.Shelf(
                        term.words().getFirst().literal(),
                        term.words().getLast().literal());
            }
            case "encloses" -> throw new CqlRefusal(22, index + " encloses");
            case "any" -> alternatives(each(term, word -> masked(field, word)));
            default -> term.masked() ? new Query.Truncated(field, term.beginning()) : new Query.Word(field, text);
        };
    }

    private Query years(String written) {
        String text = written.strip();
        return switch (relation) {
            case "<" -> new Query.Years(0, span(text).from() - 1);
            case "<=" -> new Query.Years(0, span(text).to());
            case ">" -> new Query.Years(span(text).to() + 1, LAST_YEAR);
            case ">=" -> new Query.Years(span(text).from(), LAST_YEAR);
            case "<>" -> new Query.Not(span(text));
            case "any" -> alternatives(eachYear(text));
            case "all" -> {
                List<Query> years = eachYear(text);
                yield years.size() == 1 ? years.getFirst() : new Query.And(years);
            }
            case "within" -> {
                String[] two = text.split("\\s+", -1);
                if (two.length != 2) {
                    throw new CqlRefusal(36, text);
                }
                yield new Query.Years(span(two[0]).from(), span(two[1]).to());
            }
            case "encloses" -> throw new CqlRefusal(22, index + " encloses");
            default -> span(text);
        };
    }

    private static List<Query> eachYear(String text) {
        var years = new ArrayList<Query>();
        for (String one : text.split("\\s+", -1)) {
            years.add(span(one));
        }
        return years;
    }

    /** A year, a date in a year, a span of years, or the beginning of a year. */
    private static Query.Years span(String text) {
        Matcher year = YEAR.matcher(text);
        if (year.matches() && !SPAN.matcher(text).matches()) {
            int value = Integer.parseInt(year.group(1));
            return new Query.Years(value, value);
        }
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            return new Query.Years(Integer.parseInt(span.group(1)), Integer.parseInt(span.group(2)));
        }
        Matcher cut = CUT_YEAR.matcher(text);
        if (cut.matches() && (cut.group(2).equals("*") || text.length() == 4)) {
            String known = cut.group(1);
            int unknown = 4 - known.length();
            return new Query.Years(
                    Integer.parseInt(known + "0".repeat(unknown)), Integer.parseInt(known + "9".repeat(unknown)));
        }
        throw new CqlRefusal(36, text);
    }
}
