package org.carrel.catalog.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A term of CQL, its special characters understood: {@code *} and {@code ?} mask, {@code ^} anchors, a backslash takes
 * their meaning away.
 *
 * @param words its words
 */
record CqlTerm(List<CqlWord> words) {

    private static final int FEWEST_LITERALS = 2;

    CqlTerm {
        words = List.copyOf(words);
    }

    /**
     * A word of a term.
     *
     * @param mask the word as a mask, backslashes kept
     * @param literal the word without backslashes
     * @param masks how many characters of it mask
     * @param open whether the last one is an asterisk that masks
     * @param anchors how it is anchored
     */
    record CqlWord(String mask, String literal, int masks, boolean open, Anchors anchors) {

        /** Whether anything in it is masked. */
        boolean masked() {
            return masks > 0;
        }

        /** Whether nothing but its end is masked. */
        boolean isTruncated() {
            return masks == 1 && open;
        }

        /** What stands before the masked end. */
        String beginning() {
            return literal.substring(0, literal.length() - 1);
        }

        boolean begins() {
            return anchors.begins();
        }

        boolean ends() {
            return anchors.ends();
        }
    }

    /** Whether a word is anchored to the beginning of the field, and to its end. */
    record Anchors(boolean begins, boolean ends) {}

    /** Understands a term as written. */
    static CqlTerm of(String written) {
        var words = new ArrayList<CqlWord>();
        for (String word : split(written)) {
            words.add(word(word));
        }
        return new CqlTerm(words);
    }

    private static List<String> split(String written) {
        var words = new ArrayList<String>();
        for (String word : written.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static CqlWord word(String written) {
        var mask = new StringBuilder();
        var literal = new StringBuilder();
        int masks = 0;
        int literals = 0;
        boolean open = false;
        boolean begins = false;
        boolean ends = false;
        for (int at = 0; at < written.length(); at++) {
            char next = written.charAt(at);
            open = next == '*' || (open && next == '^');
            switch (next) {
                case '\\' -> {
                    at++;
                    if (at >= written.length() || "*?^\"\\".indexOf(written.charAt(at)) < 0) {
                        throw new CqlRefusal(26, written);
                    }
                    mask.append('\\').append(written.charAt(at));
                    literal.append(written.charAt(at));
                    literals++;
                }
                case '*', '?' -> {
                    mask.append(next);
                    literal.append(next);
                    masks++;
                }
                case '^' -> {
                    if (at > 0 && at < written.length() - 1) {
                        throw new CqlRefusal(32, written);
                    }
                    begins |= at == 0;
                    ends |= at > 0;
                }
                default -> {
                    mask.append(next);
                    literal.append(next);
                    literals++;
                }
            }
        }
        if (masks > 0 && literals < FEWEST_LITERALS) {
            throw new CqlRefusal(29, written);
        }
        if (literal.isEmpty()) {
            throw new CqlRefusal(27, written);
        }
        return new CqlWord(mask.toString(), literal.toString(), masks, open, new Anchors(begins, ends));
    }

    /** Whether its first word, and nothing else, is anchored to the beginning. */
    boolean begins() {
        return anchored(0, true);
    }

    /** Whether its last word, and nothing else, is anchored to the end. */
    boolean ends() {
        return anchored(words.size() - 1, false);
    }

    private boolean anchored(int where, boolean beginning) {
        boolean found = false;
        for (int at = 0; at < words.size(); at++) {
            boolean anchored =
                    beginning ? words.get(at).begins() : words.get(at).ends();
            if (anchored && at != where) {
                throw new CqlRefusal(32, text());
            }
            found |= anchored;
        }
        return found;
    }

    /** Whether anything in it is masked. */
    boolean masked() {
        return words.stream().anyMatch(CqlWord::masked);
    }

    /** Whether nothing but the end of its last word is masked. */
    boolean truncated() {
        return words.getLast().isTruncated()
                && words.subList(0, words.size() - 1).stream().noneMatch(CqlWord::masked);
    }

    /** What it says, without backslashes and anchors. */
    String text() {
        return String.join(" ", words.stream().map(CqlWord::literal).toList());
    }

    /** What stands before the masked end. */
    String beginning() {
        String text = text();
        return text.substring(0, text.length() - 1);
    }

    /** The whole of it as one mask. */
    String mask() {
        return String.join(" ", words.stream().map(CqlWord::mask).toList());
    }
}
