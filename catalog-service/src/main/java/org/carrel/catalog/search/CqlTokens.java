package org.carrel.catalog.search;

import java.util.ArrayList;
import java.util.List;

/** Cuts a CQL query into its tokens. */
final class CqlTokens {

    private static final String SPECIAL = "()=<>/\"";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private CqlTokens(String text) {
        this.text = text;
    }

    /** What a token is. */
    enum Kind {
        OPEN,
        CLOSE,
        SLASH,
        /** One of {@code = == < <= > >= <>}. */
        COMPARISON,
        WORD,
        /** A string in quotation marks, which is never a keyword. */
        QUOTED,
        END
    }

    /**
     * A token.
     *
     * @param text what it says; of a quoted string what is between the marks, with its backslashes
     * @param at where it begins, from 0
     */
    record Token(Kind kind, String text, int at) {

        /** Whether it can be a name or a term. */
        boolean isString() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }

        /** Whether it is this keyword. */
        boolean is(String keyword) {
            return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
        }
    }

    /** The tokens of a query, the last of which is its end. */
    static List<Token> of(String text) {
        var cutting = new CqlTokens(text);
        cutting.cut();
        return cutting.tokens;
    }

    private void cut() {
        while (true) {
            while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
            if (position >= text.length()) {
                tokens.add(new Token(Kind.END, "", position));
                return;
            }
            switch (text.charAt(position)) {
                case '(' -> single(Kind.OPEN);
                case ')' -> single(Kind.CLOSE);
                case '/' -> single(Kind.SLASH);
                case '=', '<', '>' -> comparison();
                case '"' -> quoted();
                default -> word();
            }
        }
    }

    private void single(Kind kind) {
        tokens.add(new Token(kind, text.substring(position, position + 1), position));
        position++;
    }

    private void comparison() {
        String two = position + 1 < text.length() ? text.substring(position, position + 2) : "";
        String sign = List.of("==", "<=", ">=", "<>").contains(two) ? two : text.substring(position, position + 1);
        tokens.add(new Token(Kind.COMPARISON, sign, position));
        position += sign.length();
    }

    private void quoted() {
        int from = position++;
        while (position < text.length() && text.charAt(position) != '"') {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        if (position >= text.length()) {
            throw new CqlRefusal(14, "the quotation mark at " + from + " is never closed");
        }
        tokens.add(new Token(Kind.QUOTED, text.substring(from + 1, position), from));
        position++;
    }

    private void word() {
        int from = position;
        while (position < text.length()
                && !Character.isWhitespace(text.charAt(position))
                && SPECIAL.indexOf(text.charAt(position)) < 0) {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        position = Math.min(position, text.length());
        tokens.add(new Token(Kind.WORD, text.substring(from, position), from));
    }
}
