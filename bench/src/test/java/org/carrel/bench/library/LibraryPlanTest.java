package org.carrel.bench.library;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LibraryPlanTest {

    @Test
    void check_digits_are_those_of_library_barcodes() {
        assertThat(LibraryPlan.checked("2999900000001")).isEqualTo("29999000000018");
        assertThat(LibraryPlan.checked("3000000000000")).isEqualTo("30000000000004");
        assertThat(LibraryPlan.checked("0000000000000")).isEqualTo("00000000000000");
    }

    @Test
    void barcodes_and_cards_are_told_apart_by_their_first_digit() {
        LibraryPlan plan = new LibraryPlan("A", 42, 1, 10, 2, 5);

        assertThat(plan.barcode(7)).startsWith("3004200000007").hasSize(14);
        assertThat(plan.card(7)).startsWith("2004200000007").hasSize(14);
        assertThat(plan.items()).isEqualTo(20);
    }

    @Test
    void a_library_has_a_name_and_something_in_it() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LibraryPlan("a b", 1, 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LibraryPlan("A", 10_000, 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LibraryPlan("A", 1, 1, 0, 1, 1));
    }
}
