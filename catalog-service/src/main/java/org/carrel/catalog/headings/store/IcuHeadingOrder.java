package org.carrel.catalog.headings.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.HeadingList;
import org.carrel.catalog.headings.HeadingOrder;
import org.carrel.catalog.headings.ShelfPlace;
import org.carrel.catalog.marc.Octets;

/**
 * Files words as libraries do: word by word, numbers by their value, punctuation of no account, letters of all scripts
 * in the order of the Unicode Collation Algorithm with the tailoring of one language. Call numbers and classes file by
 * their shelving keys.
 */
@ApplicationScoped
class IcuHeadingOrder implements HeadingOrder {

    /** Grows when what records say in the way of headings, or how it is filed, is decided otherwise. */
    private static final int EDITION = 1;

    /** A key is compared by its beginning; what files equal to there stands in the order of ids. */
    private static final int LONGEST = 400;

    /** Sorts before everything else (CLDR): "nothing before something". */
    private static final String NOTHING = "\uFFFE";

    /** Punctuation that goes without leaving a blank, as modifier letters and control characters do. */
    private static final String UNSOUNDED = "'\u2018\u2019[]\uFFFE";

    private static final String SOUNDED = "#&@";

    /** Examples of shelving keys: when one changes, the rules have changed. */
    private static final List<String> SHELVED = List.of(
            "QA76.73 .J38 K55 2020", "025.04 SMI", "WG 120 B38", "A 13.1/2:T 71", "CD 1234 c.2", "REF Z678 .A1");

    private final RuleBasedCollator collator;
    private final RuleBasedCollator letters;
    private final String language;

    IcuHeadingOrder(@ConfigProperty(name = "carrel.catalog.browse-language", defaultValue = "und") String language) {
        this.language = language;
        this.collator = collator(language, Collator.TERTIARY);
        this.letters = collator(language, Collator.PRIMARY);
    }

    private static RuleBasedCollator collator(String language, int strength) {
        var made = (RuleBasedCollator) Collator.getInstance(ULocale.forLanguageTag(language));
        made.setStrength(strength);
        made.setNumericCollation(true);
        made.setAlternateHandlingShifted(false);
        return (RuleBasedCollator) made.freeze();
    }

    @Override
    public Octets key(HeadingList list, String filing, @Nullable String scheme) {
        return list.isShelved() ? shelved(filing, scheme) : cut(collated(list.filingParts(filing), collator));
    }

    @Override
    public Octets place(HeadingList list, String text) {
        return list.isShelved() ? shelved(text, null) : cut(collated(list.filingParts(text), letters));
    }

    private static Octets shelved(String text, @Nullable String scheme) {
        return cut(ShelfPlace.key(text, scheme).getBytes(StandardCharsets.UTF_8));
    }

    private static Octets cut(byte[] key) {
        return Octets.of(key.length <= LONGEST ? key : Arrays.copyOf(key, LONGEST));
    }

    private static byte[] collated(List<String> parts, RuleBasedCollator by) {
        String text =
                String.join(NOTHING, parts.stream().map(IcuHeadingOrder::filed).toList());
        RawCollationKey key = by.getRawCollationKey(text, new RawCollationKey());
        // The octet at the end is the terminator.
        return Arrays.copyOf(key.bytes, Math.max(0, key.size - 1));
    }

    private static String filed(String text) {
        var filed = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            index += Character.charCount(point);
            if (isBlank(point)) {
                if (!filed.isEmpty() && filed.charAt(filed.length() - 1) != ' ') {
                    filed.append(' ');
                }
            } else if (!isUnsounded(point)) {
                filed.appendCodePoint(point);
            }
        }
        return filed.toString().strip();
    }

    private static boolean isUnsounded(int point) {
        int type = Character.getType(point);
        return type == Character.MODIFIER_LETTER || type == Character.CONTROL || UNSOUNDED.indexOf(point) >= 0;
    }

    private static boolean isBlank(int point) {
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> UNSOUNDED.indexOf(point) < 0 && SOUNDED.indexOf(point) < 0;
            default -> point == ' ';
        };
    }

    @Override
    public String rules() {
        String shelving = Integer.toHexString(String.join(
                        "|",
                        SHELVED.stream().map(text -> ShelfPlace.key(text, null)).toList())
                .hashCode());
        return "edition " + EDITION + ", " + language + ", ICU " + VersionInfo.ICU_VERSION + ", collator "
                + collator.getVersion() + ", shelving " + shelving;
    }
}
