package org.carrel.catalog.records;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.app.Marc4jMarc8;

import static org.assertj.core.api.Assertions.assertThat;

class TitleKeyTest {

    private static Optional<String> key(String title, String author) {
        byte[] book = MarcSamples.book("1", title, author, Map.of());
        var read = (Reading.Understood) new Iso2709(new Marc4jMarc8()).read(Octets.of(book));
        return TitleKey.of(Describing.of(read.record(), 2030));
    }

    @Test
    void the_way_a_title_was_typed_does_not_matter() {
        assertThat(key("Les Misérables /", "Hugo, Victor, 1802-1885."))
                .contains("lesmiserables/hugo/1997")
                .isEqualTo(key("LES MISERABLES", "Hugo, V."));
    }

    @Test
    void a_leading_article_does_not_matter_where_the_record_says_that_it_is_one() {
        byte[] book = MarcSamples.book("1", "The house of mirth", "Wharton, Edith");
        var record = ((Reading.Understood) new Iso2709(new Marc4jMarc8()).read(Octets.of(book))).record();
        var skipping = new MarcRecord(
                record.leader(),
                record.fields().stream()
                        .map(field -> field instanceof MarcField.Data data
                                        && data.tag().equals("245")
                                ? new MarcField.Data("245", '1', '4', data.subfields())
                                : field)
                        .toList());
        assertThat(TitleKey.of(Describing.of(skipping, 2030))).contains("houseofmirth/wharton/1997");
    }

    @Test
    void scripts_without_case_have_keys_too() {
        assertThat(key("紅樓夢 / 曹雪芹", "曹雪芹"))
                .hasValueSatisfying(key -> assertThat(key).startsWith("紅樓夢"));
    }

    @Test
    void what_says_too_little_has_no_key() {
        assertThat(key("Poems", "")).isEmpty();
        assertThat(key("Poems", "Auden, W. H.")).contains("poems/auden/1997");
    }
}
