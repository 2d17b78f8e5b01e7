package org.carrel.catalog.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.imports.ImportPlan.OnMatch;
import org.carrel.catalog.imports.ImportPlan.OnNoMatch;
import org.carrel.catalog.matching.Match;
import org.carrel.catalog.matching.MatchSet;
import org.carrel.catalog.overlay.OverlayProfile;
import org.carrel.catalog.records.Brief;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CourseTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Match NONE = new Match.None(List.of());
    private static final Match.Found FOUND = found(1);
    private static final Match ONE = new Match.One(FOUND, List.of());
    private static final Match MANY = new Match.Many(List.of(FOUND, found(2)), List.of());

    private static Match.Found found(int number) {
        var brief = new Brief("Walden", null, "1854", "book", List.of());
        return new Match.Found(
                CatalogueRecord.created(
                        new UUID(0, number),
                        new CatalogueRecord.Identity("local", "n" + number),
                        RecordKind.BIBLIOGRAPHIC,
                        brief,
                        Instant.EPOCH),
                10);
    }

    private static ImportPlan plan(OnMatch onMatch, OnNoMatch onNoMatch) {
        return new ImportPlan(
                MatchSet.CONTROL_NUMBER,
                onMatch,
                onNoMatch,
                OverlayProfile.LOCAL_FIELDS_STAY,
                ImportPlan.Items.IGNORE,
                null,
                ImportPlan.FindingsPolicy.REPORT,
                new ImportPlan.Named(null, null, null));
    }

    private static Course course(OnMatch onMatch, Match match) {
        return Course.of(plan(onMatch, OnNoMatch.NEW), match, null, null);
    }

    private static Course chosen(Action action, @Nullable UUID record, Match match) {
        return Course.of(plan(OnMatch.REPLACE, OnNoMatch.NEW), match, null, new Choice(action, record));
    }

    @Test
    void a_match_is_dealt_with_as_the_plan_says() {
        assertThat(course(OnMatch.REPLACE, ONE)).isEqualTo(new Course.LayOver(ID, false));
        assertThat(course(OnMatch.MERGE, ONE)).isEqualTo(new Course.LayOver(ID, true));
        assertThat(course(OnMatch.NEW, ONE)).isEqualTo(new Course.Create());
        assertThat(course(OnMatch.IGNORE, ONE)).isEqualTo(new Course.Leave("match", ID));
        assertThat(course(OnMatch.REVIEW, ONE)).isEqualTo(new Course.Ask("match", List.of(FOUND)));
    }

    @Test
    void no_match_is_dealt_with_as_the_plan_says() {
        assertThat(course(OnMatch.REPLACE, NONE)).isEqualTo(new Course.Create());
        assertThat(Course.of(plan(OnMatch.REPLACE, OnNoMatch.IGNORE), NONE, null, null))
                .isEqualTo(new Course.Leave("no-match", null));
    }

    @Test
    void several_matches_are_never_decided_by_a_plan() {
        for (OnMatch onMatch : OnMatch.values()) {
            assertThat(course(onMatch, MANY)).isEqualTo(new Course.Ask("several-matches", List.of(FOUND, found(2))));
        }
    }

    @Test
    void a_number_that_the_source_has_given_is_not_given_again() {
        assertThat(Course.of(plan(OnMatch.NEW, OnNoMatch.NEW), ONE, FOUND, null))
                .isEqualTo(new Course.Ask("number-taken", List.of(FOUND)));
        assertThat(Course.of(plan(OnMatch.REPLACE, OnNoMatch.NEW), NONE, FOUND, null))
                .isEqualTo(new Course.Ask("number-taken", List.of(FOUND)));
    }

    @Test
    void what_somebody_decided_goes_before_plan_and_match() {
        assertThat(chosen(Action.NEW, null, MANY)).isEqualTo(new Course.Create());
        assertThat(chosen(Action.SKIP, null, ONE)).isEqualTo(new Course.Leave("decided", null));
        assertThat(chosen(Action.OVERLAY, new UUID(0, 2), MANY)).isEqualTo(new Course.LayOver(new UUID(0, 2), false));
    }

    @Test
    void nobody_decides_what_only_the_import_can_find_out() {
        assertThatThrownBy(() -> new Choice(Action.REJECTED, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Choice(Action.OVERLAY, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Choice(Action.NEW, ID)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void items_are_made_when_the_plan_says() {
        assertThat(ImportPlan.Items.ALWAYS.made(true)).isTrue();
        assertThat(ImportPlan.Items.IF_MATCH.made(false)).isFalse();
        assertThat(ImportPlan.Items.IF_NEW.made(false)).isTrue();
        assertThat(ImportPlan.Items.IGNORE.made(false)).isFalse();
    }
}
