package org.carrel.catalog.records;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What names a work well enough to suspect that two records describe the same edition: its title without article, the
 * first part of its main author's name, its year.
 */
public final class TitleKey {

    /** Titles agree to this length or they are different; what follows is where cataloguers differ. */
    private static final int TITLE = 60;

    private static final int AUTHOR = 30;
    /** Shorter titles, such as "Poems", say too little without an author. */
    private static final int SHORT = 8;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private TitleKey() {}

    /** The key of a record; none if it says too little. */
    static Optional<String> of(Description description) {
        String title = plain(description.titles().proper(), description.titles().sort());
        String author = surname(description.names().main());
        Years years = description.publication().years();
        if (title.isEmpty() || years == null || (title.length() < SHORT && author.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(cut(title, TITLE) + '/' + cut(author, AUTHOR) + '/' + years.text());
    }

    /** The proper title without its leading article, which is what the sort title lacks. */
    private static String plain(String proper, String sort) {
        String whole = normalised(proper);
        String filed = normalised(sort);
        int at = filed.isEmpty() ? -1 : whole.indexOf(cut(filed, 12));
        return (at > 0 ? whole.substring(at) : whole).replace(" ", "");
    }

    private static String surname(@Nullable String name) {
        if (name == null) {
            return "";
        }
        int comma = name.indexOf(',');
        return normalised(comma > 0 ? name.substring(0, comma) : name).replace(" ", "");
    }

    /** Lower-case letters and digits, words apart, without diacritics. */
    public static String normalised(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return BETWEEN.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
