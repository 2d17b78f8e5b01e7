package org.carrel.ill.holdings;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A title and its author reduced to what two descriptions of one work have in common: no case, no diacritics, no
 * punctuation, no order of the author's names.
 *
 * @param full the whole title
 * @param main the title proper, without the subtitle
 * @param author the author's names in alphabetical order, without dates; empty if there is none
 */
public record TitleKey(String full, String main, Set<String> author) {

    public TitleKey {
        author = Set.copyOf(author);
    }

    public static TitleKey of(String title, @Nullable String author) {
        int subtitle = title.indexOf(':');
        String proper = subtitle > 0 ? title.substring(0, subtitle) : title;
        return new TitleKey(words(title), words(proper), author == null ? Set.of() : names(author));
    }

    /**
     * Whether this wanted title is the owned one: the same title, or one of the two given without its subtitle, by an
     * author whose names agree. Without an author on both sides titles are too weak a sign.
     */
    public boolean isSameWorkAs(TitleKey owned) {
        boolean title = full.equals(owned.full) || full.equals(owned.main) || main.equals(owned.full);
        return title && !full.isEmpty() && authorsAgree(owned);
    }

    /** The author's names in one string, for keeping. */
    public String authorNames() {
        return new TreeSet<>(author).stream().collect(Collectors.joining(" "));
    }

    private boolean authorsAgree(TitleKey owned) {
        return !author.isEmpty()
                && !owned.author.isEmpty()
                && (owned.author.containsAll(author) || author.containsAll(owned.author));
    }

    private static Set<String> names(String author) {
        return Arrays.stream(words(author).split(" "))
                .filter(name -> name.length() > 1 && !name.matches("\\d+"))
                .collect(Collectors.toSet());
    }

    private static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("æ", "ae")
                .replace("Æ", "AE")
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("Ł", "L")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['\\u2019]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
