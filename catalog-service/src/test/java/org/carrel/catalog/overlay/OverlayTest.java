package org.carrel.catalog.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.overlay.OverlayRule.Action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OverlayTest {

    private static final String LEADER = "00000nam a2200000 a 4500";

    private static MarcRecord record(MarcField... fields) {
        return new MarcRecord(LEADER, List.of(fields));
    }

    private static MarcField control(String tag, String text) {
        return new MarcField.Control(tag, text);
    }

    /** A field written as cataloguers do: {@code $a text $b text}. */
    private static MarcField field(String tag, String text) {
        return field(tag, "  ", text);
    }

    private static MarcField field(String tag, String indicators, String text) {
        var subfields = new ArrayList<Subfield>();
        for (String part : text.substring(1).split(" \\$", -1)) {
            subfields.add(new Subfield(part.charAt(0), part.substring(2)));
        }
        return new MarcField.Data(tag, indicators.charAt(0), indicators.charAt(1), subfields);
    }

    private static OverlayProfile profile(OverlayRule... rules) {
        return new OverlayProfile(List.of(rules), Action.REPLACE, OverlayProfile.Leader.INCOMING, List.of());
    }

    private static OverlayRule rule(String tag, Action action) {
        return new OverlayRule(FieldPattern.tag(tag), action);
    }

    private static OverlayRule rule(
            String tag,
            @Nullable String first,
            @Nullable String second,
            @Nullable String subfield,
            @Nullable String value,
            Action action) {
        return new OverlayRule(new FieldPattern(tag, first, second, subfield, value), action);
    }

    private static MarcRecord merged(MarcRecord existing, MarcRecord incoming, OverlayProfile profile) {
        return switch (Overlay.of(existing, incoming, profile)) {
            case Overlaid.AsIncoming _ -> incoming;
            case Overlaid.AsExisting _ -> existing;
            case Overlaid.Merged(MarcRecord record) -> record;
        };
    }

    @Test
    void without_rules_the_record_that_arrives_is_the_result_as_it_is() {
        MarcRecord existing = record(field("245", "$a Old"), field("901", "$a local"));
        MarcRecord incoming = record(field("245", "$a New"));
        assertThat(Overlay.of(existing, incoming, profile())).isEqualTo(new Overlaid.AsIncoming());
    }

    @Test
    void when_everything_is_kept_the_record_that_was_there_is_the_result() {
        MarcRecord existing = record(field("245", "$a Old"), field("901", "$a local"));
        MarcRecord incoming = record(field("245", "$a New"));
        var everything = new OverlayProfile(List.of(), Action.KEEP, OverlayProfile.Leader.EXISTING, List.of());
        assertThat(Overlay.of(existing, incoming, everything)).isEqualTo(new Overlaid.AsExisting());
    }

    @Test
    void kept_fields_stay_and_those_that_arrive_with_the_tag_are_left_out() {
        MarcRecord existing = record(field("245", "$a Old"), field("901", "$a ours"));
        MarcRecord incoming = record(field("245", "$a New"), field("901", "$a theirs"));
        assertThat(merged(existing, incoming, profile(rule("9XX", Action.KEEP))))
                .isEqualTo(record(field("245", "$a New"), field("901", "$a ours")));
    }

    @Test
    void replaced_fields_go_even_if_nothing_arrives_in_their_place() {
        MarcRecord existing = record(field("245", "$a Old"), field("500", "$a note"), field("901", "$a ours"));
        MarcRecord incoming = record(field("245", "$a New"));
        assertThat(merged(existing, incoming, profile(rule("500", Action.REPLACE), rule("901", Action.KEEP))))
                .isEqualTo(record(field("245", "$a New"), field("901", "$a ours")));
    }

    @Test
    void added_fields_join_those_that_are_there_but_no_field_comes_twice() {
        MarcRecord existing = record(field("035", "$a (A)1"), field("245", "$a Old"));
        MarcRecord incoming = record(field("035", "$a (A)1"), field("035", "$a (B)2"), field("245", "$a New"));
        assertThat(merged(existing, incoming, profile(rule("035", Action.ADD))))
                .isEqualTo(record(field("035", "$a (A)1"), field("035", "$a (B)2"), field("245", "$a New")));
    }

    @Test
    void dropped_fields_are_in_neither() {
        MarcRecord existing = record(field("245", "$a Old"), field("856", "$u a"));
        MarcRecord incoming = record(field("245", "$a New"), field("856", "$u b"));
        assertThat(merged(existing, incoming, profile(rule("856", Action.DROP))))
                .isEqualTo(record(field("245", "$a New")));
    }

    @Test
    void the_first_rule_that_fits_decides() {
        MarcRecord existing = record(field("245", "$a Old"), field("650", "$a ours"));
        MarcRecord incoming = record(field("245", "$a New"), field("650", "$a theirs"));
        assertThat(merged(existing, incoming, profile(rule("650", Action.KEEP), rule("6XX", Action.DROP))))
                .isEqualTo(record(field("245", "$a New"), field("650", "$a ours")));
        assertThat(merged(existing, incoming, profile(rule("6XX", Action.DROP), rule("650", Action.KEEP))))
                .isEqualTo(record(field("245", "$a New")));
    }

    @Test
    void rules_look_at_indicators() {
        MarcRecord existing = record(field("650", " 0", "$a lcsh old"), field("650", " 7", "$a local old"));
        MarcRecord incoming = record(field("650", " 0", "$a lcsh new"), field("650", " 7", "$a local new"));
        assertThat(merged(existing, incoming, profile(rule("650", null, "7", null, null, Action.KEEP))))
                .isEqualTo(record(field("650", " 7", "$a local old"), field("650", " 0", "$a lcsh new")));
    }

    @Test
    void rules_look_at_what_stands_in_a_subfield() {
        MarcRecord existing = record(field("650", " 7", "$a A $2 local"), field("650", " 7", "$a B $2 fast"));
        MarcRecord incoming = record(field("650", " 7", "$a C $2 fast"));
        assertThat(merged(existing, incoming, profile(rule("650", null, null, "2", "^local$", Action.KEEP))))
                .isEqualTo(record(field("650", " 7", "$a A $2 local"), field("650", " 7", "$a C $2 fast")));
    }

    @Test
    void an_expression_without_a_subfield_looks_at_all_of_them_and_at_control_fields() {
        MarcRecord existing = record(control("009", "keep me"), field("500", "$3 x $a keep me"), field("500", "$a y"));
        MarcRecord incoming = record(control("009", "other"));
        assertThat(merged(existing, incoming, profile(rule("XXX", null, null, null, "^keep", Action.KEEP))))
                .isEqualTo(record(control("009", "keep me"), control("009", "other"), field("500", "$3 x $a keep me")));
    }

    @Test
    void by_default_local_fields_and_those_of_an_institution_stay() {
        MarcRecord existing = record(
                control("001", "ours"),
                field("245", "$a Old"),
                field("500", "$a Signed copy $5 DK-800010"),
                field("590", "$a local"),
                field("949", "$a item"));
        MarcRecord incoming = record(
                control("001", "theirs"), field("245", "$a New"), field("500", "$a General"), field("949", "$a x"));
        assertThat(merged(existing, incoming, OverlayProfile.LOCAL_FIELDS_STAY))
                .isEqualTo(record(
                        control("001", "ours"),
                        field("245", "$a New"),
                        field("500", "$a Signed copy $5 DK-800010"),
                        field("500", "$a General"),
                        field("590", "$a local"),
                        field("949", "$a item")));
    }

    @Test
    void the_link_of_a_heading_stays_while_the_heading_does() {
        MarcRecord existing = record(field("100", "1 ", "$a Twain, Mark, $d 1835-1910. $0 (DLC)n1"));
        MarcRecord same = record(field("100", "1 ", "$a Twain, Mark, $d 1835-1910 $e author"));
        MarcRecord unchanged = record(field("100", "1 ", "$a Twain, Mark, $d 1835-1910"));
        assertThat(merged(existing, unchanged, OverlayProfile.LOCAL_FIELDS_STAY))
                .isEqualTo(record(field("100", "1 ", "$a Twain, Mark, $d 1835-1910 $0 (DLC)n1")));
        assertThat(merged(existing, same, OverlayProfile.LOCAL_FIELDS_STAY)).isEqualTo(same);
    }

    @Test
    void a_link_that_arrives_wins_over_the_one_that_was_there() {
        MarcRecord existing = record(field("100", "1 ", "$a Twain $0 (DLC)n1"));
        MarcRecord incoming = record(field("100", "1 ", "$a Twain $0 (DLC)n2"));
        assertThat(merged(existing, incoming, OverlayProfile.LOCAL_FIELDS_STAY)).isEqualTo(incoming);
    }

    @Test
    void the_fuller_leader_wins_if_so_wanted() {
        MarcRecord full = new MarcRecord("00000nam a2200000 a 4500", List.of(field("901", "$a x")));
        MarcRecord brief = new MarcRecord("00000cam a22000003a 4500", List.of(field("245", "$a New")));
        assertThat(merged(full, brief, OverlayProfile.LOCAL_FIELDS_STAY).leader())
                .isEqualTo(full.leader());
        assertThat(merged(brief, full, OverlayProfile.LOCAL_FIELDS_STAY).leader())
                .isEqualTo(full.leader());
        var existing = new OverlayProfile(List.of(), Action.REPLACE, OverlayProfile.Leader.EXISTING, List.of());
        assertThat(merged(full, brief, existing).leader()).isEqualTo(full.leader());
    }

    @Test
    void fields_keep_the_order_that_their_record_gave_them() {
        MarcRecord existing = record(field("950", "$a b"), field("949", "$a a"));
        MarcRecord incoming = record(field("700", "$a x"), field("245", "$a New"), field("500", "$a y"));
        assertThat(merged(existing, incoming, profile(rule("9XX", Action.KEEP))))
                .isEqualTo(record(
                        field("700", "$a x"),
                        field("245", "$a New"),
                        field("500", "$a y"),
                        field("950", "$a b"),
                        field("949", "$a a")));
    }

    @Test
    void patterns_are_refused_when_they_are_misshapen() {
        for (String tag : List.of("", "24", "2455", "..5", "9xx")) {
            assertThatThrownBy(() -> FieldPattern.tag(tag)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new FieldPattern("245", "10", null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FieldPattern("245", null, null, null, "("))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a regular expression");
        assertThatThrownBy(() -> new FieldPattern("245", null, null, null, "(a+)+$"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void real_records_laid_over_each_other_lose_no_kept_field_and_gain_none() {
        long seed = 20261124;
        var random = new Random(seed);
        List<MarcRecord> records = SampleRecords.records(SampleRecords.university());
        var profile = profile(rule("5XX", Action.KEEP), rule("6XX", Action.ADD), rule("7XX", Action.DROP));
        for (int round = 0; round < 500; round++) {
            MarcRecord existing = records.get(random.nextInt(records.size()));
            MarcRecord incoming = records.get(random.nextInt(records.size()));
            MarcRecord result = merged(existing, incoming, profile);
            assertThat(of(result, "5")).as("seed %d round %d", seed, round).isEqualTo(of(existing, "5"));
            assertThat(of(result, "6")).containsAll(of(existing, "6")).containsAll(of(incoming, "6"));
            assertThat(of(result, "7")).isEmpty();
            assertThat(of(result, "2")).isEqualTo(of(incoming, "2"));
        }
    }

    private static List<MarcField> of(MarcRecord record, String hundreds) {
        return record.fields().stream()
                .filter(field -> field.tag().startsWith(hundreds))
                .toList();
    }

    @Test
    void a_diff_names_what_goes_and_what_comes_and_nothing_that_moved() {
        MarcRecord before = record(field("245", "10", "$a Old $b sub"), field("500", "$a x"), field("650", "$a y"));
        MarcRecord after = record(field("650", "$a y"), field("245", "10", "$a New $b sub"), field("500", "$a x"));
        assertThat(FieldDiff.between(before, after))
                .containsExactly(
                        new FieldDiff(FieldDiff.Change.REMOVED, "245", "10 $a Old $b sub"),
                        new FieldDiff(FieldDiff.Change.ADDED, "245", "10 $a New $b sub"));
        assertThat(FieldDiff.between(before, before)).isEmpty();
    }

    @Test
    void a_diff_counts_fields_that_come_more_often() {
        MarcRecord once = record(field("500", "$a x"));
        MarcRecord twice = record(field("500", "$a x"), field("500", "$a x"));
        assertThat(FieldDiff.between(once, twice))
                .containsExactly(new FieldDiff(FieldDiff.Change.ADDED, "500", "## $a x"));
    }

    @Test
    void lengths_in_the_leader_are_no_difference() {
        var one = new MarcRecord("00123nam a2200045 a 4500", List.of());
        var other = new MarcRecord("00999nam a2200099 a 4500", List.of());
        assertThat(FieldDiff.between(one, other)).isEmpty();
        var deleted = new MarcRecord("00999dam a2200099 a 4500", List.of());
        assertThat(FieldDiff.between(one, deleted)).hasSize(2);
    }
}
