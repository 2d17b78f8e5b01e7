package org.carrel.patron.cards;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How new card numbers are made: {@code 2} for a patron, four digits of the institution, eight that count up, and the
 * check digit.
 *
 * @param institution the four digits of the institution
 */
public record CardNumbering(String institution) {

    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");
    private static final long LAST = 99_999_999L;

    public CardNumbering {
        if (!FOUR_DIGITS.matcher(institution).matches()) {
            throw new IllegalArgumentException("an institution is written with four digits, not " + institution);
        }
    }

    /** The card number for a place in the sequence, 0 to 99,999,999. */
    public CardNumber number(long sequence) {
        if (sequence < 0 || sequence > LAST) {
            throw new IllegalArgumentException("no card number left for place " + sequence);
        }
        String digits = "2" + institution + String.format(Locale.ROOT, "%08d", sequence);
        return new CardNumber(digits + CodabarCheck.digitFor(digits));
    }
}
