package org.carrel.notification.templates;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTest {

    private static final Language EN = new Language("en");
    private static final Language DA = new Language("da");

    @Test
    void a_patron_is_written_to_in_their_language_whatever_their_region() {
        assertThat(Language.choose("da", List.of(EN, DA), EN)).isEqualTo(DA);
        assertThat(Language.choose("da-DK", List.of(EN, DA), EN)).isEqualTo(DA);
        assertThat(Language.choose("DA_dk", List.of(EN, DA), EN)).isEqualTo(DA);
    }

    @Test
    void a_language_without_a_template_or_none_at_all_falls_back() {
        assertThat(Language.choose("sv", List.of(EN, DA), EN)).isEqualTo(EN);
        assertThat(Language.choose(null, List.of(EN, DA), DA)).isEqualTo(DA);
        assertThat(Language.choose("", List.of(EN, DA), EN)).isEqualTo(EN);
        assertThat(Language.choose("🙂", List.of(EN, DA), EN)).isEqualTo(EN);
    }
}
