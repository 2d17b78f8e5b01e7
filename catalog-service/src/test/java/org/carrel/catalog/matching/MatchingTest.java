package org.carrel.catalog.matching;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.records.Brief;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MatchingTest {

    private static final MatchPoint NUMBER = MatchPoint.of(MatchPoint.Type.CONTROL_NUMBER);
    private static final MatchPoint ISBN = MatchPoint.of(MatchPoint.Type.ISBN);
    private static final MatchPoint OCLC = MatchPoint.of(MatchPoint.Type.OCLC);
    private static final MatchPoint TITLE = MatchPoint.of(MatchPoint.Type.TITLE);
    private static final Brief WALDEN = brief("Walden; or, Life in the woods", "1854", "book");

    private static Brief brief(String title, String year, String format) {
        return new Brief(title, "Thoreau, Henry David", year, format, List.of());
    }

    private static CatalogueRecord held(int number, Brief brief) {
        return CatalogueRecord.created(
                new UUID(0, number),
                new CatalogueRecord.Identity("local", String.valueOf(number)),
                RecordKind.BIBLIOGRAPHIC,
                brief,
                Instant.EPOCH);
    }

    private static Candidate candidate(int number, Brief brief, MatchPoint... shared) {
        return new Candidate(held(number, brief), Set.of(shared));
    }

    private static Match decide(MatchSet set, Candidate... candidates) {
        return Matching.decide(set, RecordKind.BIBLIOGRAPHIC, WALDEN, List.of(candidates));
    }

    private static MatchSet numberOrIsbn(MatchCheck... checks) {
        return new MatchSet(
                MatchNode.any(MatchNode.point(NUMBER, 100), MatchNode.point(ISBN, 20), MatchNode.point(TITLE, 10)),
                20,
                List.of(checks));
    }

    @Test
    void nothing_shared_is_no_match() {
        assertThat(decide(numberOrIsbn())).isEqualTo(new Match.None(List.of()));
    }

    @Test
    void one_record_that_shares_enough_is_the_match() {
        assertThat(decide(numberOrIsbn(), candidate(1, WALDEN, ISBN)))
                .isEqualTo(new Match.One(new Match.Found(held(1, WALDEN), 20), List.of()));
    }

    @Test
    void points_below_the_threshold_are_no_match_until_they_add_up() {
        assertThat(decide(numberOrIsbn(), candidate(1, WALDEN, TITLE))).isEqualTo(new Match.None(List.of()));
        assertThat(decide(numberOrIsbn(), candidate(1, WALDEN, TITLE, ISBN)))
                .isEqualTo(new Match.One(new Match.Found(held(1, WALDEN), 30), List.of()));
    }

    @Test
    void two_records_that_match_are_many_even_if_one_is_heavier() {
        assertThat(decide(numberOrIsbn(), candidate(2, WALDEN, ISBN), candidate(1, WALDEN, NUMBER)))
                .isEqualTo(new Match.Many(
                        List.of(new Match.Found(held(1, WALDEN), 100), new Match.Found(held(2, WALDEN), 20)),
                        List.of()));
    }

    @Test
    void an_isbn_that_a_print_and_an_electronic_edition_share_is_a_doubt_and_no_match() {
        Brief electronic = brief("Walden; or, Life in the woods", "1854", "ebook");
        assertThat(decide(numberOrIsbn(MatchCheck.sameFormat()), candidate(1, electronic, ISBN)))
                .isEqualTo(new Match.None(List.of(new Match.Doubt(held(1, electronic), MatchCheck.Type.FORMAT))));
    }

    @Test
    void a_doubt_does_not_stand_in_the_way_of_the_right_record() {
        Brief electronic = brief("Walden; or, Life in the woods", "1854", "ebook");
        assertThat(decide(
                        numberOrIsbn(MatchCheck.sameFormat()),
                        candidate(1, electronic, ISBN),
                        candidate(2, WALDEN, ISBN)))
                .isEqualTo(new Match.One(
                        new Match.Found(held(2, WALDEN), 20),
                        List.of(new Match.Doubt(held(1, electronic), MatchCheck.Type.FORMAT))));
    }

    @Test
    void years_may_lie_as_far_apart_as_the_check_allows_and_unknown_years_contradict_nothing() {
        var set = numberOrIsbn(MatchCheck.yearWithin(1));
        assertThat(decide(set, candidate(1, brief("Walden", "1855", "book"), ISBN)))
                .isInstanceOf(Match.One.class);
        assertThat(decide(set, candidate(1, brief("Walden", "1856", "book"), ISBN)))
                .isInstanceOf(Match.None.class);
        assertThat(decide(set, candidate(1, brief("Walden", "185u", "book"), ISBN)))
                .isInstanceOf(Match.One.class);
    }

    @Test
    void titles_are_compared_without_case_diacritics_and_punctuation() {
        var set = numberOrIsbn(MatchCheck.titlePrefix(10));
        assertThat(decide(set, candidate(1, brief("WALDÉN, or life", "1854", "book"), ISBN)))
                .isInstanceOf(Match.One.class);
        assertThat(decide(set, candidate(1, brief("Walking", "1854", "book"), ISBN)))
                .isInstanceOf(Match.None.class);
    }

    @Test
    void a_record_of_another_kind_never_matches() {
        var authority = CatalogueRecord.created(
                new UUID(0, 1),
                new CatalogueRecord.Identity("local", "1"),
                RecordKind.AUTHORITY,
                WALDEN,
                Instant.EPOCH);
        assertThat(decide(numberOrIsbn(), new Candidate(authority, Set.of(NUMBER))))
                .isEqualTo(new Match.None(List.of(new Match.Doubt(authority, MatchCheck.Type.KIND))));
    }

    @Test
    void all_and_not_say_what_they_say() {
        var set = new MatchSet(
                MatchNode.all(MatchNode.point(TITLE, 10), MatchNode.not(MatchNode.point(OCLC, 0))), 10, List.of());
        assertThat(decide(set, candidate(1, WALDEN, TITLE))).isInstanceOf(Match.One.class);
        assertThat(decide(set, candidate(1, WALDEN, TITLE, OCLC))).isInstanceOf(Match.None.class);
        assertThat(decide(set, candidate(1, WALDEN, OCLC))).isInstanceOf(Match.None.class);
    }

    @Test
    void a_set_under_which_strangers_match_is_refused() {
        assertThatThrownBy(() -> new MatchSet(MatchNode.not(MatchNode.point(ISBN, 1)), 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share nothing");
        assertThatThrownBy(() -> new MatchSet(
                        MatchNode.any(MatchNode.point(ISBN, 1), MatchNode.not(MatchNode.point(OCLC, 1))), 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_threshold_that_nothing_can_reach_is_refused() {
        assertThatThrownBy(() -> new MatchSet(MatchNode.point(ISBN, 5), 6, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold");
    }

    @Test
    void nodes_points_and_checks_are_refused_when_they_are_misshapen() {
        assertThatThrownBy(() -> new MatchNode(MatchNode.Kind.ALL, List.of(), null, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MatchNode(MatchNode.Kind.POINT, List.of(), null, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MatchPoint(MatchPoint.Type.FIELD, "24", "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MatchPoint(MatchPoint.Type.ISBN, "020", "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MatchCheck(MatchCheck.Type.YEAR, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MatchCheck(MatchCheck.Type.FORMAT, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
