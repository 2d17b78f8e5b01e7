package org.carrel.catalog.headings;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;

import static org.assertj.core.api.Assertions.assertThat;

class FreeNumbersTest {

    private static List<String> near(String wanted, Scheme scheme, String... taken) {
        Set<String> keys = Stream.of(taken)
                .map(text -> new CallNumber(text, scheme).shelvingKey())
                .collect(Collectors.toSet());
        return FreeNumbers.near(new CallNumber(wanted, scheme), keys);
    }

    @Test
    void a_number_that_nobody_has_is_free() {
        assertThat(near("QA76.73 .J38 B55 2018", Scheme.LC, "QA76.73 .J38 B56 2018"))
                .containsExactly("QA76.73 .J38 B55 2018");
    }

    @Test
    void the_last_cutter_grows_by_a_digit_and_files_directly_behind() {
        List<String> free = near("QA76.73 .J38 B55 2018", Scheme.LC, "QA76.73 .J38 B55 2018", "QA76.73.J38 B552 2018");
        assertThat(free).containsExactly("QA76.73 .J38 B553 2018", "QA76.73 .J38 B554 2018", "QA76.73 .J38 B555 2018");
        String next = new CallNumber("QA76.73 .J38 B56 2018", Scheme.LC).shelvingKey();
        assertThat(free)
                .allMatch(text -> new CallNumber(text, Scheme.LC).shelvingKey().compareTo(next) < 0);
    }

    @Test
    void a_cutter_whose_digits_are_all_taken_grows_by_two() {
        String[] taken = {
            "Z1 .A5", "Z1 .A52", "Z1 .A53", "Z1 .A54", "Z1 .A55", "Z1 .A56", "Z1 .A57", "Z1 .A58", "Z1 .A59"
        };
        assertThat(near("Z1 .A5", Scheme.LC, taken)).containsExactly("Z1 .A592", "Z1 .A593", "Z1 .A594");
    }

    @Test
    void running_numbers_go_on() {
        assertThat(near("CD 0099", Scheme.OTHER, "CD 0099", "CD 0100"))
                .containsExactly("CD 0101", "CD 0102", "CD 0103");
    }
}
