package org.carrel.catalog.targets;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.targets.OutsideDatabase.Found;

import static org.assertj.core.api.Assertions.assertThat;

class CollapseTest {

    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final Map<UUID, Integer> RANKS = Map.of(FIRST, 1, SECOND, 2);
    private static long serial;

    private static OutsideRecord record(
            UUID target, String format, int quality, List<String> isbns, List<String> lccns) {
        return new OutsideRecord(
                new UUID(9, ++serial),
                new UUID(0, 0),
                target,
                new Found(1, Octets.of(new byte[0]), Serialisation.ISO2709, "UTF-8"),
                new OutsideRecord.Summary(
                        "Title",
                        null,
                        null,
                        null,
                        null,
                        format,
                        isbns,
                        List.of(),
                        lccns,
                        List.of(),
                        new Quality(quality, " ", 0, "", false)));
    }

    @Test
    void records_that_share_numbers_come_together_over_a_third_the_best_first() {
        OutsideRecord isbnOnly = record(SECOND, "book", 60, List.of("9780575099234"), List.of());
        OutsideRecord both = record(FIRST, "book", 40, List.of("9780575099234"), List.of("98001"));
        OutsideRecord lccnOnly = record(FIRST, "book", 60, List.of(), List.of("98001"));
        OutsideRecord other = record(FIRST, "book", 50, List.of("9780000000002"), List.of());
        assertThat(Collapse.of(List.of(isbnOnly, other, both, lccnOnly), RANKS))
                .containsExactly(
                        new Collapse.Group(List.of(lccnOnly, isbnOnly, both)), new Collapse.Group(List.of(other)));
    }

    @Test
    void a_printed_and_an_electronic_edition_stay_apart_though_they_share_an_isbn() {
        OutsideRecord print = record(FIRST, "book", 50, List.of("9780575099234"), List.of());
        OutsideRecord electronic = record(FIRST, "ebook", 40, List.of("9780575099234"), List.of());
        assertThat(Collapse.of(List.of(print, electronic), RANKS)).hasSize(2);
    }

    @Test
    void records_without_numbers_are_not_thrown_together() {
        OutsideRecord one = record(FIRST, "book", 50, List.of(), List.of());
        OutsideRecord two = record(FIRST, "book", 50, List.of(), List.of());
        assertThat(Collapse.of(List.of(one, two), RANKS)).hasSize(2);
    }

    @Test
    void quality_is_told_by_level_subjects_and_carriers() {
        var poor = new MarcRecord("00000nam a2200000uu 4500", List.of());
        assertThat(Quality.of(poor)).isEqualTo(new Quality(0, "u", 0, "", false));
        var good = new MarcRecord(
                "00000nam a2200000 i 4500",
                List.of(
                        field("040", 'b', "eng"),
                        field("082", 'a', "813"),
                        field("336", 'a', "text"),
                        field("337", 'a', "unmediated"),
                        field("338", 'a', "volume"),
                        field("520", 'a', "About"),
                        field("650", 'a', "Dogs"),
                        field("650", 'a', "Time travel")));
        assertThat(Quality.of(good)).isEqualTo(new Quality(80, " ", 2, "eng", true));
    }

    private static MarcField field(String tag, char code, String text) {
        return new MarcField.Data(tag, ' ', ' ', List.of(new Subfield(code, text)));
    }
}
