package org.carrel.catalog.records;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An International Standard Book Number whose check digit is right.
 *
 * @param thirteen its 13-digit form, without hyphens
 */
public record Isbn(String thirteen) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}]+");
    private static final Pattern RUN = Pattern.compile("[0-9]{8,}[0-9Xx]?");

    public Isbn {
        if (thirteen.length() != 13 || !hasRightCheckDigit13(thirteen)) {
            throw new IllegalArgumentException("not an ISBN-13: " + thirteen);
        }
    }

    /**
     * Reads what a cataloguer or a reader wrote: with or without hyphens, 10 or 13 digits (or the 9 of an SBN), perhaps
     * with a qualifier behind it.
     */
    public static Optional<Isbn> parse(String text) {
        Matcher run = RUN.matcher(SEPARATORS.matcher(text).replaceAll(""));
        return run.find() ? ofDigits(run.group().toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    private static Optional<Isbn> ofDigits(String digits) {
        return switch (digits.length()) {
            case 9 -> ofDigits("0" + digits);
            case 10 -> hasRightCheckDigit10(digits) ? Optional.of(fromNine(digits.substring(0, 9))) : Optional.empty();
            case 13 ->
                (digits.startsWith("978") || digits.startsWith("979")) && hasRightCheckDigit13(digits)
                        ? Optional.of(new Isbn(digits))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Isbn fromNine(String nine) {
        String twelve = "978" + nine;
        return new Isbn(twelve + (10 - weighted13(twelve) % 10) % 10);
    }

    /** Its 10-digit form; there is none for numbers that begin with 979. */
    public Optional<String> ten() {
        if (!thirteen.startsWith("978")) {
            return Optional.empty();
        }
        String nine = thirteen.substring(3, 12);
        int sum = 0;
        for (int index = 0; index < 9; index++) {
            sum += (10 - index) * (nine.charAt(index) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return Optional.of(nine + (check == 10 ? "X" : String.valueOf(check)));
    }

    private static boolean hasRightCheckDigit10(String digits) {
        int sum = 0;
        for (int index = 0; index < 10; index++) {
            char digit = digits.charAt(index);
            int value = digit == 'X' ? 10 : digit - '0';
            if (digit == 'X' && index < 9) {
                return false;
            }
            sum += (10 - index) * value;
        }
        return sum % 11 == 0;
    }

    private static boolean hasRightCheckDigit13(String digits) {
        return digits.chars().allMatch(digit -> digit >= '0' && digit <= '9') && weighted13(digits) % 10 == 0;
    }

    private static int weighted13(String digits) {
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            sum += (digits.charAt(index) - '0') * (index % 2 == 0 ? 1 : 3);
        }
        return sum;
    }
}
