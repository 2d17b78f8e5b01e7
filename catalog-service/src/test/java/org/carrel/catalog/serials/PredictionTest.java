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

    @Test
    void a_monthly_comes_on_the_second_tuesday() {
        assertThat(days("$av.$bno.$u12$vr$wm$x01$ypw02tu", List.of(1, 1), "2026-01-13", "2026-04-30"))
                .containsExactly("2026-01-13", "2026-02-10", "2026-03-10", "2026-04-14");
        assertThat(days("$av.$bno.$u4$vr$wq$ypw99fr", List.of(1, 1), "2026-01-30", "2026-12-31"))
                .containsExactly("2026-01-30", "2026-04-24", "2026-07-31", "2026-10-30");
    }

    @Test
    void weeks_of_single_months_are_published_or_left_out() {
        assertThat(days("$av.$bno.$u12$vr$wm$x01$ypw0101mo,0302we,0699su", List.of(1, 1), "2026-01-05", "2026-12-31"))
                .containsExactly("2026-01-05", "2026-03-11", "2026-06-28");
        assertThat(days("$ano.$vc$ww$yow0801,0802,1299", List.of(30), "2026-07-27", "2026-08-31"))
                .containsExactly("2026-07-27", "2026-08-17", "2026-08-24", "2026-08-31");
    }

    @Test
    void two_days_of_each_month_are_the_days_of_what_comes_twice_a_month() {
        assertThat(days("$ano.$vc$ws$ypd10,25", List.of(1), "2026-01-10", "2026-03-01"))
                .containsExactly("2026-01-10", "2026-01-25", "2026-02-10", "2026-02-25");
        assertThat(days("$ano.$vc$wm$ypd31", List.of(1), "2026-01-31", "2026-06-30"))
                .containsExactly("2026-01-31", "2026-03-31", "2026-05-31");
    }

    @Test
    void years_are_left_out_or_the_only_ones() {
        assertThat(days("$ano.$vc$wa$yoy2027,2029", List.of(1), "2026-05-01", "2030-12-31"))
                .containsExactly("2026-05-01", "2028-05-01", "2030-05-01");
        assertThat(labels("$ano.$vc$i(year)$wa$ypy2026,2028", List.of(7), "2026-05-01", "2029-12-31"))
                .containsExactly("no.7 (2026)", "no.8 (2028)");
        assertThat(labels("$ano.$vc$i(year)$wa$ycy2027/2028", List.of(7), "2026-05-01", "2029-12-31"))
                .containsExactly("no.7 (2026)", "no.8 (2027/2028)", "no.9 (2029)");
    }

    @Test
    void seasons_are_left_out_and_combined() {
        assertThat(labels("$av.$bno.$u3$vr$i(year)$j(season)$wq$x21$yos22", List.of(1, 1), "2026-03-01", "2027-03-01"))
                .containsExactly(
                        "v.1:no.1 (2026:Spring)",
                        "v.1:no.2 (2026:Autumn)",
                        "v.1:no.3 (2026:Winter)",
                        "v.2:no.1 (2027:Spring)");
        assertThat(labels(
                        "$av.$bno.$u4$vr$i(year)$j(season)$wq$x21$ycs22/23", List.of(1, 1), "2026-03-01", "2026-12-31"))
                .containsExactly("v.1:no.1 (2026:Spring)", "v.1:no.2/3 (2026:Summer/Autumn)", "v.1:no.4 (2026:Winter)");
    }

    @Test
    void numbers_are_combined_and_left_out_whenever_they_come() {
        assertThat(labels(
                        "$av.$bno.$u12$vr$i(year)$j(month)$wm$x01$yce27/8", List.of(4, 6), "2026-06-10", "2026-10-10"))
                .containsExactly(
                        "v.4:no.6 (2026:June)",
                        "v.4:no.7/8 (2026:July/Aug.)",
                        "v.4:no.9 (2026:Sept.)",
                        "v.4:no.10 (2026:Oct.)");
        assertThat(labels("$ano.$vc$i(year)$j(month)$wm$yoe113", List.of(12), "2026-01-10", "2026-03-10"))
                .containsExactly("no.12 (2026:Jan.)", "no.14 (2026:Mar.)");
    }

    @Test
    void several_rules_hold_together() {
        assertThat(labels(
                        "$av.$bno.$u10$vr$i(year)$j(month)$wm$x01$yom02$ycm07/08",
                        List.of(1, 1),
                        "2026-01-15",
                        "2027-01-31"))
                .hasSize(11)
                .contains("v.1:no.6 (2026:July/Aug.)", "v.1:no.10 (2026:Dec.)", "v.2:no.1 (2027:Jan.)")
                .noneMatch(label -> label.contains("Feb."));
    }

    @Test
    void every_kind_of_time_is_read_and_nothing_else() {
        assertThat(pattern("$ano.$wm$ypdmo,tu$ypd01,15$ypd0115$ypm01,03$ycm07/08$yos21$ypw01mo$yow0199$ypw0600sa"
                                + "$ypy2026$ycy2026/2027$yoe13$yce21/2,3/4")
                        .unread())
                .isEmpty();
        assertThat(pattern("$ano.$wm$yxm01$ypz01$ypm13$ypw06mo$ypw96mo$ypy26$ype7x$ype1$ypd32$yps20$yp")
                        .unread())
                .containsExactly(
                        "$y xm01",
                        "$y pz01",
                        "$y pm13",
                        "$y pw06mo",
                        "$y pw96mo",
                        "$y py26",
                        "$y pe7x",
                        "$y pe1",
                        "$y pd32",
                        "$y ps20",
                        "$y p");
    }
}
