package org.carrel.catalog.marc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.app.Marc4jMarc8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Iso2709Test {

    private final Iso2709 reader = new Iso2709(new Marc4jMarc8());

    private MarcRecord understood(byte[] octets) {
        return ((Reading.Understood) reader.read(Octets.of(octets))).record();
    }

    private List<String> warnings(byte[] octets) {
        return ((Reading.Understood) reader.read(Octets.of(octets)))
                .warnings().stream().map(MarcWarning::code).toList();
    }

    @Test
    void every_record_of_the_sample_files_is_understood() {
        for (byte[] file : List.of(SampleRecords.university(), SampleRecords.exemplars(), SampleRecords.special())) {
            assertThat(SampleRecords.records(file)).isNotEmpty().allMatch(record -> !record.data("245")
                    .isEmpty());
        }
    }

    @Test
    void marc8_becomes_text_with_its_diacritics() {
        MarcRecord record = SampleRecords.records(SampleRecords.university()).get(10);
        assertThat(record.control("001")).contains("u12");
        assertThat(record.data("100").getFirst().first('a')).contains("Raḥīmī, Muṣṭafá.");
    }

    @Test
    void fields_keep_their_order_and_their_duplicates() {
        byte[] octets = MarcSamples.book("1", "Title", "Author");
        MarcRecord record = understood(octets);
        assertThat(record.fields()).extracting(MarcField::tag).containsExactly("001", "008", "100", "245");
        var twice = new MarcRecord(
                record.leader(),
                List.of(
                        new MarcField.Data("650", ' ', '0', List.of(new Subfield('a', "Second"))),
                        new MarcField.Data("500", ' ', ' ', List.of(new Subfield('a', "x"), new Subfield('a', "y"))),
                        new MarcField.Data("650", ' ', '0', List.of(new Subfield('a', "First")))));
        assertThat(understood(Iso2709.write(twice).toArray()).fields()).isEqualTo(twice.fields());
    }

    @Test
    void what_is_written_is_read_back_the_same() {
        for (byte[] file : List.of(SampleRecords.university(), SampleRecords.exemplars(), SampleRecords.special())) {
            for (MarcRecord record : SampleRecords.records(file)) {
                assertThat(understood(Iso2709.write(record).toArray()).fields()).isEqualTo(record.fields());
            }
        }
    }

    @Test
    void xml_says_the_same_as_iso2709() {
        var xml = new MarcXml();
        for (MarcRecord record : SampleRecords.records(SampleRecords.exemplars())) {
            Reading reading = xml.read(MarcXml.write(record), "UTF-8");
            assertThat(((Reading.Understood) reading).record()).isEqualTo(record);
        }
    }

    @Test
    void a_label_that_lies_about_the_encoding_is_noticed() {
        byte[] lying = MarcSamples.book("1", "Größe", "Müller");
        assertThat(warnings(lying)).isEmpty();
        lying[9] = ' ';
        assertThat(understood(lying).data("245").getFirst().first('a')).contains("Größe");
        assertThat(warnings(lying)).contains("encoding-mislabelled");
        byte[] latin1 = MarcSamples.book("1", "Gr~~e", "Author");
        for (int index = 0; index < latin1.length; index++) {
            latin1[index] = latin1[index] == '~' ? (byte) 0xE4 : latin1[index];
        }
        assertThat(warnings(latin1)).contains("encoding-mislabelled");
    }

    @Test
    void a_wrong_directory_is_read_by_the_terminators_with_a_warning() {
        byte[] wrong = MarcSamples.book("1", "Title", "Author");
        wrong[24 + 3] = '9';
        assertThat(warnings(wrong)).contains("directory-wrong");
        assertThat(understood(wrong).data("245").getFirst().first('a')).contains("Title");
    }

    @Test
    void what_cannot_be_told_apart_is_refused_with_the_reason() {
        byte[] broken = MarcSamples.book("1", "Title", "Author");
        for (int index = 24; index < 40; index++) {
            broken[index] = 0x1E;
        }
        assertThat(reader.read(Octets.of(broken)))
                .isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo("directory-unreadable"));
        assertThat(reader.read(Octets.of("00026".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void no_octets_can_crash_the_reader() {
        List<Frame> frames = SampleRecords.frames(SampleRecords.special());
        for (long seed = 1; seed <= 3_000; seed++) {
            var random = new Random(seed);
            byte[] octets = ((Frame.Whole) frames.get(random.nextInt(frames.size())))
                    .octets()
                    .toArray();
            for (int times = 1 + random.nextInt(20); times > 0; times--) {
                int position = random.nextInt(random.nextBoolean() ? Math.min(octets.length, 300) : octets.length);
                octets[position] = (byte) random.nextInt(256);
            }
            Reading reading = reader.read(Octets.of(octets));
            assertThat(reading).as("seed %d", seed).isNotNull();
        }
    }

    @Test
    void every_sample_in_an_odd_character_set_is_understood_or_refused() {
        int understood = 0;
        for (byte[] file : SampleRecords.characterSets()) {
            for (Frame frame : SampleRecords.frames(file)) {
                if (frame instanceof Frame.Whole whole && reader.read(whole.octets()) instanceof Reading.Understood) {
                    understood++;
                }
            }
        }
        assertThat(understood).isGreaterThanOrEqualTo(10);
    }

    @Test
    void what_is_too_long_for_the_format_is_not_written_wrongly() {
        var record =
                new MarcRecord("00000nam a2200000 a 4500", List.of(new MarcField.Control("001", "x".repeat(10_000))));
        assertThatThrownBy(() -> Iso2709.write(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("001");
    }
}
