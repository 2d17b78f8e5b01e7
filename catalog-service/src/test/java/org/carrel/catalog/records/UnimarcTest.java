package org.carrel.catalog.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.Dialect;
import org.carrel.catalog.marc.Encoding;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcWarning;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.marc.app.Marc4jIso5426;
import org.carrel.catalog.marc.app.Marc4jMarc8;

import static org.assertj.core.api.Assertions.assertThat;

class UnimarcTest {

    private static final String UNICODE = "20171025d1993    km y0frey50      ba";
    private static final String ISO_5426 = "20171025d1993    km y0frey0103    ba";

    private final MarcReader reader = new MarcReader(new Marc4jMarc8(), new Marc4jIso5426());

    private static MarcField field(String tag, String indicators, String... subfields) {
        return new MarcField.Data(
                tag,
                indicators.charAt(0),
                indicators.charAt(1),
                Arrays.stream(subfields)
                        .map(text -> new Subfield(text.charAt(0), text.substring(1)))
                        .toList());
    }

    private static MarcRecord record(String leader, String general, MarcField... more) {
        var fields = new ArrayList<MarcField>(List.of(
                new MarcField.Control("001", "000000232"),
                field("100", "  ", "a" + general),
                field("200", "1 ", "a\u0098Les \u009cmisérables", "eroman", "fVictor Hugo")));
        fields.addAll(List.of(more));
        return new MarcRecord(leader, fields);
    }

    /** A record of a novel. */
    static MarcRecord novel() {
        return record(
                "00000nam0 2200000   450 ",
                UNICODE,
                field("010", "  ", "a2-07-040922-8", "bbr."),
                field("101", "1 ", "afre", "ceng"),
                field("210", " 9", "aParis", "cGallimard", "d1993-1995"),
                field("215", "  ", "a2 vol.", "d18 cm"),
                field("225", "0 ", "aFolio classique"),
                field("300", "  ", "aNotes."),
                field("330", "  ", "aJean Valjean."),
                field("517", "1 ", "aThe wretched"),
                field("606", "  ", "aForçats", "yFrance", "z19e siècle"),
                field("676", "  ", "a843.7"),
                field("700", " 1", "aHugo,", "bVictor", "f1802-1885", "4070"),
                field("702", " 1", "aGohin", "bYves", "4340"));
    }

    private Reading.Understood read(byte[] octets) {
        return (Reading.Understood) reader.read(Octets.of(octets), Serialisation.ISO2709, "UTF-8");
    }

    @Test
    void a_unimarc_record_says_what_it_says() {
        MarcRecord novel = novel();
        assertThat(Dialect.of(novel)).isEqualTo(Dialect.UNIMARC);
        Description description = Describing.of(novel, 2028);
        assertThat(description.titles().display()).isEqualTo("Les misérables roman");
        assertThat(description.titles().sort()).isEqualTo("misérables roman");
        assertThat(description.titles().variants()).containsExactly("The wretched");
        assertThat(description.titles().series()).containsExactly("Folio classique");
        assertThat(description.names().main()).isEqualTo("Hugo, Victor, 1802-1885");
        assertThat(description.names().contributors())
                .containsExactly(
                        new Description.Contributor("Hugo, Victor, 1802-1885", "aut"),
                        new Description.Contributor("Gohin, Yves", "edt"));
        assertThat(description.identifiers().isbns()).containsExactly("9782070409228");
        assertThat(description.publication().statement()).isEqualTo("Paris Gallimard 1993-1995");
        assertThat(description.publication().years()).isEqualTo(new Years("1993", 1993, 1993));
        assertThat(description.coding().languages()).containsExactly("fre");
        assertThat(description.coding().format()).isEqualTo("book");
        assertThat(description.content().subjects()).containsExactly("Forçats -- France -- 19e siècle");
        assertThat(description.content().summary()).isEqualTo("Jean Valjean.");
        assertThat(description.access().classMarks()).containsExactly(new Description.ClassMark("dewey", "843.7"));
        assertThat(Describing.everything(novel)).contains("Gallimard").doesNotContain("frey50");
    }

    @Test
    void a_serial_runs_on_and_words_in_angle_brackets_do_not_file() {
        MarcRecord serial = new MarcRecord(
                "00000nas  2200000   450 ",
                List.of(
                        field("100", "  ", "a20150324a19939999km y0rumy50      ba"),
                        field("110", "  ", "acdxz"),
                        field("011", "  ", "a0317-8471"),
                        field("200", "1 ", "a<<The >>daily", "hPart 2")));
        Description description = Describing.of(serial, 2028);
        assertThat(description.titles().display()).isEqualTo("The daily Part 2");
        assertThat(description.titles().sort()).isEqualTo("daily Part 2");
        assertThat(description.coding().format()).isEqualTo("newspaper");
        assertThat(description.publication().years()).isEqualTo(new Years("1993", 1993, 9999));
        assertThat(description.identifiers().issns()).containsExactly("0317-8471");
    }

    @Test
    void the_character_set_is_told_by_field_100() {
        byte[] unicode = Iso2709.write(novel()).toArray();
        assertThat(read(unicode).encoding()).isEqualTo(Encoding.UTF8);
        assertThat(read(unicode).warnings()).isEmpty();
        assertThat(read(unicode).record().fields()).isEqualTo(novel().fields());

        byte[] mislabelled =
                Iso2709.write(record("00000nam0 2200000   450 ", ISO_5426)).toArray();
        assertThat(read(mislabelled).encoding()).isEqualTo(Encoding.UTF8);
        assertThat(read(mislabelled).warnings()).extracting(MarcWarning::code).containsExactly("encoding-mislabelled");

        // In ISO 5426 an acute accent is C2 and stands before its letter.
        byte[] old = new String(
                        Iso2709.write(record("00000nam0 2200000   450 ", ISO_5426))
                                .toArray(),
                        StandardCharsets.UTF_8)
                .replace("misérables", "mis\u00c2erables")
                .replace("\u0098", "")
                .replace("\u009c", "")
                .getBytes(StandardCharsets.ISO_8859_1);
        Reading.Understood understood = read(old);
        assertThat(understood.encoding()).isEqualTo(Encoding.ISO5426);
        assertThat(understood.record().data("200").getFirst().first('a')).contains("Les misérables");
    }

    @Test
    void unimarc_goes_into_the_catalogue_by_its_own_title() {
        Octets octets = Iso2709.write(novel());
        assertThat(Incoming.take(reader, octets, Serialisation.ISO2709, "UTF-8", List.of(), 2028))
                .isInstanceOfSatisfying(Incoming.Taken.Accepted.class, accepted -> {
                    assertThat(accepted.incoming().original().dialect()).isEqualTo(Dialect.UNIMARC);
                    assertThat(accepted.incoming().original().octets()).isEqualTo(octets);
                    assertThat(accepted.incoming().brief().title()).isEqualTo("Les misérables roman");
                });
    }

    @Test
    void no_marc21_record_is_taken_for_unimarc() {
        for (byte[] file : SampleRecords.all()) {
            assertThat(SampleRecords.wholeRecords(file)).allMatch(record -> Dialect.of(record) == Dialect.MARC21);
        }
    }
}
