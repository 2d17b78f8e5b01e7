package org.carrel.catalog.crosswalks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.crosswalks.Citation.Kind;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.records.Describing;

import static org.assertj.core.api.Assertions.assertThat;

class CitingTest {

    private static final String URL = "https://library.example/records/1";
    private static final Pattern RIS_LINE = Pattern.compile("[A-Z][A-Z0-9]  - .*");

    private static MarcRecord book(MarcField... more) {
        var fields = new ArrayList<MarcField>();
        fields.add(new MarcField.Control("001", "1"));
        fields.add(new MarcField.Control("008", "840507s1983    nyu           000 1 eng d"));
        fields.addAll(List.of(more));
        return new MarcRecord("00000nam a2200000 a 4500", fields);
    }

    private static MarcField field(String tag, String indicators, String... subfields) {
        var list = new ArrayList<Subfield>();
        Arrays.stream(subfields).forEach(text -> list.add(new Subfield(text.charAt(0), text.substring(1))));
        return new MarcField.Data(tag, indicators.charAt(0), indicators.charAt(1), list);
    }

    private static Citation cite(MarcRecord record) {
        return Citing.of(record, Describing.of(record, 2028));
    }

    private static Citation rose() {
        return cite(book(
                field("020", "  ", "a0151446474"),
                field("100", "1 ", "aEco, Umberto.", "0http://viaf.org/viaf/108299403"),
                field("240", "10", "aNome della rosa.", "lEnglish"),
                field("245", "14", "aThe name of the rose :", "ba novel & a riddle /", "cUmberto Eco."),
                field("250", "  ", "a1st ed."),
                field("260", "  ", "aSan Diego :", "bHarcourt Brace Jovanovich,", "cc1983."),
                field("300", "  ", "a502 p. :", "bill. ;", "c25 cm."),
                field("650", " 0", "aMonks", "zItaly", "vFiction."),
                field("700", "1 ", "aWeaver, William,", "d1923-", "etranslator.")));
    }

    @Test
    void a_book_is_cited_as_csl_json() {
        assertThat(CslJson.of(rose(), "rose", URL))
                .isEqualTo(Map.ofEntries(
                        Map.entry("id", "rose"),
                        Map.entry("type", "book"),
                        Map.entry("title", "The name of the rose: a novel & a riddle"),
                        Map.entry("title-short", "The name of the rose"),
                        Map.entry("original-title", "Nome della rosa"),
                        Map.entry("author", List.of(Map.of("family", "Eco", "given", "Umberto"))),
                        Map.entry("translator", List.of(Map.of("family", "Weaver", "given", "William"))),
                        Map.entry("edition", "1st ed."),
                        Map.entry("publisher", "Harcourt Brace Jovanovich"),
                        Map.entry("publisher-place", "San Diego"),
                        Map.entry("issued", Map.of("date-parts", List.of(List.of(1983)))),
                        Map.entry("number-of-pages", "502"),
                        Map.entry("ISBN", "9780151446476"),
                        Map.entry("language", "en"),
                        Map.entry("keyword", "Monks--Italy--Fiction"),
                        Map.entry("URL", URL)));
    }

    @Test
    void a_book_is_cited_as_ris() {
        assertThat(Ris.write(rose(), URL))
                .isEqualTo(String.join(
                        "\r\n",
                        "TY  - BOOK",
                        "TI  - The name of the rose: a novel & a riddle",
                        "AU  - Eco, Umberto",
                        "A4  - Weaver, William",
                        "ET  - 1st ed.",
                        "PB  - Harcourt Brace Jovanovich",
                        "CY  - San Diego",
                        "PY  - 1983",
                        "SP  - 502 p. : ill. ; 25 cm",
                        "SN  - 9780151446476",
                        "LA  - en",
                        "KW  - Monks--Italy--Fiction",
                        "L2  - " + URL,
                        "ER  - ",
                        ""));
    }

    @Test
    void a_book_is_cited_as_bibtex() {
        assertThat(BibTex.write(rose(), URL)).isEqualTo("""
                @book{eco1983the,
                  author = {Eco, Umberto},
                  translator = {Weaver, William},
                  title = {The name of the rose: a novel \\& a riddle},
                  edition = {1st ed.},
                  publisher = {Harcourt Brace Jovanovich},
                  address = {San Diego},
                  year = {1983},
                  isbn = {9780151446476},
                  language = {en},
                  keywords = {Monks--Italy--Fiction},
                  url = {https://library.example/records/1}
                }
                """);
    }

    @Test
    void a_book_is_described_for_search_engines() {
        Map<String, Object> thing =
                SchemaOrg.of(rose(), URL, List.of(new SchemaOrg.Offer("Main library", "MAIN", 3, 1)));
        assertThat(thing)
                .containsEntry("@context", "https://schema.org")
                .containsEntry("@type", "Book")
                .containsEntry("@id", URL)
                .containsEntry("isbn", "9780151446476")
                .containsEntry("inLanguage", "en")
                .containsEntry("datePublished", "1983")
                .containsEntry("numberOfPages", 502)
                .containsEntry("about", Map.of("@type", "Thing", "name", "Monks--Italy--Fiction"))
                .containsEntry(
                        "author",
                        Map.of(
                                "@type",
                                "Person",
                                "name",
                                "Umberto Eco",
                                "sameAs",
                                "http://viaf.org/viaf/108299403",
                                "familyName",
                                "Eco",
                                "givenName",
                                "Umberto"));
        assertThat((List<?>) thing.get("offers")).first().asString().contains("InStock", "Main library");
    }

    @Test
    void a_thesis_names_its_school_and_degree() {
        Citation thesis = cite(book(
                field("100", "1 ", "aDoe, Jane"),
                field("245", "10", "aOn thresholds"),
                field("502", "  ", "aThesis (Ph. D.)--University of Copenhagen, 1983.")));
        assertThat(thesis.kind()).isEqualTo(Kind.THESIS);
        assertThat(BibTex.write(thesis, URL))
                .contains("@phdthesis{doe1983onthresholds", "school = {University of Copenhagen}", "type = {Ph. D.}");
        assertThat(Ris.write(thesis, URL)).contains("TY  - THES", "PB  - University of Copenhagen", "M3  - Ph. D.");
    }

    @Test
    void an_article_stands_in_its_journal() {
        MarcRecord plain = book(
                field("100", "1 ", "aDoe, Jane"),
                field("245", "10", "aShelf reading"),
                field("773", "0 ", "tLibrary quarterly", "gVol. 3 (1983), p. 1-9", "x0024-2519"));
        Citation article = cite(new MarcRecord("00000nab a2200000 a 4500", plain.fields()));
        assertThat(article.kind()).isEqualTo(Kind.ARTICLE);
        assertThat(CslJson.of(article, "a", URL))
                .containsEntry("type", "article-journal")
                .containsEntry("container-title", "Library quarterly")
                .containsEntry("page", "Vol. 3 (1983), p. 1-9")
                .containsEntry("ISSN", "0024-2519");
        assertThat(BibTex.write(article, URL))
                .contains("journal = {Library {Quarterly}}".replace("{Quarterly}", "quarterly"));
    }

    @Test
    void bodies_meetings_and_single_names_are_not_torn_apart() {
        Citation citation = cite(book(
                field("100", "0 ", "aPlato."),
                field("245", "10", "aLaws & $ymbols_of {state} 100% #1 of NATO"),
                field("700", "1 ", "aKing, Martin Luther,", "cJr.,", "d1929-1968", "4edt"),
                field("700", "12", "aOther, Author.", "tAnalysed work"),
                field("710", "2 ", "aUnited Nations.", "bSecretariat,", "eissuing body."),
                field("711", "2 ", "aWorld Congress", "n(3rd :", "d1983)")));
        assertThat(citation.agents().stream().map(Citation.Agent::inverted))
                .containsExactly(
                        "Plato", "King, Martin Luther, Jr.", "United Nations. Secretariat", "World Congress (3rd");
        assertThat(BibTex.write(citation, URL))
                .contains(
                        "author = {{Plato} and {United Nations. Secretariat} and {World Congress (3rd}}",
                        "editor = {King, Jr., Martin Luther}",
                        "title = {Laws \\& \\$ymbols\\_of \\{state\\} 100\\% \\#1 of {NATO}}");
    }

    @Test
    void every_real_record_is_cited_in_every_way() {
        var kinds = new HashSet<Kind>();
        int cited = 0;
        for (byte[] file : List.of(SampleRecords.university(), SampleRecords.exemplars(), SampleRecords.special())) {
            for (MarcRecord record : SampleRecords.records(file)) {
                if ("uvxyz".indexOf(record.leaderAt(6)) >= 0) {
                    continue;
                }
                Citation citation = cite(record);
                kinds.add(citation.kind());
                cited++;
                assertThat(citation.titles().full()).isNotBlank();
                String ris = Ris.write(citation, URL);
                assertThat(ris.split("\r\n"))
                        .allMatch(line -> RIS_LINE.matcher(line).matches());
                String bibTex = BibTex.write(citation, URL);
                assertThat(depth(bibTex)).as(bibTex).isZero();
                assertThat(CslJson.of(citation, "1", URL)).containsKeys("id", "type", "title");
                assertThat(SchemaOrg.of(citation, URL, List.of())).containsKeys("@type", "name", "url");
            }
        }
        assertThat(cited).isGreaterThan(2_000);
        assertThat(kinds)
                .contains(Kind.BOOK, Kind.PERIODICAL, Kind.SCORE, Kind.MAP, Kind.VIDEO, Kind.RECORDING, Kind.THESIS);
    }

    /** How many braces are left open. */
    private static int depth(String bibTex) {
        int depth = 0;
        for (int index = 0; index < bibTex.length(); index++) {
            if (bibTex.charAt(index) == '\\') {
                index++;
            } else if (bibTex.charAt(index) == '{') {
                depth++;
            } else if (bibTex.charAt(index) == '}') {
                depth--;
            }
        }
        return depth;
    }
}
