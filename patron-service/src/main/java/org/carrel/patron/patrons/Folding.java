package org.carrel.patron.patrons;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Makes texts comparable whatever the keyboard they were typed on: capitals, diacritics and punctuation vanish, and
 * letters that Unicode does not decompose become the ones people type instead.
 */
public final class Folding {

    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('ħ', "h"),
            Map.entry('ı', "i"),
            Map.entry('ł', "l"),
            Map.entry('ŋ', "n"),
            Map.entry('ß', "ss"),
            Map.entry('þ', "th"),
            Map.entry('ŧ', "t"));

    private Folding() {}

    /** The words of a text, folded and parted by single spaces. */
    public static String words(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(decomposed.length());
        boolean gap = false;
        for (int i = 0; i < decomposed.length(); i++) {
            char letter = decomposed.charAt(i);
            if (Character.getType(letter) == Character.NON_SPACING_MARK || letter == '\'' || letter == '’') {
                continue;
            }
            if (!Character.isLetterOrDigit(letter) && !Character.isSurrogate(letter)) {
                gap = true;
                continue;
            }
            if (gap && !folded.isEmpty()) {
                folded.append(' ');
            }
            gap = false;
            folded.append(LETTERS.getOrDefault(letter, String.valueOf(letter)));
        }
        return folded.toString();
    }
}
