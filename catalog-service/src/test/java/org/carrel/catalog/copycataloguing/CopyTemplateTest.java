package org.carrel.catalog.copycataloguing;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.copycataloguing.CopyTemplate.Added;
import org.carrel.catalog.copycataloguing.CopyTemplate.AddedSubfield;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;

import static org.assertj.core.api.Assertions.assertThat;

class CopyTemplateTest {

    private static final String LEADER = "00000nam a2200000 i 4500";
    private static final CopyTemplate TEMPLATE = new CopyTemplate(
            "default",
            "Test",
            List.of("9XX", "852"),
            List.of(new Added("590", " 1", List.of(new AddedSubfield("a", "Copied")))),
            List.of("59X", "9XX"));

    private static MarcField.Data field(String tag, String text) {
        return new MarcField.Data(tag, ' ', ' ', List.of(new Subfield('a', text)));
    }

    private static MarcRecord record(MarcField... fields) {
        return new MarcRecord(LEADER, List.of(fields));
    }

    private static final MarcRecord OUTSIDE = record(
            new MarcField.Control("001", "out1"),
            new MarcField.Control("003", "DLC"),
            field("245", "Outside"),
            field("650", "Dogs"),
            field("852", "Their shelf"),
            field("949", "Their item"));

    @Test
    void fields_of_others_go_and_ours_come_in_their_place() {
        assertThat(TEMPLATE.adapted(OUTSIDE))
                .isEqualTo(record(
                        new MarcField.Control("001", "out1"),
                        new MarcField.Control("003", "DLC"),
                        field("245", "Outside"),
                        new MarcField.Data("590", ' ', '1', List.of(new Subfield('a', "Copied"))),
                        field("650", "Dogs")));
    }

    @Test
    void what_is_added_is_added_once() {
        MarcRecord once = TEMPLATE.adapted(OUTSIDE);
        assertThat(TEMPLATE.adapted(once)).isEqualTo(once);
    }

    @Test
    void an_overlay_keeps_our_number_and_our_fields_and_notes_the_other_number() {
        MarcRecord ours = record(
                new MarcField.Control("001", "ours1"),
                field("245", "Ours"),
                field("590", "Gift of a reader"),
                field("999", "Our own"));
        assertThat(TEMPLATE.overlaid(ours, OUTSIDE))
                .isEqualTo(record(
                        new MarcField.Control("001", "ours1"),
                        field("035", "(DLC)out1"),
                        field("245", "Outside"),
                        field("590", "Gift of a reader"),
                        field("650", "Dogs"),
                        field("999", "Our own")));
    }

    @Test
    void an_overlay_by_the_record_itself_changes_no_number() {
        assertThat(new CopyTemplate("as-is", "As it came", List.of(), List.of(), List.of()).overlaid(OUTSIDE, OUTSIDE))
                .isEqualTo(OUTSIDE);
    }

    @Test
    void control_fields_are_beyond_templates() {
        var greedy = new CopyTemplate("x", "Everything", List.of("XXX"), List.of(), List.of());
        assertThat(greedy.adapted(OUTSIDE).fields()).extracting(MarcField::tag).containsExactly("001", "003");
        assertThat(CopyTemplate.TAGS.matcher("001").matches()).isFalse();
    }
}
