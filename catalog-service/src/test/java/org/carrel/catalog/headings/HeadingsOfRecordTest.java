package org.carrel.catalog.headings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.marc.Subfield;

import static org.assertj.core.api.Assertions.assertThat;

class HeadingsOfRecordTest {

    /** A field: tag and indicators, then subfields each behind a dollar. */
    private static MarcField field(String text) {
        var subfields = new ArrayList<Subfield>();
        Arrays.stream(text.substring(5).split("\\$", -1))
                .filter(part -> !part.isEmpty())
                .forEach(part -> subfields.add(new Subfield(part.charAt(0), part.substring(1))));
        return new MarcField.Data(text.substring(0, 3), text.charAt(3), text.charAt(4), subfields);
    }

    private static List<String> lines(String... fields) {
        var record = new MarcRecord(
                "00000nam a2200000 a 4500",
                Arrays.stream(fields).map(HeadingsOfRecordTest::field).toList());
        return HeadingsOfRecord.of(record).stream()
                .map(use -> use.heading().list() + " " + use.heading().text())
                .toList();
    }

    @Test
    void names_are_read_without_relators_and_works_with_their_titles() {
        assertThat(lines(
                        "1001 $aTwain, Mark,$d1835-1910,$eauthor.$4aut",
                        "7001 $aTwain, Mark,$d1835-1910.$tAdventures of Tom Sawyer.$lDanish.",
                        "7102 $aUnited Nations.$bGeneral Assembly,$eissuing body.",
                        "7001 $aTwain, Mark,$d1835-1910."))
                .containsExactly(
                        "NAME Twain, Mark, 1835-1910",
                        "NAME Twain, Mark, 1835-1910. Adventures of Tom Sawyer. Danish",
                        "NAME United Nations. General Assembly");
    }

    @Test
    void subjects_join_their_subdivisions_and_know_their_thesaurus() {
        var record = new MarcRecord(
                "00000nam a2200000 a 4500",
                List.of(
                        field("650 0$aCooking$xHistory$zFrance$vPictorial works."),
                        field("650 7$aCooking.$2fast$0(OCoLC)fst1"),
                        field("651 4$aParis (France)")));
        List<HeadingUse> uses = HeadingsOfRecord.of(record);
        assertThat(uses)
                .extracting(use -> use.heading().text())
                .containsExactly("Cooking -- History -- France -- Pictorial works", "Cooking", "Paris (France)");
        assertThat(uses).extracting(HeadingUse::thesaurus).containsExactly("lcsh", "fast", null);
        assertThat(uses).extracting(HeadingUse::occurrence).containsExactly(1, 2, 1);
        assertThat(uses.get(0).heading().base()).isEqualTo(uses.get(1).heading().form());
    }

    @Test
    void titles_file_behind_their_article_and_in_every_script() {
        var record = new MarcRecord(
                "00000nam a2200000 a 4500",
                List.of(
                        field("24014$aThe Odyssey.$lDanish"),
                        field("24514$6880-01$aThe wide sea :$ba tale /$cby N."),
                        field("24613$aWide sea"),
                        field("88010$6245-01/$1$a\u6771\u4EAC\u90FD")));
        assertThat(HeadingsOfRecord.of(record))
                .extracting(use -> use.heading().text() + " | " + use.heading().filing() + " | " + use.tag())
                .containsExactly(
                        "The Odyssey. Danish | Odyssey. Danish | 240",
                        "The wide sea : a tale | wide sea : a tale | 245",
                        "Wide sea | Wide sea | 246",
                        "\u6771\u4EAC\u90FD | \u6771\u4EAC\u90FD | 880");
    }

    @Test
    void a_series_is_read_from_the_form_that_is_traced() {
        assertThat(lines("4901 $aVol. in Penguin ;$v3", "830 0$aPenguin classics ;$v3.", "4900 $aUntraced series ;$v7"))
                .containsExactly("SERIES Penguin classics", "SERIES Untraced series");
    }

    @Test
    void classes_and_call_numbers_are_two_lists() {
        assertThat(lines("05000$aQA76.73.J38$bB55 2018", "08204$a005.13/3$222", "099  $aCD 1234"))
                .containsExactly(
                        "CLASSIFICATION QA76.73.J38",
                        "CALL_NUMBER QA76.73.J38 B55 2018",
                        "CLASSIFICATION 005.133",
                        "CALL_NUMBER CD 1234");
    }

    @Test
    void every_real_record_gives_lines_that_are_told_apart_by_their_ids() {
        int lines = 0;
        for (byte[] file : List.of(SampleRecords.university(), SampleRecords.exemplars())) {
            for (MarcRecord record : SampleRecords.records(file)) {
                List<HeadingUse> uses = HeadingsOfRecord.of(record);
                var ids = new HashSet<>();
                assertThat(uses).allMatch(use -> ids.add(use.heading().id()));
                assertThat(uses)
                        .allSatisfy(use -> assertThat(use.heading().text()).isNotBlank());
                lines += uses.size();
            }
        }
        assertThat(lines).isGreaterThan(15_000);
    }
}
