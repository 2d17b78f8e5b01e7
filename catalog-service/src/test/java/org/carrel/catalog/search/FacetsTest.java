package org.carrel.catalog.search;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.records.Description.ClassMark;
import org.carrel.catalog.records.Years;

import static org.assertj.core.api.Assertions.assertThat;

class FacetsTest {

    private static final MarcRecord RECORD = new MarcRecord(
            "00000nam a2200000 a 4500",
            List.of(
                    heading("650", "a", "Libraries", "x", "Automation", "z", "Denmark.", "v", "Periodicals."),
                    heading("650", "a", "Libraries."),
                    heading("651", "a", "Aarhus (Denmark)", "x", "History."),
                    heading("655", "a", "Novels.")));

    private static MarcField heading(String tag, String... subfields) {
        var parts = new java.util.ArrayList<Subfield>();
        for (int at = 0; at < subfields.length; at += 2) {
            parts.add(new Subfield(subfields[at].charAt(0), subfields[at + 1]));
        }
        return new MarcField.Data(tag, ' ', '0', parts);
    }

    @Test
    void headings_are_taken_apart_and_those_that_punctuation_tells_apart_are_one() {
        assertThat(Facets.topics(RECORD)).containsExactly("Libraries", "Automation", "History");
        assertThat(Facets.places(RECORD)).containsExactly("Aarhus (Denmark)", "Denmark");
        assertThat(Facets.genres(RECORD)).containsExactly("Novels", "Periodicals");
        assertThat(Facets.trimmed("Tolkien, J. R. R.")).isEqualTo("Tolkien, J. R. R.");
        assertThat(Facets.trimmed("Austen, Jane, 1775-1817.")).isEqualTo("Austen, Jane, 1775-1817");
    }

    @Test
    void a_span_of_years_counts_in_each_of_its_decades_unless_it_is_very_long() {
        assertThat(Facets.decades(new Years("1987", 1987, 1987))).containsExactly("1980");
        assertThat(Facets.decades(new Years("1978", 1978, 1991))).containsExactly("1970", "1980", "1990");
        assertThat(Facets.decades(new Years("1880", 1880, 9999))).containsExactly("1880");
        assertThat(Facets.decades(null)).isEmpty();
    }

    @Test
    void classes_are_letters_of_the_library_of_congress_and_tens_of_dewey() {
        assertThat(Facets.classes(
                        List.of(new ClassMark("lc", "QA76.9 .D3"), new ClassMark("dewey", "813.54")),
                        List.of("PS3511 .A86", "Shelf 7", "QA76.5")))
                .containsExactly("QA", "810", "PS");
    }
}
