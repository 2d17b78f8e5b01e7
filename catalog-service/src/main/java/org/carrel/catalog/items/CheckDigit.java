package org.carrel.catalog.items;

/** Rules by which the last character of a barcode follows from the others. */
public enum CheckDigit {
    /** There is none. */
    NONE,
    /** Every second digit doubled from the first, digit sums added, filled up to ten. */
    CODABAR_14,
    /** The values of all characters added, modulo 43. */
    CODE_39_MOD_43,
    /** Every second digit three times from the second, added, filled up to ten. */
    EAN_13;

    private static final String CODE_39 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

    /** The check character of a text. */
    char of(String text) {
        return switch (this) {
            case NONE -> throw new IllegalStateException("there is no check digit to compute");
            case CODABAR_14 -> luhn(text);
            case CODE_39_MOD_43 -> mod43(text);
            case EAN_13 -> ean(text);
        };
    }

    /** A text with its check character behind it, if the rule has one. */
    public String appendTo(String text) {
        return this == NONE ? text : text + of(text);
    }

    /** How long the text must be without its check character; 0 if that is free. */
    public int length() {
        return switch (this) {
            case NONE, CODE_39_MOD_43 -> 0;
            case CODABAR_14 -> 13;
            case EAN_13 -> 12;
        };
    }

    private static char luhn(String digits) {
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            int digit = digits.charAt(index) - '0';
            int weighted = index % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static char mod43(String text) {
        int sum = 0;
        for (int index = 0; index < text.length(); index++) {
            int value = CODE_39.indexOf(text.charAt(index));
            if (value < 0) {
                throw new IllegalArgumentException("not a character of Code 39: " + text.charAt(index));
            }
            sum += value;
        }
        return CODE_39.charAt(sum % CODE_39.length());
    }

    private static char ean(String digits) {
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            int digit = digits.charAt(index) - '0';
            sum += index % 2 == 0 ? digit : digit * 3;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
