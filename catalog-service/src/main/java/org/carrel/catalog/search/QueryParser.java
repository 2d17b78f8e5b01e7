package org.carrel.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.carrel.catalog.records.Isbn;

/**
 * Reads what somebody typed: words, all of which must be found; {@code "phrases"}; {@code field:word}; {@code trunca*},
 * {@code *cated}, {@code wom?n}; {@code ^"begins so"}; {@code AND}, {@code OR}, {@code NOT} in capitals; parentheses;
 * {@code year:1990-1999}. What follows a colon that no field stands before is an ordinary word, because titles have
 * colons too.
 */
public final class QueryParser {

    private static final int LONGEST = 500;
    private static final int MOST_PARTS = 64;
    private static final int DEEPEST = 12;
    private static final Pattern YEARS = Pattern.compile("([0-9]{1,4})?(?:(-|\\.\\.)([0-9]{1,4})?)?");
    private static final Pattern INNER_MARK = Pattern.compile("[\\p{L}\\p{N}]\\?+[\\p{L}\\p{N}]");
    private static final int LAST_YEAR = 9999;

    private final String text;
    private int position;
    private int parts;

    private QueryParser(String text) {
        this.text = text;
    }

    /** What came of reading a query. */
    public sealed interface Parsed {

        /** It makes sense. */
        record Understood(Query query) implements Parsed {}

        /**
         * It does not.
         *
         * @param code stable code
         * @param position where, from 0
         * @param detail what would be right
         */
        record Malformed(String code, int position, String detail) implements Parsed {}
    }

    /** Reads a query. */
    public static Parsed parse(String text) {
        if (text.length() > LONGEST) {
            return new Parsed.Malformed("query-too-long", LONGEST, "A query has at most " + LONGEST + " characters.");
        }
        if (text.isBlank() || text.strip().equals("*")) {
            return new Parsed.Understood(new Query.Everything());
        }
        // People copy ISBNs with the blanks that are printed between their parts.
        if (text.strip().matches("[0-9Xx\\s\\p{Pd}]{9,24}")) {
            Optional<Isbn> isbn = Isbn.parse(text);
            if (isbn.isPresent()) {
                return new Parsed.Understood(
                        new Query.Word(Field.ISBN, isbn.get().thirteen()));
            }
        }
        try {
            var parser = new QueryParser(text);
            Query query = parser.either(Field.ANY, 0);
            parser.skipBlanks();
            if (parser.position < text.length()) {
                throw parser.malformed("unbalanced-parenthesis", "No parenthesis was opened before this one.");
            }
            return new Parsed.Understood(query);
        } catch (MalformedQuery e) {
            return e.why;
        }
    }

    /** Carries a complaint out of the recursion; never leaves this class. */
    private static final class MalformedQuery extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Parsed.Malformed why;

        MalformedQuery(Parsed.Malformed why) {
            super(why.code(), null, false, false);
            this.why = why;
        }
    }

    private Query either(Field field, int depth) {
        var alternatives = new ArrayList<Query>();
        alternatives.add(all(field, depth));
        while (operator("OR")) {
            alternatives.add(all(field, depth));
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new Query.Or(alternatives);
    }

    private Query all(Field field, int depth) {
        var together = new ArrayList<Query>();
        together.add(perhapsNot(field, depth));
        while (true) {
            boolean explicit = operator("AND");
            skipBlanks();
            boolean over = position >= text.length() || text.charAt(position) == ')' || peekOperator("OR");
            if (over) {
                if (explicit) {
                    throw malformed("operator-without-operand", "Something must follow AND.");
                }
                return together.size() == 1 ? together.getFirst() : new Query.And(together);
            }
            together.add(perhapsNot(field, depth));
        }
    }

    private Query perhapsNot(Field field, int depth) {
        if (operator("NOT")) {
            return new Query.Not(perhapsNot(field, deeper(depth)));
        }
        return primary(field, depth);
    }

    private Query primary(Field field, int depth) {
        skipBlanks();
        if (position >= text.length() || text.charAt(position) == ')') {
            throw malformed("operator-without-operand", "Something to look for is missing here.");
        }
        if (peekOperator("AND") || peekOperator("OR")) {
            throw malformed("operator-without-operand", "Something must come before the operator.");
        }
        if (++parts > MOST_PARTS) {
            throw malformed("query-too-complex", "A query has at most " + MOST_PARTS + " parts.");
        }
        return switch (text.charAt(position)) {
            case '(' -> group(field, depth);
            case '"' -> phrase(field);
            case '^' -> beginning(field);
            default -> word(field, depth);
        };
    }

    private Query group(Field field, int depth) {
        int opened = position++;
        Query inside = either(field, deeper(depth));
        skipBlanks();
        if (position >= text.length()) {
            throw new MalformedQuery(
                    new Parsed.Malformed("unbalanced-parenthesis", opened, "This parenthesis is never closed."));
        }
        position++;
        return inside;
    }

    private Query phrase(Field field) {
        int opened = position++;
        int closed = text.indexOf('"', position);
        if (closed < 0) {
            throw new MalformedQuery(
                    new Parsed.Malformed("unbalanced-quote", opened, "This quotation mark is never closed."));
        }
        String inside = text.substring(position, closed).strip();
        position = closed + 1;
        if (inside.isEmpty()) {
            throw new MalformedQuery(new Parsed.Malformed("empty-phrase", opened, "There is nothing in the phrase."));
        }
        return field == Field.YEAR ? years(inside, opened) : new Query.Phrase(field, inside);
    }

    /** {@code ^war}, {@code ^"war and pea*"}: a field that begins so. */
    private Query beginning(Field field) {
        int from = position++;
        if (position >= text.length() || Character.isWhitespace(text.charAt(position)) || field == Field.YEAR) {
            throw new MalformedQuery(
                    new Parsed.Malformed("nothing-to-begin-with", from, "Words must follow the circumflex."));
        }
        String words;
        if (text.charAt(position) == '"') {
            int closed = text.indexOf('"', position + 1);
            if (closed < 0) {
                throw new MalformedQuery(
                        new Parsed.Malformed("unbalanced-quote", position, "This quotation mark is never closed."));
            }
            words = text.substring(position + 1, closed).strip();
            position = closed + 1;
        } else {
            int begun = position;
            while (position < text.length()
                    && !Character.isWhitespace(text.charAt(position))
                    && text.charAt(position) != ')') {
                position++;
            }
            words = text.substring(begun, position);
        }
        boolean open = words.endsWith("*");
        String plain = open ? words.substring(0, words.length() - 1) : words;
        if (plain.isBlank()) {
            throw new MalformedQuery(
                    new Parsed.Malformed("nothing-to-begin-with", from, "Words must follow the circumflex."));
        }
        return new Query.Begins(field, plain, open);
    }

    private Query word(Field field, int depth) {
        int from = position;
        int inner = 0;
        while (position < text.length()) {
            char next = text.charAt(position);
            if (Character.isWhitespace(next) || next == '"' || (next == ')' && inner == 0)) {
                break;
            }
            inner += next == '(' ? 1 : next == ')' ? -1 : 0;
            position++;
            if (next == ':' && position > from + 1) {
                Optional<Field> named =
                        Field.named(text.substring(from, position - 1).toLowerCase(Locale.ROOT));
                if (named.isPresent() && position < text.length() && !Character.isWhitespace(text.charAt(position))) {
                    return primary(named.get(), depth);
                }
            }
        }
        String word = text.substring(from, position);
        if (field == Field.YEAR) {
            return years(word, from);
        }
        if (isMasked(word)) {
            if (word.codePoints().filter(Character::isLetterOrDigit).count() < 2) {
                throw new MalformedQuery(new Parsed.Malformed(
                        "truncation-too-short", from, "At least two characters must stand beside the asterisk."));
            }
            return new Query.Masked(field, word);
        }
        if (word.endsWith("*")) {
            String beginning = word.substring(0, word.length() - 1);
            if (beginning.codePointCount(0, beginning.length()) < 2) {
                throw new MalformedQuery(new Parsed.Malformed(
                        "truncation-too-short", from, "At least two characters must stand before the asterisk."));
            }
            return new Query.Truncated(field, beginning);
        }
        return new Query.Word(field, word);
    }

    /**
     * An asterisk before or inside a word, or a question mark inside it, masks; one at the end of a question does not,
     * nor do the asterisks of a word that has nothing but them.
     */
    private static boolean isMasked(String word) {
        int asterisk = word.indexOf('*');
        boolean inside = asterisk >= 0 && asterisk < word.length() - 1;
        return inside || INNER_MARK.matcher(word).find();
    }

    private static Query years(String word, int at) {
        Matcher years = YEARS.matcher(word);
        if (!years.matches() || (years.group(1) == null && years.group(3) == null)) {
            throw new MalformedQuery(new Parsed.Malformed(
                    "malformed-year", at, "A year or a range such as 1990-1999, 1990- or -1999 is expected."));
        }
        int from = years.group(1) == null ? 0 : Integer.parseInt(years.group(1));
        int to = years.group(2) == null ? from : years.group(3) == null ? LAST_YEAR : Integer.parseInt(years.group(3));
        return new Query.Years(from, to);
    }

    private int deeper(int depth) {
        if (depth + 1 > DEEPEST) {
            throw malformed("query-too-complex", "Parentheses are nested too deeply.");
        }
        return depth + 1;
    }

    private boolean operator(String name) {
        skipBlanks();
        if (!peekOperator(name)) {
            return false;
        }
        position += name.length();
        return true;
    }

    private boolean peekOperator(String name) {
        int end = position + name.length();
        return text.startsWith(name, position)
                && (end == text.length() || Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '(');
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private MalformedQuery malformed(String code, String detail) {
        return new MalformedQuery(new Parsed.Malformed(code, Math.min(position, text.length()), detail));
    }

    /**
     * The words of a query that is nothing but words to be found together in one field; none if it is anything more.
     */
    public static List<String> plainWords(Query query, Field field) {
        return switch (query) {
            case Query.Word(Field in, String word) when in == field -> List.of(word);
            case Query.Phrase(Field in, String phrase) when in == field -> List.of(phrase);
            case Query.And(List<Query> together) -> {
                var words = new ArrayList<String>();
                for (Query part : together) {
                    List<String> inside = part instanceof Query.And ? List.of() : plainWords(part, field);
                    if (inside.isEmpty()) {
                        yield List.of();
                    }
                    words.addAll(inside);
                }
                yield words;
            }
            case Query.Everything _,
                    Query.Word _,
                    Query.Phrase _,
                    Query.Adjacent _,
                    Query.Exact _,
                    Query.Begins _,
                    Query.Truncated _,
                    Query.Masked _,
                    Query.Fuzzy _,
                    Query.Stemmed _,
                    Query.Years _,
                    Query.Shelf _,
                    Query.Or _,
                    Query.Not _ -> List.of();
        };
    }
}
