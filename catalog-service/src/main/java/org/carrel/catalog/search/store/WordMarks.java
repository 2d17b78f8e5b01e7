package org.carrel.catalog.search.store;

import java.io.IOException;
import java.io.Reader;

import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.util.ArrayUtil;

/**
 * Takes out of a text the marks that stand in words and are not typed: those of transliteration, the articles of French
 * and Italian before a vowel, the English possessive, and other apostrophes between letters. It spells C++ and C# so
 * that they stay words of their own. Texts that have none of this, which are most, pass untouched. Nobody asks where in
 * a text a word stood, so places in it are those of the text as it comes out.
 */
final class WordMarks extends CharFilter {

    private static final int FIRST_STRETCH = 256;
    private static final char TYPOGRAPHIC_APOSTROPHE = '\u2019';

    private char[] text = new char[FIRST_STRETCH];
    private int length = -1;
    private int position;

    WordMarks(Reader input) {
        super(input);
    }

    @Override
    protected int correct(int offset) {
        return offset;
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
        if (length < 0) {
            drain();
            prepare();
        }
        int count = Math.min(most, length - position);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(text, position, into, from, count);
        position += count;
        return count;
    }

    private void drain() throws IOException {
        length = 0;
        for (int got = input.read(text); got >= 0; got = input.read(text, length, text.length - length)) {
            length += got;
            if (length == text.length) {
                text = ArrayUtil.grow(text, length + 1);
            }
        }
    }

    private void prepare() {
        boolean marked = false;
        int kept = 0;
        for (int index = 0; index < length; index++) {
            char letter = text[index];
            if (!isTransliteration(letter)) {
                marked |= isSign(letter) || isApostrophe(letter);
                text[kept++] = letter;
            }
        }
        length = kept;
        if (marked) {
            String without = withoutApostrophes(new Spelling(text, length).written());
            length = without.length();
            text = ArrayUtil.grow(text, length);
            without.getChars(0, length, text, 0);
        }
    }

    /** Without the possessive, and without other apostrophes between letters. */
    private static String withoutApostrophes(String text) {
        var out = new StringBuilder(text.length());
        int length = text.length();
        int index = 0;
        while (index < length) {
            char letter = text.charAt(index);
            int behind = index + 1;
            if (isApostrophe(letter) && behind < length) {
                boolean possessive = (text.charAt(behind) | 0x20) == 's'
                        && (behind + 1 == length || !isOfWord(text.codePointAt(behind + 1)));
                if (possessive) {
                    index = behind + 1;
                    continue;
                }
                boolean between = !out.isEmpty()
                        && Character.isLetter(out.codePointBefore(out.length()))
                        && Character.isLetter(text.codePointAt(behind));
                if (between) {
                    index = behind;
                    continue;
                }
            }
            out.append(letter);
            index = behind;
        }
        return out.toString();
    }

    private static boolean isTransliteration(char letter) {
        return switch (letter) {
            case '\u02B9', '\u02BA', '\u02BB', '\u02BC', '\u02BE', '\u02BF' -> true;
            default -> false;
        };
    }

    private static boolean isApostrophe(char letter) {
        return letter == '\'' || letter == TYPOGRAPHIC_APOSTROPHE;
    }

    private static boolean isSign(char letter) {
        return letter == '+' || letter == '#';
    }

    private static boolean isPlainLetter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static boolean isOfWord(int character) {
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** Spells signs out and leaves articles away. */
    private static final class Spelling {

        private final char[] text;
        private final int length;
        private final StringBuilder out;
        /** Behind what was spelled out last: a letter now, whatever stood there. */
        private int spelledTo;

        Spelling(char[] text, int length) {
            this.text = text;
            this.length = length;
            this.out = new StringBuilder(length + 16);
        }

        String written() {
            int index = 0;
            while (index < length) {
                char letter = text[index];
                if (letter == '+' && index + 1 < length && text[index + 1] == '+' && isSingleLetterBefore(index)) {
                    index = spelled("plusplus", index + 2);
                } else if (letter == '#' && isSingleLetterBefore(index)) {
                    index = spelled("sharp", index + 1);
                } else {
                    int article = isApostrophe(letter) && isLetterAt(index + 1) ? articleBefore(index) : 0;
                    if (article > 0) {
                        out.setLength(out.length() - article);
                    } else {
                        out.append(letter);
                    }
                    index++;
                }
            }
            return out.toString();
        }

        private int spelled(String word, int to) {
            out.append(word);
            spelledTo = to;
            return to;
        }

        /** How long the article is that ends before an apostrophe; 0 if there is none. */
        private int articleBefore(int index) {
            if (index == 0 || spelledTo == index) {
                return 0;
            }
            char last = text[index - 1];
            int article = "cdjlmnstCDJLMNST".indexOf(last) >= 0 && !isOfWordBefore(index - 1) ? 1 : 0;
            if (article == 0 && last == 'u' && begins(index - 2, "qQ")) {
                article = 2;
            }
            if (article == 0 && last == 'l' && index > 2 && text[index - 2] == 'l') {
                boolean dell = text[index - 3] == 'e' && begins(index - 4, "dD");
                article = dell ? 4 : begins(index - 3, "aA") ? 3 : 0;
            }
            return article;
        }

        /** Whether a word begins here, with one of these letters. */
        private boolean begins(int index, String letters) {
            return index >= 0 && letters.indexOf(text[index]) >= 0 && !isOfWordBefore(index);
        }

        private boolean isSingleLetterBefore(int index) {
            return index > 0
                    && isPlainLetter(text[index - 1])
                    && (index == 1 || (!isSign(text[index - 2]) && !isOfWordBefore(index - 1)));
        }

        private boolean isOfWordBefore(int index) {
            return index > 0 && (spelledTo == index || isOfWord(Character.codePointBefore(text, index)));
        }

        private boolean isLetterAt(int index) {
            return index < length && Character.isLetter(Character.codePointAt(text, index, length));
        }
    }
}
