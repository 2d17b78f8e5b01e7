package org.carrel.catalog.callnumbers;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpineLabelTest {

    @Test
    void library_of_congress_numbers_get_a_line_for_each_part() {
        assertThat(SpineLabel.split(Scheme.LC, "QA76.73.J38 B53 2018 v. 2 c. 3"))
                .containsExactly("QA", "76.73", ".J38", "B53", "2018", "v. 2", "c. 3");
        assertThat(SpineLabel.split(Scheme.LC, "HF 5549.5.T7 B294 1992"))
                .containsExactly("HF", "5549.5", ".T7", "B294", "1992");
        assertThat(SpineLabel.split(Scheme.LC, "BF199.A1J7")).containsExactly("BF", "199", ".A1", "J7");
        assertThat(SpineLabel.split(Scheme.LC, "HQ1101 .D54 v.3 no.10"))
                .containsExactly("HQ", "1101", ".D54", "v.3", "no.10");
        assertThat(SpineLabel.split(Scheme.LC, "REF PN 6231 .E295")).containsExactly("REF", "PN", "6231", ".E295");
    }

    @Test
    void dewey_numbers_keep_their_decimals_and_lose_their_prime_marks() {
        assertThat(SpineLabel.split(Scheme.DEWEY, "808/.042 STR v. 1")).containsExactly("808.042", "STR", "v. 1");
        assertThat(SpineLabel.split(Scheme.DEWEY, "J DVD 791.43 HAR")).containsExactly("J", "DVD", "791.43", "HAR");
        assertThat(SpineLabel.split(Scheme.DEWEY, "323 .A512RE NO.23-28"))
                .containsExactly("323", ".A512RE", "NO.23-28");
    }

    @Test
    void medical_numbers_split_like_those_of_congress() {
        assertThat(SpineLabel.split(Scheme.NLM, "QS 124 B811m 1875")).containsExactly("QS", "124", "B811m", "1875");
    }

    @Test
    void documents_break_behind_agency_and_colon() {
        assertThat(SpineLabel.split(Scheme.SUDOC, "Y 4.F 76/2:AF 8/12")).containsExactly("Y 4.", "F 76/2:", "AF 8/12");
        assertThat(SpineLabel.split(Scheme.SUDOC, "ED 1.14:")).containsExactly("ED 1.", "14:");
    }

    @Test
    void other_numbers_break_at_blanks() {
        assertThat(SpineLabel.split(Scheme.UDC, "821.111-31 TOL v. 2")).containsExactly("821.111-31", "TOL", "v. 2");
        assertThat(SpineLabel.split(Scheme.OTHER, "Fiction  Zola")).containsExactly("Fiction", "Zola");
        assertThat(SpineLabel.split(Scheme.LC, "not classified")).containsExactly("not", "classified");
        assertThat(SpineLabel.split(Scheme.OTHER, " ")).isEmpty();
    }

    @Test
    void marks_stand_above_and_below_the_number() {
        assertThat(SpineLabel.split(Scheme.DEWEY, "REF FOLIO", "709 GOM", "East"))
                .containsExactly("REF", "FOLIO", "709", "GOM", "East");
    }

    @Test
    void long_lines_are_broken_at_a_point_if_there_is_one() {
        assertThat(SpineLabel.wrapped(List.of("005.13309", "STROUSTRUP"), 6))
                .containsExactly("005", ".13309", "STROUS", "TRUP");
        assertThatThrownBy(() -> SpineLabel.wrapped(List.of("x"), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
