package org.carrel.patron.patrons;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.patron.patrons.Lookalike.Likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.patron.patrons.People.patron;
import static org.carrel.patron.patrons.People.person;

class DuplicatesTest {

    private static Set<Likeness> likenesses(Person newcomer, Person registered) {
        return Duplicates.likenesses(newcomer, registered);
    }

    @Test
    void same_name_and_birth_date_is_the_strongest_likeness() {
        assertThat(likenesses(person("Søren", "Holm", "1980-02-03"), person("SOREN", "Holm", "1980-02-03")))
                .containsExactly(Likeness.SAME_NAME_AND_BIRTH_DATE);
    }

    @Test
    void first_and_last_name_in_each_others_fields_are_the_same_name() {
        assertThat(likenesses(person("Holm", "Søren", "1980-02-03"), person("Søren", "Holm", "1980-02-03")))
                .containsExactly(Likeness.SAME_NAME_AND_BIRTH_DATE);
    }

    @Test
    void namesakes_born_on_different_days_are_two_people() {
        assertThat(likenesses(person("Anna", "Jensen", "1980-02-03"), person("Anna", "Jensen", "1990-02-03")))
                .isEmpty();
    }

    @Test
    void a_namesake_whose_birth_date_nobody_knows_may_be_the_same() {
        assertThat(likenesses(person("Anna", "Jensen", null), person("Anna", "Jensen", "1990-02-03")))
                .containsExactly(Likeness.SIMILAR_NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "Anna,Jensen,Ana,Jensen",
        "Anna,Jensen,Anna,Jenson",
        "Katrine,Holm,Kathrine,Holm",
        "Peter,Nielsen,Peetr,Nielsen",
        "Jon,Smith,John,Smyth"
    })
    void a_typing_error_is_believed_where_the_birth_date_vouches_for_it(String f1, String l1, String f2, String l2) {
        assertThat(likenesses(person(f1, l1, "1980-02-03"), person(f2, l2, "1980-02-03")))
                .containsExactly(Likeness.SIMILAR_NAME);
        assertThat(likenesses(person(f1, l1, null), person(f2, l2, "1980-02-03")))
                .isEmpty();
    }

    @Test
    void different_people_born_on_one_day_are_no_duplicates() {
        assertThat(likenesses(person("Anna", "Jensen", "1980-02-03"), person("Per", "Jensen", "1980-02-03")))
                .isEmpty();
    }

    @Test
    void the_same_email_is_a_likeness_whatever_its_capitals() {
        assertThat(likenesses(
                        person("Anna", "Jensen", null, " Anna@Example.ORG", null),
                        person("Bo", "Krogh", null, "anna@example.org", null)))
                .containsExactly(Likeness.SAME_EMAIL);
    }

    @Test
    void a_family_shares_its_telephone_and_is_shown() {
        assertThat(likenesses(
                        person("Anna", "Jensen", "2015-01-01", null, "+45 20 30 40 50"),
                        person("Bo", "Jensen", "1985-01-01", null, "+4520304050")))
                .containsExactly(Likeness.SAME_PHONE_AND_LAST_NAME);
        assertThat(likenesses(
                        person("Anna", "Jensen", null, null, "+4520304050"),
                        person("Bo", "Krogh", null, null, "+4520304050")))
                .isEmpty();
    }

    @Test
    void nothing_in_common_because_nothing_is_known() {
        assertThat(likenesses(person("Anna", "Jensen", null), person("Bo", "Krogh", null)))
                .isEmpty();
    }

    @Test
    void the_likeliest_comes_first_and_strangers_do_not_come_at_all() {
        Person newcomer = person("Anna", "Jensen", "1980-02-03", "anna@example.org", null);
        Patron sameMail = patron(person("Bo", "Krogh", "1970-01-01", "anna@example.org", null));
        Patron same = patron(person("Anna", "Jensen", "1980-02-03"));
        Patron similar = patron(person("Ana", "Jensen", "1980-02-03"));
        Patron stranger = patron(person("Per", "Holm", "1980-02-03"));

        List<Lookalike> found = Duplicates.among(newcomer, List.of(stranger, similar, sameMail, same));

        assertThat(found).extracting(Lookalike::patron).containsExactly(same, sameMail, similar);
    }

    @Test
    void no_more_than_ten_are_shown() {
        List<Patron> many = IntStream.range(0, 30)
                .mapToObj(i -> patron(person("P" + i, "X", null, "shared@example.org", null)))
                .toList();
        assertThat(Duplicates.among(person("New", "One", null, "shared@example.org", null), many))
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"abc,abc,0", "abc,abd,1", "abc,acb,1", "abc,ab,1", "abc,abcd,1", "abcd,badc,2", "abc,xyz,3"})
    void typing_errors_are_counted(String one, String other, int errors) {
        assertThat(Typos.between(one, other, 5)).isEqualTo(errors);
        assertThat(Typos.between(other, one, 5)).isEqualTo(errors);
    }

    @Test
    void counting_stops_at_the_bound() {
        assertThat(Typos.between("abc", "xyz", 1)).isEqualTo(2);
        assertThat(Typos.between("a", "abcdefgh", 2)).isEqualTo(3);
    }
}
