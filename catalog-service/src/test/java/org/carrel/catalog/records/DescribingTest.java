package org.carrel.catalog.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.records.Description.Contributor;

import static org.assertj.core.api.Assertions.assertThat;

class DescribingTest {

    private static final int LATEST = 2028;
    private static final Map<String, MarcRecord> UNIVERSITY =
            byNumber(SampleRecords.records(SampleRecords.university()));

    private static Map<String, MarcRecord> byNumber(List<MarcRecord> records) {
        return records.stream()
                .collect(Collectors.toMap(record -> record.control("001").orElseThrow(), Function.identity()));
    }

    private static Description university(String number) {
        return Describing.of(Objects.requireNonNull(UNIVERSITY.get(number)), LATEST);
    }

    @Test
    void a_book_in_transliterated_persian() {
        Description book = university("u12");
        assertThat(book.titles().display()).isEqualTo("Naqd : daftarī dar intiqād-i kitāb va mubāḥis̲-i naqd-i adabī");
        assertThat(book.titles().proper()).isEqualTo("Naqd");
        assertThat(book.names().main()).isEqualTo("Raḥīmī, Muṣṭafá");
        assertThat(book.publication().years()).isEqualTo(new Years("1978", 1978, 9999));
        assertThat(book.coding()).isEqualTo(new Description.Coding("book", List.of("book"), List.of("per")));
        assertThat(book.identifiers().oclcs()).containsExactly("10699617");
        assertThat(book.identifiers().system()).containsExactly("(Sirsi) o10699617");
        assertThat(book.content().subjects()).containsExactly("Literature -- History and criticism");
    }

    @Test
    void a_book_with_a_series_and_a_title_for_its_main_entry() {
        Description book = university("u13");
        assertThat(book.names().main()).isNull();
        assertThat(book.titles().series()).containsExactly("Problems of the contemporary world");
        assertThat(book.access().classMarks()).contains(new Description.ClassMark("lc", "HX44 .S5887 1981"));
    }

    @Test
    void every_sample_record_has_a_title_and_a_format() {
        Stream.of(SampleRecords.university(), SampleRecords.exemplars(), SampleRecords.special())
                .flatMap(file -> SampleRecords.records(file).stream())
                .map(record -> Describing.of(record, LATEST))
                .forEach(description -> {
                    assertThat(description.titles().display()).isNotBlank().doesNotEndWith("/");
                    assertThat(description.coding().format()).isNotBlank();
                    assertThat(description.identifiers().isbns()).allMatch(isbn -> isbn.length() == 13);
                });
    }

    @Test
    void the_exemplars_are_told_apart_by_kind() {
        Map<String, Long> formats = SampleRecords.records(SampleRecords.exemplars()).stream()
                .collect(Collectors.groupingBy(
                        record -> Describing.of(record, LATEST).coding().format(), Collectors.counting()));
        assertThat(formats)
                .containsKeys("book", "ebook", "score", "music", "archive", "journal", "map", "object", "manuscript");
    }

    private static MarcField.Data field(String tag, String indicators, String... subfields) {
        var list = new ArrayList<Subfield>();
        for (String subfield : subfields) {
            list.add(new Subfield(subfield.charAt(0), subfield.substring(1)));
        }
        return new MarcField.Data(tag, indicators.charAt(0), indicators.charAt(1), list);
    }

    private static Description described(String leader, String fixed, MarcField... fields) {
        var all = new ArrayList<MarcField>();
        all.add(new MarcField.Control("008", fixed));
        all.addAll(Arrays.asList(fields));
        return Describing.of(new MarcRecord(leader, all), LATEST);
    }

    private static Description book(MarcField... fields) {
        return described("00000nam a2200000 a 4500", "840507s1997    xx            000 0 eng d", fields);
    }

    @Test
    void punctuation_at_the_end_goes_but_abbreviations_keep_their_stop() {
        assertThat(book(field("245", "10", "aCooking :", "bfor one /", "cby me."))
                        .titles()
                        .display())
                .isEqualTo("Cooking : for one");
        assertThat(book(field("245", "10", "aA history of the U.S.A.")).titles().display())
                .isEqualTo("A history of the U.S.A.");
        assertThat(book(field("245", "10", "aWho's who, etc.")).titles().display())
                .isEqualTo("Who's who, etc.");
        assertThat(book(field("245", "10", "aA plain title.")).titles().display())
                .isEqualTo("A plain title");
        assertThat(book(field("245", "10", "aTo be continued...")).titles().display())
                .isEqualTo("To be continued...");
    }

    @Test
    void an_article_does_not_count_in_sorting() {
        assertThat(book(field("245", "14", "aThe emperor")).titles().sort()).isEqualTo("emperor");
        assertThat(book(field("245", "13", "aL’âme")).titles().sort()).isEqualTo("me");
        assertThat(book(field("245", "14", "a\u0098Der \u009cTod")).titles().sort())
                .isEqualTo("Tod");
        assertThat(book(field("245", "09", "aShort")).titles().sort()).isEqualTo("Short");
    }

    @Test
    void an_original_script_stands_beside_its_transliteration() {
        Description paired =
                book(field("245", "10", "6880-01", "aVoĭna i mir"), field("880", "10", "6245-01/(N", "aВойна и мир"));
        assertThat(paired.titles().display()).isEqualTo("Voĭna i mir");
        assertThat(paired.titles().vernacular()).isEqualTo("Война и мир");
        assertThat(paired.titles().variants()).contains("Война и мир");
        Description alone = book(field("880", "10", "6245-00/$1", "a東京"));
        assertThat(alone.titles().display()).isEqualTo("東京");
    }

    @Test
    void contributors_have_roles_and_works_are_not_people() {
        Description description = book(
                field("245", "10", "aX"),
                field("100", "1 ", "aGoethe, Johann Wolfgang von,", "d1749-1832.", "eauthor."),
                field("700", "1 ", "aKaufmann, Walter,", "4http://id.loc.gov/vocabulary/relators/trl"),
                field("700", "12", "aMarlowe, Christopher.", "tDoctor Faustus."));
        assertThat(description.names().contributors())
                .containsExactly(
                        new Contributor("Goethe, Johann Wolfgang von, 1749-1832", "author"),
                        new Contributor("Kaufmann, Walter", "trl"));
        assertThat(description.titles().variants()).contains("Doctor Faustus");
        assertThat(description.names().searchable()).contains("Marlowe, Christopher");
    }

    @Test
    void isbns_identify_only_when_they_are_right() {
        Description description = book(
                field("245", "10", "aX"),
                field("020", "  ", "a047144250x (paper)", "z0306406152"),
                field("020", "  ", "a0123456780 (wrong)"),
                field("024", "3 ", "a9781861972712"),
                field("776", "08", "z9780306406157"));
        assertThat(description.identifiers().isbns()).containsExactly("9780471442509", "9781861972712");
        assertThat(description.identifiers().otherIsbns()).containsExactly("9780306406157", "0123456780");
    }

    @Test
    void years_of_serials_and_of_uncertain_dates_are_ranges() {
        assertThat(years("840507c19799999xx            000 0 eng d")).isEqualTo(new Years("1979", 1979, 9999));
        assertThat(years("840507d19501960xx            000 0 eng d")).isEqualTo(new Years("1950", 1950, 1960));
        assertThat(years("840507s19uu    xx            000 0 eng d")).isEqualTo(new Years("19uu", 1900, 1999));
        assertThat(years("840507q18501859xx            000 0 eng d")).isEqualTo(new Years("1850", 1850, 1859));
        assertThat(years("840507s2999    xx            000 0 eng d")).isNull();
        assertThat(described(
                                "00000nam a2200000 a 4500",
                                "840507n        xx            000 0 eng d",
                                field("245", "10", "aX"),
                                field("260", "  ", "c[c1876?]"))
                        .publication()
                        .years())
                .isEqualTo(new Years("1876", 1876, 1876));
    }

    private static @Nullable Years years(String fixed) {
        return described("00000nam a2200000 a 4500", fixed, field("245", "10", "aX"))
                .publication()
                .years();
    }

    @Test
    void languages_come_from_both_places_and_old_codes_are_renewed() {
        Description description =
                book(field("245", "10", "aX"), field("041", "0 ", "aengfre", "hrus"), field("041", "0 ", "ascr"));
        assertThat(description.coding().languages()).containsExactly("eng", "fre", "hrv");
    }

    @Test
    void a_film_is_a_video_first_and_a_disc_second() {
        Description film = Describing.of(
                new MarcRecord(
                        "00000ngm a2200000 a 4500",
                        List.of(
                                new MarcField.Control("007", "vd cvaizq"),
                                new MarcField.Control("008", "040507s2004    xxu110            vleng d"),
                                field("245", "00", "aFilm"))),
                LATEST);
        assertThat(film.coding().formats()).containsExactly("video", "dvd");
    }

    @Test
    void links_say_what_is_behind_them() {
        Description description = book(
                field("245", "10", "aX"),
                field("856", "40", "uhttps://example.org/full", "yFull text"),
                field("856", "42", "uhttps://example.org/toc", "3Table of contents"));
        assertThat(description.access().links())
                .containsExactly(
                        new Description.Link("https://example.org/full", "Full text", "resource"),
                        new Description.Link("https://example.org/toc", "Table of contents", "related"));
        assertThat(description.coding().formats()).containsExactly("book");
    }

    @Test
    void everything_that_was_catalogued_can_be_found() {
        String everything = Describing.everything(new MarcRecord(
                "00000nam a2200000 a 4500",
                List.of(
                        field("245", "10", "aTitle"),
                        field("300", "  ", "a12 p."),
                        field("590", "  ", "aSigned copy"),
                        field("650", " 0", "aThings", "0(DLC)sh85"),
                        field("999", "  ", "alocal"))));
        assertThat(everything)
                .contains("Title", "12 p.", "Signed copy", "Things")
                .doesNotContain("sh85", "local");
    }
}
