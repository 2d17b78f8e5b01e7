package org.carrel.bench.demo;

/**
 * The 14-digit barcodes of North American library practice: a type digit (2 patron, 3 item), four digits for the
 * institution, eight for the number, and a modulus-10 (Luhn) check digit as Codabar labels carry it.
 */
public final class LibraryBarcodes {

    private static final String PATRON = "2";
    private static final String ITEM = "3";
    private static final String INSTITUTION = "9125";

    private LibraryBarcodes() {}

    /** The card number of the demo's patron with this number, from 1. */
    public static String card(int number) {
        return withCheckDigit(PATRON + INSTITUTION + "%08d".formatted(number));
    }

    /** The barcode of the demo's item with this number, from 1. */
    public static String item(int number) {
        return withCheckDigit(ITEM + INSTITUTION + "%08d".formatted(number));
    }

    static String withCheckDigit(String thirteenDigits) {
        int sum = 0;
        for (int i = 0; i < thirteenDigits.length(); i++) {
            int digit = thirteenDigits.charAt(i) - '0';
            // Every second digit from the left counts double, its digits added up.
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return thirteenDigits + (10 - sum % 10) % 10;
    }
}
