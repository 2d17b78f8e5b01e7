package org.carrel.catalog.validation;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.validation.Decoding.Decoded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DecodingTest {

    private static List<Decoded> said(String leader, MarcField... fields) {
        return Decoding.of(new MarcRecord(leader, List.of(fields)), Marc21.rules());
    }

    @Test
    void a_dvd_says_what_it_is() {
        assertThat(said(
                        "00000ngm a2200000 i 4500",
                        new MarcField.Control("007", "vd cvaizq"),
                        new MarcField.Control("008", "260101s2025    dk 095 e          vldan d")))
                .filteredOn(one -> !one.tag().equals("LDR"))
                .extracting(Decoded::tag, Decoded::from, Decoded::name, Decoded::code, Decoded::meaning)
                .containsExactly(
                        tuple("007", 1, "Specific material designation", "d", "Videodisc"),
                        tuple("007", 3, "Color", "c", "Multicolored"),
                        tuple("007", 4, "Videorecording format", "v", "DVD"),
                        tuple("007", 5, "Sound on medium or separate", "a", "Sound on medium"),
                        tuple("007", 6, "Medium for sound", "i", "Videodisc"),
                        tuple("007", 7, "Dimensions", "z", "Other"),
                        tuple(
                                "007",
                                8,
                                "Configuration of playback channels",
                                "q",
                                "Quadraphonic, multichannel or surround"),
                        tuple("008", 0, "Date entered on file", "260101", "260101"),
                        tuple("008", 6, "Type of date", "s", "Single known or probable date"),
                        tuple("008", 7, "Date 1", "2025", "2025"),
                        tuple("008", 15, "Place of publication", "dk ", "Denmark"),
                        tuple("008", 35, "Language", "dan", "Danish"),
                        tuple("008", 38, "Modified record", " ", "Not modified"),
                        tuple("008", 39, "Cataloging source", "d", "Other"),
                        tuple("008", 18, "Running time", "095", "095"),
                        tuple("008", 22, "Target audience", "e", "Adult"),
                        tuple("008", 28, "Government publication", " ", "Not a government publication"),
                        tuple("008", 29, "Form of item", " ", "None of these"),
                        tuple("008", 33, "Type of visual material", "v", "Videorecording"),
                        tuple("008", 34, "Technique", "l", "Live action"));
    }

    @Test
    void a_006_speaks_the_language_of_the_material_that_it_adds() {
        assertThat(said("00000nam a2200000 i 4500", new MarcField.Control("006", "m     o  d        ")))
                .filteredOn(one -> one.tag().equals("006"))
                .extracting(Decoded::from, Decoded::name, Decoded::meaning)
                .containsExactly(
                        tuple(5, "Target audience", "Unknown or not specified"),
                        tuple(6, "Form of item", "Online"),
                        tuple(9, "Type of computer file", "Document"),
                        tuple(11, "Government publication", "Not a government publication"));
    }

    @Test
    void what_says_several_things_says_each_once() {
        assertThat(said(
                        "00000nam a2200000 i 4500",
                        new MarcField.Control("008", "260101s2025    dk ab a j      000 1 dan d")))
                .filteredOn(one -> one.name().equals("Illustrations"))
                .extracting(Decoded::meaning)
                .containsExactly("Illustrations", "Maps");
    }

    @Test
    void nothing_is_made_up_of_fill_characters_cut_fields_and_other_dialects() {
        assertThat(said(
                        "00000nam a2200000 i 4500",
                        new MarcField.Control("007", "c|"),
                        new MarcField.Control("008", "26")))
                .filteredOn(one -> !one.tag().equals("LDR"))
                .isEmpty();
        assertThat(said("00000nz  a2200000 i 4500", new MarcField.Control("008", "26")))
                .isEmpty();
    }

    @Test
    void nearly_all_that_real_records_say_is_understood() {
        List<MarcRecord> records = SampleRecords.records(SampleRecords.university());
        long said = records.stream()
                .mapToLong(record -> Decoding.of(record, Marc21.rules()).size())
                .sum();
        long wrong = records.stream()
                .flatMap(record -> Validation.of(record, new Rules(Marc21.rules(), List.of())).stream())
                .filter(finding ->
                        finding.rule().startsWith("code-") && !finding.rule().equals("code-obsolete"))
                .count();
        assertThat(said).isGreaterThan(20_000);
        assertThat(wrong).isLessThan(said / 50);
    }
}
