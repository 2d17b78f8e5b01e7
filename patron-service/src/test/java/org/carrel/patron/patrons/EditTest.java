package org.carrel.patron.patrons;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.patron.patrons.Edit.Outcome.Edited;
import org.carrel.patron.patrons.Edit.Outcome.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.patron.patrons.People.ADULTS;
import static org.carrel.patron.patrons.People.CHILDREN;
import static org.carrel.patron.patrons.People.MAIN;
import static org.carrel.patron.patrons.People.NORTH;
import static org.carrel.patron.patrons.People.STAFF;
import static org.carrel.patron.patrons.People.TODAY;
import static org.carrel.patron.patrons.People.patron;
import static org.carrel.patron.patrons.People.person;

class EditTest {

    private static final Patron ANNA = patron(person("Anna", "Jensen", "1990-05-17"));

    @Test
    void a_correction_keeps_the_membership() {
        Person corrected = person("Anna", "Jensen", "1990-05-17", "anna@example.org", null);
        var wish = new Edit.Wish(corrected, "adult", MAIN, null);
        assertThat(Edit.decide(ANNA, new Edit.Facts(ADULTS, true), wish, TODAY))
                .isEqualTo(new Edited(ANNA.edited(corrected, ANNA.membership())));
    }

    @Test
    void a_new_group_sets_the_expiry_anew() {
        var wish = new Edit.Wish(ANNA.person(), "staff", MAIN, null);
        assertThat(Edit.decide(ANNA, new Edit.Facts(STAFF, true), wish, TODAY))
                .isEqualTo(new Edited(ANNA.edited(
                        ANNA.person(), new Membership("staff", MAIN, LocalDate.parse("2025-01-01"), null))));
    }

    @Test
    void a_named_day_wins_over_the_group() {
        var day = LocalDate.parse("2030-01-31");
        var wish = new Edit.Wish(ANNA.person(), "staff", MAIN, day);
        assertThat(Edit.decide(ANNA, new Edit.Facts(STAFF, true), wish, TODAY))
                .isEqualTo(new Edited(
                        ANNA.edited(ANNA.person(), new Membership("staff", MAIN, LocalDate.parse("2025-01-01"), day))));
    }

    @Test
    void nobody_falls_out_of_a_group_by_a_birthday_while_an_address_is_corrected() {
        Patron grown = ANNA.edited(ANNA.person(), new Membership("child", MAIN, LocalDate.parse("2006-01-01"), null));
        var wish = new Edit.Wish(person("Anna", "Jensen", "1990-05-17", "a@example.org", null), "child", MAIN, null);
        assertThat(Edit.decide(grown, new Edit.Facts(CHILDREN, true), wish, TODAY))
                .isInstanceOf(Edited.class);
    }

    @Test
    void joining_another_group_or_another_birth_date_is_checked() {
        var child = new Edit.Wish(ANNA.person(), "child", MAIN, null);
        assertThat(Edit.decide(ANNA, new Edit.Facts(CHILDREN, true), child, TODAY))
                .isEqualTo(new Refused(List.of(new Finding.AgeNotAdmitted("child", 36))));

        var younger = new Edit.Wish(person("Anna", "Jensen", "2015-05-17"), "adult", MAIN, null);
        assertThat(Edit.decide(ANNA, new Edit.Facts(ADULTS, true), younger, TODAY))
                .isEqualTo(new Refused(List.of(new Finding.AgeNotAdmitted("adult", 11))));
    }

    @Test
    void a_branch_that_closed_stays_home_until_another_is_chosen() {
        var stays = new Edit.Wish(ANNA.person(), "adult", MAIN, null);
        assertThat(Edit.decide(ANNA, new Edit.Facts(ADULTS, false), stays, TODAY))
                .isInstanceOf(Edited.class);

        var moves = new Edit.Wish(ANNA.person(), "adult", NORTH, null);
        assertThat(Edit.decide(ANNA, new Edit.Facts(ADULTS, false), moves, TODAY))
                .isEqualTo(new Refused(List.of(new Finding.UnknownBranch(NORTH))));
    }
}
