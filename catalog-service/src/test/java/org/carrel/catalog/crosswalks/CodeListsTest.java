package org.carrel.catalog.crosswalks;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.catalog.marc.SampleRecords;

import static org.assertj.core.api.Assertions.assertThat;

class CodeListsTest {

    @ParameterizedTest
    @CsvSource({
        "eng, en, English",
        "ger, de, German",
        "fre, fr, French",
        "chi, zh, Chinese",
        "dan, da, Danish",
        "grc, grc, Ancient Greek",
        "heb, he, Hebrew",
        "yid, yi, Yiddish",
        "ind, id, Indonesian",
        "nep, ne, Nepali",
        "hrv, hr, Croatian",
        "srp, sr, Serbian",
        "cze, cs, Czech"
    })
    void a_marc_language_is_said_as_bcp_47_has_it(String marc, String tag, String name) {
        assertThat(Languages.tag(marc)).isEqualTo(tag);
        assertThat(Languages.name(marc)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "edt, edt",
        "http://id.loc.gov/vocabulary/relators/trl, trl",
        "'editor,', edt",
        "'ed.', edt",
        "Translator., trl",
        "illus., ill",
        "joint author, aut",
        "thesis advisor, ths",
        "writer of supplementary textual content, wst"
    })
    void a_relator_is_known_by_code_uri_term_and_abbreviation(String given, String code) {
        assertThat(Relators.code(given)).contains(code);
    }

    @Test
    void an_unknown_relator_is_nobody() {
        assertThat(Relators.code("bystander")).isEmpty();
        assertThat(Relators.term("abr")).contains("Abridger");
    }

    @ParameterizedTest
    @CsvSource({"enk, England", "'fr ', France", "ck, Colombia", "xxu, United States", "ur, Soviet Union"})
    void a_country_has_its_name(String code, String name) {
        assertThat(Countries.name(code)).contains(name);
    }

    @Test
    void nowhere_is_no_country() {
        assertThat(Countries.name("xx ")).isEmpty();
        assertThat(Countries.name("vp ")).isEmpty();
        assertThat(Countries.name("|||")).isEmpty();
    }

    @Test
    void nearly_every_country_code_of_real_records_is_in_the_list() {
        List<String> codes = SampleRecords.records(SampleRecords.university()).stream()
                .flatMap(record -> record.control("008").stream())
                .filter(fixed -> fixed.length() >= 18)
                .map(fixed -> fixed.substring(15, 18))
                .filter(code -> !code.startsWith("xx ") && !code.startsWith("vp ") && code.matches("[a-z]{2}[a-z ]"))
                .toList();
        assertThat(codes).hasSizeGreaterThan(1_500);
        assertThat(codes.stream().filter(code -> Countries.name(code).isEmpty()))
                .as("codes without a name")
                .hasSizeLessThan(5);
    }
}
