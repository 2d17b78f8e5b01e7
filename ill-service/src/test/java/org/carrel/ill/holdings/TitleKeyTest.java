package org.carrel.ill.holdings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TitleKeyTest {

    @Test
    void case_diacritics_and_punctuation_do_not_tell_titles_apart() {
        assertThat(same("L'ÉTRANGER", "Camus, Albert, 1913-1960", "L’étranger.", "Albert Camus"))
                .isTrue();
        assertThat(same("Gösta Berlings saga", "Selma Lagerlof", "Gosta Berlings saga", "Lagerlöf, Selma"))
                .isTrue();
        assertThat(same("Rødt", "Ø. Ås", "Rodt", "Ås, Øystein")).isTrue();
    }

    @Test
    void a_subtitle_may_be_missing_on_one_side_only() {
        assertThat(same("Sapiens", "Harari", "Sapiens : a brief history of humankind", "Harari, Yuval N."))
                .isTrue();
        assertThat(same("Sapiens: a brief history", "Harari", "Sapiens", "Harari"))
                .isTrue();
        assertThat(same("Denmark: a history", "Jensen", "Denmark: a guide", "Jensen"))
                .isFalse();
    }

    @Test
    void authors_agree_when_one_gives_all_the_names_of_the_other() {
        assertThat(same("Poems", "Smith, John", "Poems", "Smith, John Maynard")).isTrue();
        assertThat(same("Poems", "Smith, John", "Poems", "Smith, Zadie")).isFalse();
    }

    @Test
    void a_title_without_an_author_is_too_weak_a_sign() {
        assertThat(same("Poems", null, "Poems", "Smith, John")).isFalse();
        assertThat(same("Poems", "Smith, John", "Poems", null)).isFalse();
        assertThat(same("...", "Smith", "!", "Smith")).isFalse();
    }

    private static boolean same(String wanted, @Nullable String by, String owned, @Nullable String ownedBy) {
        return TitleKey.of(wanted, by).isSameWorkAs(TitleKey.of(owned, ownedBy));
    }
}
