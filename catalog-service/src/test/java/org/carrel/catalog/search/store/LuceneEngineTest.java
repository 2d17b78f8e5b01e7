package org.carrel.catalog.search.store;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.search.SearchIndex;

import static org.assertj.core.api.Assertions.assertThat;

class LuceneEngineTest extends EngineContract {

    @Override
    SearchEngine engine() {
        return new LuceneIndex(folder);
    }

    @Test
    void words_are_the_same_whatever_marks_they_carry() {
        var fields = new IndexFields();
        assertThat(fields.words("L'Œuvre")).containsExactly("oeuvre");
        assertThat(fields.words("Straße ﬁne Việt Études")).containsExactly("strasse", "fine", "viet", "etudes");
        assertThat(fields.words("C++ and C#")).containsExactly("cplusplus", "and", "csharp");
        assertThat(fields.words("Women's O'Brien")).containsExactly("women", "obrien");
        assertThat(fields.words("kulʹtury Qurʼān")).containsExactly("kultury", "quran");
        assertThat(fields.words("東京都")).containsExactly("东京", "京都").isEqualTo(fields.words("东京都"));
        assertThat(fields.words("カタカナ")).isEqualTo(fields.words("かたかな"));
        assertThat(fields.words("war-time")).containsExactly("war", "time");
    }

    @Test
    void an_index_survives_its_closing_and_one_of_another_making_does_not() {
        var other = new LuceneIndex(folder.resolve("other"));
        SearchIndex.Generation generation = other.fresh();
        generation.keep(new SearchIndex.Marks("5:5:", 7));
        other.serve(generation);
        other.close();
        var again = new LuceneIndex(folder.resolve("other"));
        assertThat(again.serving().map(SearchIndex.Generation::marks)).contains(new SearchIndex.Marks("5:5:", 7));
        SearchIndex.Generation next = again.fresh();
        next.keep(new SearchIndex.Marks("6:6:", 8));
        again.serve(next);
        assertThat(again.serving().map(SearchIndex.Generation::marks)).contains(new SearchIndex.Marks("6:6:", 8));
        assertThat(folder.resolve("other/index/g1")).doesNotExist();
        again.close();
    }
}
