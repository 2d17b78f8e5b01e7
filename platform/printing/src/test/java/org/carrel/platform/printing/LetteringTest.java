package org.carrel.platform.printing;

import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LetteringTest {
    private static String printable(String text) throws IOException {
        try (PDDocument document = new PDDocument()) {
            return Lettering.of(document).printable(text);
        }
    }

    @Test
    void latin_and_cyrillic_are_printed_as_they_are() throws IOException {
        assertThat(printable("Blixen: Syv fantastiske fortællinger")).isEqualTo("Blixen: Syv fantastiske fortællinger");
        assertThat(printable("Война и мир")).isEqualTo("Война и мир");
        assertThat(printable("Οδύσσεια")).isEqualTo("Οδύσσεια");
    }

    @Test
    void what_there_are_no_letters_for_is_romanised() throws IOException {
        assertThat(printable("紅樓夢")).isEqualTo("hong lou meng");
        assertThat(printable("שלום")).matches("[A-Za-z']+");
    }

    @Test
    void a_text_is_one_line() throws IOException {
        assertThat(printable("one\n\ttwo ")).isEqualTo("one two");
    }

    @Test
    void widths_grow_with_the_size() throws IOException {
        try (PDDocument document = new PDDocument()) {
            Lettering lettering = Lettering.of(document);
            assertThat(lettering.width("Carrel", 20)).isEqualTo(2 * lettering.width("Carrel", 10));
        }
    }
}
