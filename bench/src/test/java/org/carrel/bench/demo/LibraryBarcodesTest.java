package org.carrel.bench.demo;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LibraryBarcodesTest {

    @Test
    void thirteen_digits_get_a_fourteenth_that_makes_them_valid() {
        assertThat(LibraryBarcodes.withCheckDigit("3153900122345")).hasSize(14);
        assertThat(luhn(LibraryBarcodes.withCheckDigit("3153900122345"))).isZero();
    }

    @Test
    void every_barcode_of_the_demo_is_valid_and_of_its_own_kind() {
        for (int number = 1; number <= 10_000; number++) {
            assertThat(LibraryBarcodes.item(number)).startsWith("3").matches("[0-9]{14}");
            assertThat(luhn(LibraryBarcodes.item(number))).isZero();
            assertThat(LibraryBarcodes.card(number)).startsWith("2").matches("[0-9]{14}");
            assertThat(luhn(LibraryBarcodes.card(number))).isZero();
        }
    }

    /** Another way to the same rule: from the right, every second digit doubled, the whole divisible by ten. */
    private static int luhn(String digits) {
        int sum = 0;
        boolean twice = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            if (twice) {
                digit *= 2;
            }
            sum += digit / 10 + digit % 10;
            twice = !twice;
        }
        return sum % 10;
    }
}
