package org.carrel.patron.patrons;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.patron.cards.CardHistory;
import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.groups.PatronGroup;
import org.carrel.patron.patrons.Registration.Outcome.Refused;
import org.carrel.patron.patrons.Registration.Outcome.Registered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.patron.patrons.People.ADULTS;
import static org.carrel.patron.patrons.People.CHILDREN;
import static org.carrel.patron.patrons.People.MAIN;
import static org.carrel.patron.patrons.People.NOW;
import static org.carrel.patron.patrons.People.STAFF;
import static org.carrel.patron.patrons.People.TODAY;
import static org.carrel.patron.patrons.People.patron;
import static org.carrel.patron.patrons.People.person;

class RegistrationTest {

    private static final PatronId ID = new PatronId(UUID.fromString("00000000-0000-7000-8000-0000000000aa"));
    private static final CardOffer CARD = new CardOffer.Free(new CardNumber("P-200"));
    private static final Person ANNA = person("Anna", "Jensen", "1990-05-17");

    private static Registration.Outcome register(
            Person person, String code, @Nullable PatronGroup group, @Nullable LocalDate expiresOn) {
        return Registration.decide(
                new Registration.Facts(group, true, CARD, List.of()),
                new Registration.Application(person, code, MAIN, expiresOn, false),
                ID,
                NOW,
                TODAY);
    }

    @Test
    void membership_lasts_as_long_as_the_group_says() {
        assertThat(register(ANNA, "adult", ADULTS, null))
                .isEqualTo(new Registered(new Patron(
                        ID,
                        0,
                        ANNA,
                        new Membership("adult", MAIN, TODAY, LocalDate.parse("2028-11-24")),
                        true,
                        CardHistory.of(new CardNumber("P-200"), NOW),
                        List.of())));
    }

    @Test
    void a_group_without_expiry_gives_membership_for_ever_unless_a_day_is_named() {
        assertThat(expiry(register(ANNA, "staff", STAFF, null))).isNull();
        assertThat(expiry(register(ANNA, "staff", STAFF, LocalDate.parse("2027-03-31"))))
                .isEqualTo(LocalDate.parse("2027-03-31"));
    }

    private static @Nullable LocalDate expiry(Registration.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Registered.class);
        return outcome instanceof Registered(var patron) ? patron.membership().expiresOn() : null;
    }

    /** Eighteen on the very day is adult; one day younger is not. */
    @ParameterizedTest
    @CsvSource({"2008-11-24,true", "2008-11-25,false", "1926-11-24,true"})
    void the_youngest_age_is_reached_on_the_birthday(String born, boolean admitted) {
        Registration.Outcome outcome = register(person("Bo", "Krogh", born), "adult", ADULTS, null);
        assertThat(outcome instanceof Registered).isEqualTo(admitted);
    }

    @Test
    void the_oldest_age_lasts_until_the_day_before_the_next_birthday() {
        assertThat(register(person("Bo", "Krogh", "2008-11-25"), "child", CHILDREN, null))
                .isInstanceOf(Registered.class);
        assertThat(register(person("Bo", "Krogh", "2008-11-24"), "child", CHILDREN, null))
                .isEqualTo(new Refused(List.of(new Finding.AgeNotAdmitted("child", 18))));
    }

    @Test
    void where_ages_matter_the_birth_date_must_be_known() {
        assertThat(register(person("Bo", "Krogh", null), "adult", ADULTS, null))
                .isEqualTo(new Refused(List.of(new Finding.BirthDateNeeded("adult"))));
        assertThat(register(person("Bo", "Krogh", null), "staff", STAFF, null)).isInstanceOf(Registered.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-25", "1890-01-01"})
    void nobody_was_born_tomorrow_or_in_another_age(String born) {
        assertThat(register(person("Bo", "Krogh", born), "staff", STAFF, null))
                .isEqualTo(new Refused(List.of(new Finding.ImplausibleBirthDate())));
    }

    @Test
    void everything_that_stands_in_the_way_is_named_at_once() {
        var taken = new Finding.CardNumberTaken("P-100");
        Patron twin = patron(ANNA);

        Registration.Outcome outcome = Registration.decide(
                new Registration.Facts(null, false, new CardOffer.Unusable(taken), List.of(twin)),
                new Registration.Application(ANNA, "wizard", MAIN, null, false),
                ID,
                NOW,
                TODAY);

        assertThat(outcome)
                .isEqualTo(new Refused(List.of(
                        new Finding.UnknownGroup("wizard"),
                        new Finding.UnknownBranch(MAIN),
                        taken,
                        new Finding.PossibleDuplicate(Duplicates.among(ANNA, List.of(twin))))));
    }

    @Test
    void staff_who_have_looked_go_on_in_spite_of_a_lookalike_but_of_nothing_else() {
        var facts = new Registration.Facts(ADULTS, true, CARD, List.of(patron(ANNA)));
        var insisting = new Registration.Application(ANNA, "adult", MAIN, null, true);
        assertThat(Registration.decide(facts, insisting, ID, NOW, TODAY)).isInstanceOf(Registered.class);

        var unknownBranch = new Registration.Facts(ADULTS, false, CARD, List.of(patron(ANNA)));
        assertThat(Registration.decide(unknownBranch, insisting, ID, NOW, TODAY))
                .isEqualTo(new Refused(List.of(new Finding.UnknownBranch(MAIN))));
    }
}
