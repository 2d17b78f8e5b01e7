package org.carrel.catalog.codelists;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarcCodesTest {

    @ParameterizedTest
    @CsvSource({
        "LANGUAGES, eng, English",
        "LANGUAGES, cnr, Montenegrin",
        "LANGUAGES, zxx, No linguistic content; Not applicable",
        "COUNTRIES, 'dk ', Denmark",
        "COUNTRIES, nyu, New York (State)",
        "RELATORS, trl, Translator",
        "GEOGRAPHIC_AREAS, e-dk---, e-dk---"
    })
    void a_list_knows_its_codes(MarcCodes list, String code, String name) {
        assertThat(list.find(code)).contains(new MarcCode(code.strip(), name, false, null));
    }

    @ParameterizedTest
    @CsvSource({"LANGUAGES, scr, hrv", "COUNTRIES, uk, xxk", "RELATORS, voc, sng", "COUNTRIES, ys, ye"})
    void an_obsolete_code_knows_its_successor(MarcCodes list, String code, String instead) {
        MarcCode found = list.find(code).orElseThrow();
        assertThat(found.obsolete()).isTrue();
        assertThat(found.instead()).isEqualTo(instead);
    }

    @ParameterizedTest
    @EnumSource
    void a_successor_is_in_use(MarcCodes list) {
        assertThat(list.all())
                .hasSizeGreaterThan(250)
                .filteredOn(code -> code.instead() != null)
                .allSatisfy(code -> assertThat(
                                list.find(String.valueOf(code.instead())).map(MarcCode::obsolete))
                        .isEqualTo(Optional.of(false)));
    }

    @Test
    void a_state_that_no_code_follows_has_no_successor() {
        assertThat(MarcCodes.COUNTRIES.find("ur")).contains(new MarcCode("ur", "Soviet Union", true, null));
    }
}
