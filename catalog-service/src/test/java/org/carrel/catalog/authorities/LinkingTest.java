package org.carrel.catalog.authorities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.catalog.authorities.Link.Match;
import org.carrel.catalog.authorities.Linking.Candidate;
import org.carrel.catalog.authorities.Linking.Decision;
import org.carrel.catalog.authorities.Linking.Known;
import org.carrel.catalog.headings.AccessPoint.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.authorities.Fields.authority;
import static org.carrel.catalog.authorities.Fields.book;

class LinkingTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    private final Map<UUID, List<Candidate>> forms = new HashMap<>();
    private final Map<String, List<Candidate>> numbers = new HashMap<>();

    private void known(UUID id, Match match, char thesaurus, String heading) {
        AuthorityDescription said =
                AuthorityDescription.of(authority("x", thesaurus, heading)).orElseThrow();
        forms.merge(
                said.heading().form().key(),
                List.of(new Candidate(id, said.heading().kind(), said.thesaurus(), match)),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }

    private Optional<Decision> decided(String field) {
        return Linking.decide(Controlled.of(book("1", field)).getFirst(), new Known(forms, numbers));
    }

    @Test
    void a_heading_is_matched_whole_before_its_main_part() {
        known(ONE, Match.HEADING, 'a', "150  $aCooking");
        known(TWO, Match.HEADING, 'a', "150  $aCooking$zFrance");
        assertThat(decided("650 0$aCOOKING.")).contains(new Decision(ONE, Match.HEADING, true));
        assertThat(decided("650 0$aCooking$zFrance.")).contains(new Decision(TWO, Match.HEADING, true));
        assertThat(decided("650 0$aCooking$zSpain.")).contains(new Decision(ONE, Match.HEADING, false));
        assertThat(decided("650 0$aBaking.")).isEmpty();
    }

    @Test
    void a_cited_number_counts_more_than_words() {
        known(ONE, Match.HEADING, 'a', "1001 $aSmith, John");
        numbers.put("n2", List.of(new Candidate(TWO, Kind.PERSON, null, Match.NUMBER)));
        assertThat(decided("1001 $aSmith, John$0(DLC)n  2")).contains(new Decision(TWO, Match.NUMBER, true));
        assertThat(decided("1001 $aSmith, John$0(DLC)n  3")).contains(new Decision(ONE, Match.HEADING, true));
        assertThat(decided("7001 $aSmith, J.$tWorks$0http://id.loc.gov/authorities/names/n2"))
                .contains(new Decision(TWO, Match.NUMBER, false));
    }

    @Test
    void thesauri_are_not_mixed() {
        known(ONE, Match.HEADING, 'a', "150  $aNeoplasms");
        known(TWO, Match.HEADING, 'c', "150  $aNeoplasms");
        assertThat(decided("650 0$aNeoplasms")).contains(new Decision(ONE, Match.HEADING, true));
        assertThat(decided("650 2$aNeoplasms")).contains(new Decision(TWO, Match.HEADING, true));
        assertThat(decided("650 7$aNeoplasms$2fast")).isEmpty();
        assertThat(decided("650 4$aNeoplasms")).isEmpty();
    }

    @Test
    void an_established_heading_goes_before_a_former_one_and_that_before_a_variant() {
        known(ONE, Match.VARIANT, 'a', "1001 $aClemens, Samuel");
        assertThat(decided("1001 $aClemens, Samuel")).contains(new Decision(ONE, Match.VARIANT, true));
        known(TWO, Match.FORMER, 'a', "1001 $aClemens, Samuel");
        assertThat(decided("1001 $aClemens, Samuel")).contains(new Decision(TWO, Match.FORMER, true));
        known(ONE, Match.HEADING, 'a', "1001 $aClemens, Samuel");
        assertThat(decided("1001 $aClemens, Samuel")).contains(new Decision(ONE, Match.HEADING, true));
    }

    @Test
    void where_two_would_do_a_person_decides() {
        known(ONE, Match.VARIANT, 'a', "1001 $aSmith, J.");
        known(TWO, Match.VARIANT, 'a', "1001 $aSmith, J.");
        assertThat(decided("1001 $aSmith, J.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "(DLC)n  79021164, n79021164",
        "http://id.loc.gov/authorities/names/n79021164, n79021164",
        "https://id.loc.gov/authorities/subjects/sh85031001.html, sh85031001",
        "(OCoLC)fst00860740, (ocolc)fst00860740",
        "https://d-nb.info/gnd/118624822/, 118624822",
    })
    void a_number_is_the_same_however_it_is_cited(String given, String normalised) {
        assertThat(AuthorityNumbers.normalised(given)).contains(normalised);
    }

    @Test
    void an_authority_says_what_it_is_cited_by_and_refers_from() {
        AuthorityDescription said = AuthorityDescription.of(authority(
                        "123",
                        'a',
                        "010  $an  79021164 ",
                        "1001 $aTwain, Mark,$d1835-1910",
                        "4001 $wnne$aTwain, Mark",
                        "4001 $wnnna$aHidden, Mark",
                        "5001 $wa$aClemens, Samuel,$d1835-1910"))
                .orElseThrow();
        assertThat(said.heading().text()).isEqualTo("Twain, Mark, 1835-1910");
        assertThat(said.numbers()).containsExactlyInAnyOrder("123", "(xx)123", "n79021164");
        assertThat(said.variants())
                .extracting(AuthorityDescription.Tracing::displayed)
                .containsExactly(true, false);
        assertThat(said.related())
                .extracting(AuthorityDescription.Tracing::relation)
                .containsExactly("a");
        assertThat(AuthorityDescription.of(authority("1", 'a', "680  $iA note")))
                .isEmpty();
    }
}
