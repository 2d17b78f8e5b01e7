package org.carrel.catalog.items;

import java.util.Random;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.items.BarcodeScheme.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BarcodeSchemeTest {

    @Test
    void the_check_digit_is_that_of_the_published_examples() {
        assertThat(BarcodeScheme.checkDigit("3023400051786")).isEqualTo('1');
        assertThat(BarcodeScheme.checkDigit("3319100010586")).isEqualTo('4');
    }

    @Test
    void a_wrong_check_digit_is_named_with_the_right_one() {
        assertThat(BarcodeScheme.CODABAR_14.fault(new Barcode("35555000012349")))
                .contains(new Fault.WrongCheckDigit('9', '6'));
    }

    @Test
    void any_single_wrong_digit_is_noticed() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new Random(seed);
            var digits = new StringBuilder("3");
            while (digits.length() < 13) {
                digits.append(random.nextInt(10));
            }
            digits.append(BarcodeScheme.checkDigit(digits.toString()));
            assertThat(BarcodeScheme.CODABAR_14.fault(new Barcode(digits.toString())))
                    .as("seed %d", seed)
                    .isEmpty();
            int position = 1 + random.nextInt(13);
            char other = (char) ('0' + (digits.charAt(position) - '0' + 1 + random.nextInt(9)) % 10);
            digits.setCharAt(position, other);
            assertThat(BarcodeScheme.CODABAR_14.fault(new Barcode(digits.toString())))
                    .as("seed %d", seed)
                    .isPresent();
        }
    }

    @Test
    void schemes_differ_in_what_they_admit() {
        var odd = new Barcode("LIB-0042");
        assertThat(BarcodeScheme.ANY.fault(odd)).isEmpty();
        assertThat(BarcodeScheme.CODABAR_14_IF_SHAPED.fault(odd)).isEmpty();
        assertThat(BarcodeScheme.CODABAR_14.fault(odd)).contains(new Fault.WrongShape());
        var wrong = new Barcode("35555000012349");
        assertThat(BarcodeScheme.ANY.fault(wrong)).isEmpty();
        assertThat(BarcodeScheme.CODABAR_14_IF_SHAPED.fault(wrong)).isPresent();
    }

    @Test
    void cards_and_test_labels_are_no_items() {
        assertThat(BarcodeScheme.CODABAR_14.fault(new Barcode("20234000517861")))
                .contains(new Fault.PatronCard());
        assertThat(BarcodeScheme.ANY.fault(new Barcode("00000000000000"))).contains(new Fault.Zeros());
    }

    @Test
    void a_scan_is_cleaned_of_what_the_scanner_adds() {
        assertThat(Barcode.scanned(" a30234000517861b ")).isEqualTo(new Barcode("30234000517861"));
        assertThat(Barcode.scanned("DVD1\n")).isEqualTo(new Barcode("DVD1"));
        assertThatThrownBy(() -> Barcode.scanned("two words")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Barcode.scanned(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void code_39_has_its_own_characters_and_its_own_check() {
        assertThat(BarcodeScheme.CODE_39.fault(new Barcode("LIB-0042"))).isEmpty();
        assertThat(BarcodeScheme.CODE_39.fault(new Barcode("lib-0042"))).contains(new Fault.WrongShape());
        // ISO/IEC 16388, annex A: the check character of CODE39 is W.
        assertThat(CheckDigit.CODE_39_MOD_43.appendTo("CODE39")).isEqualTo("CODE39W");
        assertThat(BarcodeScheme.CODE_39_MOD_43.fault(new Barcode("CODE39W"))).isEmpty();
        assertThat(BarcodeScheme.CODE_39_MOD_43.fault(new Barcode("CODE39X")))
                .contains(new Fault.WrongCheckDigit('X', 'W'));
    }

    @Test
    void an_ean_is_checked() {
        assertThat(BarcodeScheme.EAN_13.fault(new Barcode("4006381333931"))).isEmpty();
        assertThat(BarcodeScheme.EAN_13.fault(new Barcode("4006381333932")))
                .contains(new Fault.WrongCheckDigit('2', '1'));
        assertThat(BarcodeScheme.EAN_13.fault(new Barcode("400638133393"))).contains(new Fault.WrongShape());
    }

    @Test
    void code_128_prints_whatever_a_barcode_may_be() {
        assertThat(BarcodeScheme.CODE_128.fault(new Barcode("aB~9"))).isEmpty();
    }
}
