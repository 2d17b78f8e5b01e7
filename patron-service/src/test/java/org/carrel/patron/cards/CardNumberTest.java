package org.carrel.patron.cards;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CardNumberTest {

    /** Worked by hand: digits at odd places doubled, nines cast out, the sum filled up to a multiple of ten. */
    @ParameterizedTest
    @CsvSource({"2999900000000,0", "2123400000001,8", "0000000000000,0", "2000000000000,6", "2999999999999,8"})
    void the_check_digit_is_the_modulus_10_one_of_library_barcodes(String digits, int expected) {
        assertThat(CodabarCheck.digitFor(digits)).isEqualTo(expected);
    }

    @Test
    void any_single_wrong_digit_is_caught() {
        CardNumber good = new CardNumbering("9999").number(1234);
        for (int place = 1; place < 14; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (good.value().charAt(place) == digit) {
                    continue;
                }
                String wrong =
                        good.value().substring(0, place) + digit + good.value().substring(place + 1);
                assertThat(CardNumber.fault(wrong)).as(wrong).contains(CardNumber.Fault.CHECK_DIGIT);
            }
        }
    }

    @Test
    void swapped_neighbours_are_caught_unless_they_are_0_and_9() {
        long seed = 20261124;
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String good = new CardNumbering("4711")
                    .number(random.nextInt(100_000_000))
                    .value();
            int place = 1 + random.nextInt(12);
            char left = good.charAt(place);
            char right = good.charAt(place + 1);
            boolean blind = left == right || Math.abs(left - right) == 9;
            String swapped = good.substring(0, place) + right + left + good.substring(place + 2);
            assertThat(CardNumber.fault(swapped).isEmpty())
                    .as("seed %d: %s", seed, swapped)
                    .isEqualTo(blind);
        }
    }

    @Test
    void a_new_number_has_14_digits_of_which_the_first_is_2() {
        assertThat(new CardNumbering("0042").number(7).value()).matches("2004200000007[0-9]");
        assertThat(new CardNumbering("0042").number(99_999_999).value()).matches("2004299999999[0-9]");
    }

    @Test
    void numbers_run_out_rather_than_over() {
        assertThatThrownBy(() -> new CardNumbering("0042").number(100_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "123", "12345x", "x1234"})
    void an_institution_is_four_digits(String institution) {
        assertThatThrownBy(() -> new CardNumbering(institution)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-100", "A123B", "39999000000012", "123456", "1.2/3+4$5"})
    void numbers_of_other_systems_are_welcome(String number) {
        assertThat(new CardNumber(number).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB", "abc1", "A B C", "PÆ123", "123456789012345678901234567890123", "A_1"})
    void what_no_card_carries_is_refused(String text) {
        assertThat(CardNumber.fault(text)).contains(CardNumber.Fault.SHAPE);
    }

    @Test
    void typed_numbers_lose_their_spaces_and_small_letters() {
        assertThat(CardNumber.normalise(" 2 9999 0000 0000 0 ")).isEqualTo("29999000000000");
        assertThat(CardNumber.normalise("p-100")).isEqualTo("P-100");
    }
}
