package org.carrel.notification.templates;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A language that templates are written in.
 *
 * @param tag two or three letters of ISO 639, such as {@code da}
 */
public record Language(String tag) {

    public Language {
        if (!isWellFormed(tag)) {
            throw new IllegalArgumentException("not a language: " + tag);
        }
    }

    public static boolean isWellFormed(String tag) {
        return tag.matches("[a-z]{2,3}");
    }

    public Locale locale() {
        return Locale.of(tag);
    }

    /**
     * The language to write to somebody in: theirs, without its region, if there is a template in it, else the
     * fallback.
     *
     * @param wanted a language tag such as {@code da-DK}; null if nothing is known
     */
    public static Language choose(@Nullable String wanted, Collection<Language> available, Language fallback) {
        if (wanted != null) {
            String primary = wanted.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
            if (isWellFormed(primary) && available.contains(new Language(primary))) {
                return new Language(primary);
            }
        }
        return fallback;
    }
}
