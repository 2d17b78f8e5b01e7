package org.carrel.bench.desk;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CirculationTest {

    @Test
    void no_patron_has_two_copies_of_a_title_and_no_item_two_patrons() {
        Set<String> items = new HashSet<>();
        for (int patron = 0; patron < Circulation.PATRONS; patron++) {
            Set<Integer> titles = new HashSet<>();
            for (int n = 0; n < Circulation.EACH; n++) {
                int title = Circulation.title(patron, n);
                assertThat(titles.add(title))
                        .as("patron %d, item %d", patron, n)
                        .isTrue();
                assertThat(items.add(title + "/" + Circulation.copy(patron, n))).isTrue();
            }
        }
        assertThat(items).hasSize(Circulation.items());
    }
}
