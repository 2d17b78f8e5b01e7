package org.carrel.catalog.headings;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.catalog.headings.AccessPoint.Kind;
import org.carrel.catalog.marc.Subfield;

import static org.assertj.core.api.Assertions.assertThat;

/** The Authority File Comparison Rules, by the examples that were published with them and by their table. */
class NacoTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Large-Scale Computer Analysis and Modeling Conference | LARGE SCALE COMPUTER ANALYSIS AND MODELING CONFERENCE",
                "Johnson & Johnson | JOHNSON & JOHNSON",
                "U.S. Dept. of Agriculture | U S DEPT OF AGRICULTURE",
                "Ch\u02BBun | CHUN",
                "Ch'un | CHUN",
                "O\u2019Neill, Eugene | ONEILL EUGENE",
                "[Hamlet] | HAMLET",
                "Stra\u00DFe | STRASSE",
                "\u00C6sop \u0153uvre \u00DE\u00F3r \u0110\u00E0 \u00F8re \u0141\u00F3d\u017A | AESOP OEUVRE THOR DA ORE LODZ",
                "\u0131stanbul | ISTANBUL",
                "\uFB01n de si\u00E8cle | FIN DE SIECLE",
                "H\u2082O 10\u2076 | H2O 106",
                "C# C++ Sonata, B\u266D major @ home | C# C++ SONATA B\u266D MAJOR @ HOME",
                "\u0967\u0968\u0969 \u0664\u0665 | 123 45",
                "50 % = half; (almost) | 50 HALF ALMOST",
                "\u0098The \u009Ctimes | TIMES",
                "\u041F\u0443\u0448\u043A\u0438\u043D | \u041F\u0423\u0428\u041A\u0418\u041D",
                "\u6771\u4EAC | \u6771\u4EAC",
            })
    void case_marks_and_punctuation_are_of_no_account(String given, String normalised) {
        assertThat(Naco.normalised(given)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lesage, Alain-Ren\u00E9 | LESAGE, ALAIN RENE",
                "Chandra, Prak\u0101sh, | CHANDRA, PRAKASH",
                "Chandra Prak\u0101sh, | CHANDRA PRAKASH",
                "Plato | PLATO",
            })
    void the_first_comma_tells_a_surname_and_stays_if_something_follows(String given, String normalised) {
        assertThat(Naco.normalisedEntryElement(given)).isEqualTo(normalised);
    }

    @Test
    void delimiters_stay_and_codes_go() {
        var body = HeadingForm.of(Kind.BODY, List.of(new Subfield('a', "United States Information Agency")));
        var unit = HeadingForm.of(
                Kind.BODY, List.of(new Subfield('a', "United States."), new Subfield('b', "Information Agency")));
        assertThat(body).isNotEqualTo(unit);
        var dated = HeadingForm.of(Kind.PERSON, List.of(new Subfield('a', "Smith, John,"), new Subfield('d', "1953-")));
        var miscoded =
                HeadingForm.of(Kind.PERSON, List.of(new Subfield('a', "smith, john"), new Subfield('c', "1953")));
        assertThat(dated).isEqualTo(miscoded);
        assertThat(dated.key()).isEqualTo(miscoded.key());
        var inverted = HeadingForm.of(Kind.PERSON, List.of(new Subfield('a', "Chandra, Prakash")));
        var direct = HeadingForm.of(Kind.PERSON, List.of(new Subfield('a', "Chandra Prakash")));
        assertThat(inverted).isNotEqualTo(direct);
        var place = HeadingForm.of(Kind.PLACE, List.of(new Subfield('a', "Chandra Prakash")));
        assertThat(place.key()).isNotEqualTo(direct.key());
    }
}
