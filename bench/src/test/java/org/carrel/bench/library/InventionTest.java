package org.carrel.bench.library;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InventionTest {
    private final Invention invention = new Invention(2709);

    @Test
    void the_same_seed_gives_the_same_library_in_any_order() {
        Invention.Title ninth = invention.title(9);
        Invention.Person third = invention.person(3);

        Invention again = new Invention(2709);
        assertThat(again.person(3)).isEqualTo(third);
        assertThat(again.title(9)).isEqualTo(ninth);
        assertThat(new Invention(1).title(9)).isNotEqualTo(ninth);
    }

    @Test
    void no_two_people_have_the_same_name() {
        assertThat(LongStream.range(0, 5_000).mapToObj(invention::person).map(Invention.Person::lastName))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Za-z]+-[A-Za-z]+ [A-Z]+"));
    }

    @Test
    void a_record_tells_its_lengths_truly() {
        String record = new String(Iso2709.book("B-1", invention.title(1)), StandardCharsets.UTF_8);

        assertThat(Integer.parseInt(record.substring(0, 5))).isEqualTo(record.length());
        int base = Integer.parseInt(record.substring(12, 17));
        assertThat(record.charAt(base - 1)).isEqualTo((char) 0x1E);
        assertThat(record).endsWith("" + (char) 0x1E + (char) 0x1D);
        for (int entry = 24; entry < base - 1; entry += 12) {
            int length = Integer.parseInt(record.substring(entry + 3, entry + 7));
            int start = Integer.parseInt(record.substring(entry + 7, entry + 12));
            assertThat(record.charAt(base + start + length - 1)).isEqualTo((char) 0x1E);
            assertThat(record.substring(base + start, base + start + length - 1))
                    .doesNotContain("" + (char) 0x1E);
        }
        assertThat(record)
                .contains("001")
                .contains((char) 0x1F + "a" + invention.title(1).author());
    }
}
