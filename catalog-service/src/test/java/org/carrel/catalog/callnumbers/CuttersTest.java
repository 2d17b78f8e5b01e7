package org.carrel.catalog.callnumbers;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CuttersTest {

    private static String free(String wanted, String... used) {
        String key = Cutters.keyOf(Scheme.LC, wanted).orElseThrow();
        return Cutters.free(
                wanted,
                key,
                Stream.of(used)
                        .map(number -> new CallNumber(number, Scheme.LC).shelvingKey())
                        .toList());
    }

    @Test
    void a_cutter_that_nobody_has_is_free() {
        assertThat(free("QA76.73.J38 B53")).isEqualTo("QA76.73.J38 B53");
        assertThat(free("QA76.73.J38 B53", "QA76.73.J38 B532", "QA76.73.J38 B5 2018"))
                .isEqualTo("QA76.73.J38 B53");
    }

    @Test
    void a_taken_cutter_gets_one_more_digit_whatever_stands_behind_it() {
        assertThat(free("QA76.73.J38 B53", "QA76.73.J38 B53 2018")).isEqualTo("QA76.73.J38 B532");
        assertThat(free("QA76.73.J38 B53", "QA76.73.J38 B53", "QA76.73.J38 B532 1999", "QA76.73.J38 B533"))
                .isEqualTo("QA76.73.J38 B534");
    }

    @Test
    void when_every_digit_is_taken_there_are_two() {
        var used = Stream.concat(
                Stream.of("QA1 .A1"),
                Stream.of("2", "3", "4", "5", "6", "7", "8", "9").map("QA1 .A1"::concat));
        assertThat(free("QA1 .A1", used.toArray(String[]::new))).isEqualTo("QA1 .A122");
    }

    @Test
    void what_ends_with_no_cutter_has_none() {
        for (String none : List.of("QA76", "QA76 .A1 1999", "Fiction", "")) {
            assertThat(Cutters.keyOf(Scheme.LC, none)).as(none).isEmpty();
        }
    }
}
