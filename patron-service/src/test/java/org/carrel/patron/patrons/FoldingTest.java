package org.carrel.patron.patrons;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FoldingTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Søren Kierkegård, soren kierkegard",
                "Łukasz Żółć, lukasz zolc",
                "Weiß, weiss",
                "Þórður Æsa, thordur aesa",
                "O'Brien-Smith, obrien smith",
                "d’Arc, darc",
                "Nguyễn, nguyen",
                "  many   spaces , many spaces",
                "anna.jensen@example.org, anna jensen example org",
                "ÅSE, ase",
                "Ａｎｎａ, anna",
                "İstanbul, istanbul"
            })
    void capitals_diacritics_and_punctuation_vanish(String text, String folded) {
        assertThat(Folding.words(text)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"Søren", "Łukasz O'Neil", "北京 读者", "Ελένη"})
    void folding_twice_is_folding_once(String text) {
        assertThat(Folding.words(Folding.words(text))).isEqualTo(Folding.words(text));
    }
}
