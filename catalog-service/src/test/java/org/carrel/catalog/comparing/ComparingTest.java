package org.carrel.catalog.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.comparing.Difference.FieldChange;
import org.carrel.catalog.comparing.Difference.Kind;
import org.carrel.catalog.comparing.Difference.SubfieldChange;
import org.carrel.catalog.comparing.ThreeWay.Conflict;
import org.carrel.catalog.comparing.ThreeWay.Merged;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.marc.Subfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ComparingTest {

    private static final String LEADER = "00000nam a2200000 a 4500";
    private static final MarcField TITLE = field("245", "aTitle", "cAuthor");
    private static final MarcField NOTE = field("500", "aA note");
    private static final MarcField CATS = field("650", "aCats");
    private static final MarcField DOGS = field("650", "aDogs");

    private static MarcField field(String tag, String... subfields) {
        return new MarcField.Data(
                tag,
                ' ',
                ' ',
                Arrays.stream(subfields)
                        .map(text -> new Subfield(text.charAt(0), text.substring(1)))
                        .toList());
    }

    private static MarcRecord record(MarcField... fields) {
        return new MarcRecord(LEADER, List.of(fields));
    }

    private static MarcRecord merged(MarcRecord base, MarcRecord ours, MarcRecord theirs) {
        return ((Merged.Clean) ThreeWay.merge(base, ours, theirs)).record();
    }

    private static List<Conflict> conflicts(MarcRecord base, MarcRecord ours, MarcRecord theirs) {
        return ((Merged.Conflicting) ThreeWay.merge(base, ours, theirs)).conflicts();
    }

    @Test
    void a_changed_field_tells_which_subfields_changed_and_keeps_their_order() {
        MarcField changed = field("245", "aOther title", "bwith more", "cAuthor");
        Difference difference = Difference.between(record(TITLE, NOTE), record(changed, NOTE));
        assertThat(difference.fields())
                .containsExactly(new FieldChange(
                        Kind.CHANGED,
                        TITLE,
                        changed,
                        List.of(
                                new SubfieldChange(Kind.CHANGED, 'a', "Title", "Other title"),
                                new SubfieldChange(Kind.ADDED, 'b', null, "with more"))));
    }

    @Test
    void one_of_several_like_fields_is_told_by_what_it_says() {
        assertThat(Difference.between(record(TITLE, CATS, DOGS), record(TITLE, DOGS))
                        .fields())
                .containsExactly(new FieldChange(Kind.REMOVED, CATS, null, List.of()));
        assertThat(Difference.between(record(CATS, CATS), record(CATS)).fields())
                .extracting(FieldChange::kind)
                .containsExactly(Kind.REMOVED);
    }

    @Test
    void another_order_is_a_difference() {
        assertThat(Difference.between(record(CATS, DOGS), record(DOGS, CATS)).fields())
                .extracting(FieldChange::kind)
                .containsExactly(Kind.MOVED);
        assertThat(Difference.between(record(field("505", "aOne", "aTwo")), record(field("505", "aTwo", "aOne")))
                        .fields())
                .singleElement()
                .satisfies(change -> assertThat(change.subfields())
                        .extracting(SubfieldChange::kind)
                        .containsExactly(Kind.REMOVED, Kind.ADDED));
    }

    @Test
    void what_a_writer_computes_is_no_difference_but_the_status_is() {
        var before = new MarcRecord(LEADER, List.of(new MarcField.Control("005", "20260101000000.0"), TITLE));
        var after = new MarcRecord("01234dam  2200123 a 4500", List.of(TITLE));
        Difference difference = Difference.between(before, after);
        assertThat(difference.fields()).isEmpty();
        assertThat(difference.leader()).containsExactly(new Difference.LeaderChange(5, 'n', 'd'));
        assertThat(Difference.between(before, before.savedAt(Instant.EPOCH)).none())
                .isTrue();
    }

    @Test
    void a_change_in_the_middle_is_taken_out_and_what_came_after_stays() {
        MarcRecord first = record(TITLE, NOTE);
        MarcRecord second = record(TITLE, NOTE, CATS);
        MarcField better = field("245", "aBetter title", "cAuthor");
        MarcRecord third = record(better, NOTE, CATS, DOGS);
        assertThat(merged(second, third, first)).isEqualTo(record(better, NOTE, DOGS));
    }

    @Test
    void a_removed_field_comes_back_where_it_was() {
        MarcRecord first = record(TITLE, NOTE, CATS);
        MarcRecord second = record(TITLE, CATS);
        MarcRecord third = record(TITLE, CATS, DOGS);
        assertThat(merged(second, third, first)).isEqualTo(record(TITLE, NOTE, CATS, DOGS));
    }

    @Test
    void what_was_changed_again_is_listed_and_nothing_is_merged() {
        MarcRecord first = record(field("245", "aOne"), NOTE);
        MarcRecord second = record(field("245", "aTwo"), NOTE, CATS);
        MarcRecord third = record(field("245", "aThree"), NOTE);
        assertThat(conflicts(second, third, first))
                .containsExactly(
                        new Conflict("245", field("245", "aTwo"), field("245", "aThree"), field("245", "aOne")));
        assertThat(conflicts(record(field("245", "aTwo")), record(), record(field("245", "aOne"))))
                .containsExactly(new Conflict("245", field("245", "aTwo"), null, field("245", "aOne")));
        assertThat(conflicts(record(CATS), record(field("650", "aLions")), record()))
                .extracting(Conflict::tag)
                .containsExactly("650");
    }

    @Test
    void the_leader_is_merged_by_position() {
        MarcRecord first = record(TITLE);
        MarcRecord second = first.withLeaderAt(17, '7');
        MarcRecord third = second.withLeaderAt(5, 'c');
        assertThat(merged(second, third, first).leader())
                .isEqualTo(first.withLeaderAt(5, 'c').leader());
        assertThat(conflicts(second, second.withLeaderAt(17, '8'), first))
                .extracting(Conflict::tag)
                .containsExactly("LDR");
    }

    @Test
    void merging_keeps_its_laws_on_any_history() {
        List<MarcRecord> records = SampleRecords.records(SampleRecords.exemplars());
        for (long seed = 1; seed <= 2_000; seed++) {
            var random = new Random(seed);
            MarcRecord base = records.get(random.nextInt(records.size()));
            MarcRecord ours = edited(base, random);
            MarcRecord theirs = edited(base, random);
            assertThat(merged(base, ours, base)).as("seed %d", seed).isEqualTo(stamped(ours));
            assertThat(fields(merged(base, base, theirs))).as("seed %d", seed).isEqualTo(fields(theirs));
            assertThat(fields(merged(base, theirs, theirs))).as("seed %d", seed).isEqualTo(fields(theirs));
            assertThat(Difference.between(base, ours).none())
                    .as("seed %d", seed)
                    .isEqualTo(
                            fields(base).equals(fields(ours)) && base.leader().equals(ours.leader()));
            assertThat(applied(fields(base), Difference.between(base, ours)))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(fields(ours));
        }
    }

    /** A record without its time stamp, or with it where the merge puts it. */
    private static MarcRecord stamped(MarcRecord record) {
        return ((Merged.Clean) ThreeWay.merge(record, record, record)).record();
    }

    private static List<MarcField> fields(MarcRecord record) {
        return Likeness.content(record);
    }

    private static List<MarcField> applied(List<MarcField> fields, Difference difference) {
        var applied = new ArrayList<>(fields);
        for (FieldChange change : difference.fields()) {
            if (change.before() != null) {
                assertThat(applied.remove(change.before())).isTrue();
            }
            if (change.after() != null) {
                applied.add(change.after());
            }
        }
        return applied;
    }

    private static MarcRecord edited(MarcRecord record, Random random) {
        var fields = new ArrayList<>(record.fields());
        for (int times = random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(fields.size());
            switch (random.nextInt(3)) {
                case 0 -> fields.remove(at);
                case 1 -> fields.add(at, field("650", "aTopic " + random.nextInt(5)));
                default -> {
                    if (fields.get(at) instanceof MarcField.Data data) {
                        var subfields = new ArrayList<>(data.subfields());
                        subfields.add(new Subfield('x', "more " + random.nextInt(5)));
                        fields.set(at, new MarcField.Data(data.tag(), data.first(), data.second(), subfields));
                    }
                }
            }
        }
        return new MarcRecord(record.leader(), fields);
    }

    @Test
    void records_of_any_size_are_compared_in_bounded_time() {
        var left = new ArrayList<MarcField>();
        var right = new ArrayList<MarcField>();
        IntStream.range(0, 20_000).forEach(index -> {
            left.add(field("650", "aLeft " + index));
            right.add(field("650", "aRight " + index));
        });
        Difference difference = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> Difference.between(new MarcRecord(LEADER, left), new MarcRecord(LEADER, right)));
        assertThat(difference.fields()).hasSize(40_000);
    }
}
