package org.carrel.bench.library;

/**
 * A library to be made up. The same plan gives the same titles, items and people.
 *
 * @param name upper-case letters and digits; tells this library's codes and barcodes from those of others
 * @param institution four digits of every barcode
 */
public record LibraryPlan(String name, int institution, long seed, int titles, int copies, int patrons) {
    public LibraryPlan {
        if (!name.matches("[A-Z0-9]{1,12}") || institution < 0 || institution > 9_999) {
            throw new IllegalArgumentException("not a name or a number for a library: " + name + ", " + institution);
        }
        if (titles < 1 || copies < 1 || patrons < 1) {
            throw new IllegalArgumentException("an empty library");
        }
    }

    public long items() {
        return (long) titles * copies;
    }

    /** The item barcode with this number: a 3, the institution, eight digits, a check digit. */
    public String barcode(long number) {
        return checked("3%04d%08d".formatted(institution, number));
    }

    /** The patron card with this number: a 2 in front. */
    public String card(long number) {
        return checked("2%04d%08d".formatted(institution, number));
    }

    /**
     * Adds the modulus 10 check digit: every second digit doubled from the first, digit sums added, filled up to ten.
     */
    static String checked(String thirteen) {
        int sum = 0;
        for (int i = 0; i < thirteen.length(); i++) {
            int weighted = (thirteen.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighted / 10 + weighted % 10;
        }
        return thirteen + (10 - sum % 10) % 10;
    }
}
