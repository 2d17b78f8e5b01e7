package org.carrel.catalog.serials;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.serials.Prediction.Coming;

import static org.assertj.core.api.Assertions.assertThat;

class PredictionTest {

    /** A field 853 as cataloguers write it down. */
    private static PublicationPattern pattern(String text) {
        return PublicationPattern.of(Arrays.stream(text.split("\\$", -1))
                .filter(part -> !part.isBlank())
                .map(part -> new Subfield(part.charAt(0), part.substring(1).strip()))
                .toList());
    }

    private static List<String> labels(String pattern, List<Integer> numbers, String first, String until) {
        return Prediction.of(pattern(pattern), numbers, LocalDate.parse(first), LocalDate.parse(until)).stream()
                .map(Coming::label)
                .toList();
    }

    private static List<String> days(String pattern, List<Integer> numbers, String first, String until) {
        return Prediction.of(pattern(pattern), numbers, LocalDate.parse(first), LocalDate.parse(until)).stream()
                .map(coming -> coming.on().toString())
                .toList();
    }

    @Test
    void a_monthly_turns_its_volume_with_the_year() {
        assertThat(labels("$av.$bno.$u12$vr$i(year)$j(month)$wm$x01", List.of(12, 11), "2026-11-15", "2027-02-20"))
                .containsExactly(
                        "v.12:no.11 (2026:Nov.)",
                        "v.12:no.12 (2026:Dec.)",
                        "v.13:no.1 (2027:Jan.)",
                        "v.13:no.2 (2027:Feb.)");
    }

    @Test
    void a_volume_that_turns_in_summer_turns_in_summer() {
        assertThat(labels("$av.$bno.$u4$vr$i(year)$j(season)$wq$x0701", List.of(3, 3), "2026-01-15", "2026-10-15"))
                .containsExactly(
                        "v.3:no.3 (2026:Winter)",
                        "v.3:no.4 (2026:Spring)",
                        "v.4:no.1 (2026:Summer)",
                        "v.4:no.2 (2026:Autumn)");
    }

    @Test
    void without_a_calendar_a_full_volume_turns() {
        assertThat(labels("$av.$bno.$u4$vr$wq", List.of(8, 3), "2026-03-01", "2026-12-01"))
                .containsExactly("v.8:no.3", "v.8:no.4", "v.9:no.1", "v.9:no.2");
    }

    @Test
    void continuous_numbers_go_on_over_volumes() {
        assertThat(labels("$av.$bno.$u4$vc$wq", List.of(8, 31), "2026-03-01", "2026-12-01"))
                .containsExactly("v.8:no.31", "v.8:no.32", "v.9:no.33", "v.9:no.34");
    }

    @Test
    void three_levels_turn_one_after_the_other() {
        assertThat(labels("$aser.$bv.$u2$vr$cno.$u2$vr$wm", List.of(1, 2, 1), "2026-01-01", "2026-03-01"))
                .containsExactly("ser.1:v.2:no.1", "ser.1:v.2:no.2", "ser.2:v.1:no.1");
    }

    @Test
    void a_weekly_comes_each_week_over_the_leap_day() {
        String weekly = "$ano.$i(year)$j(month)$k(day)$ww";
        assertThat(days(weekly, List.of(100), "2028-02-22", "2028-03-14"))
                .containsExactly("2028-02-22", "2028-02-29", "2028-03-07", "2028-03-14");
        assertThat(labels(weekly, List.of(100), "2028-02-22", "2028-02-29"))
                .containsExactly("no.100 (2028:Feb.:22)", "no.101 (2028:Feb.:29)");
        assertThat(days(weekly, List.of(1), "2027-02-23", "2027-03-09"))
                .containsExactly("2027-02-23", "2027-03-02", "2027-03-09");
        assertThat(days(weekly, List.of(1), "2026-01-01", "2026-12-31")).hasSize(53);
    }

    @Test
    void short_months_do_not_move_what_follows() {
        assertThat(days("$ano.$wm", List.of(1), "2027-12-31", "2028-04-30"))
                .containsExactly("2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30");
        assertThat(days("$ano.$wa", List.of(1), "2024-02-29", "2028-12-31"))
                .containsExactly("2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29");
    }

    @Test
    void omitted_months_have_neither_issue_nor_number() {
        assertThat(labels(
                        "$av.$bno.$u10$vr$i(year)$j(month)$wm$x01$yom07,08", List.of(5, 6), "2026-06-01", "2026-10-01"))
                .containsExactly("v.5:no.6 (2026:June)", "v.5:no.7 (2026:Sept.)", "v.5:no.8 (2026:Oct.)");
    }

    @Test
    void a_double_issue_has_two_numbers_where_every_month_has_one() {
        assertThat(labels(
                        "$av.$bno.$u12$vr$i(year)$j(month)$wm$x01$ycm07/08", List.of(5, 6), "2026-06-01", "2026-09-01"))
                .containsExactly("v.5:no.6 (2026:June)", "v.5:no.7/8 (2026:July/Aug.)", "v.5:no.9 (2026:Sept.)");
    }

    @Test
    void a_double_issue_has_one_number_where_there_are_eleven_a_year() {
        assertThat(labels(
                        "$av.$bno.$u11$vr$i(year)$j(month)$wm$x01$ycm07/08", List.of(5, 6), "2026-06-01", "2026-09-01"))
                .containsExactly("v.5:no.6 (2026:June)", "v.5:no.7 (2026:July/Aug.)", "v.5:no.8 (2026:Sept.)");
    }

    @Test
    void a_double_issue_over_the_new_year_belongs_to_the_old_volume() {
        assertThat(labels(
                        "$av.$bno.$u12$vc$i(year)$j(month)$wm$x02$ycm12/01",
                        List.of(5, 59),
                        "2026-11-01",
                        "2027-02-01"))
                .containsExactly(
                        "v.5:no.59 (2026:Nov.)", "v.5:no.60/61 (2026/2027:Dec./Jan.)", "v.6:no.62 (2027:Feb.)");
    }

    @Test
    void a_daily_comes_on_its_days() {
        assertThat(days("$ano.$wd$ypdmo,tu,we,th,fr$yod1225", List.of(1), "2026-12-23", "2026-12-29"))
                .containsExactly("2026-12-23", "2026-12-24", "2026-12-28", "2026-12-29");
        assertThat(days("$ano.$wi", List.of(1), "2026-11-23", "2026-11-30"))
                .containsExactly("2026-11-23", "2026-11-25", "2026-11-27", "2026-11-30");
        assertThat(days("$ano.$wc$ypdtu,fr", List.of(1), "2026-11-24", "2026-12-01"))
                .containsExactly("2026-11-24", "2026-11-27", "2026-12-01");
    }

    @Test
    void several_a_month_come_in_every_month() {
        assertThat(days("$ano.$ws", List.of(1), "2027-02-01", "2027-03-16"))
                .containsExactly("2027-02-01", "2027-02-16", "2027-03-01", "2027-03-16");
        assertThat(days("$ano.$wj", List.of(1), "2027-02-11", "2027-03-11"))
                .containsExactly("2027-02-11", "2027-02-21", "2027-03-01", "2027-03-11");
    }

    @Test
    void what_comes_when_it_comes_is_not_foretold() {
        assertThat(days("$ano.$wx", List.of(1), "2026-01-01", "2028-01-01")).containsExactly("2026-01-01");
    }

    @Test
    void what_is_not_understood_is_said() {
        assertThat(pattern("$av.$bno.$uvar$wm$yce1/2$x1301").unread()).containsExactly("$y ce1/2", "$x 1301");
    }

    @Test
    void a_serial_known_by_its_date_alone_has_a_date_alone() {
        assertThat(labels("$i(year)$wa", List.of(1), "2026-05-01", "2027-05-01"))
                .containsExactly("2026", "2027");
    }
}
