package org.carrel.catalog.marc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MarcXmlFramerTest {

    private static final String RECORD = """
            <record><leader>00000nam a2200000 a 4500</leader>
              <controlfield tag="001">%s</controlfield>
              <datafield tag="245" ind1="1" ind2="0"><subfield code="a">Čapek &amp; Co</subfield></datafield>
            </record>""";

    private static List<Frame> frames(String xml) {
        return SampleRecords.frames(new MarcXmlFramer(Octets.of(xml.getBytes(StandardCharsets.UTF_8)).stream()));
    }

    private static String text(Frame frame) {
        return new String(((Frame.Whole) frame).octets().toArray(), StandardCharsets.UTF_8);
    }

    @Test
    void records_are_cut_out_octet_for_octet() {
        String one = RECORD.formatted("1");
        String two = RECORD.formatted("2").replace("<record>", "<record type='Bibliographic' a=\"no > end\">");
        List<Frame> frames = frames(
                "<?xml version=\"1.0\"?>\n<!-- <record> --><collection xmlns=\"http://www.loc.gov/MARC21/slim\">\n"
                        + one + "<![CDATA[<record>]]>" + two + "<record/></collection>");
        assertThat(frames).extracting(MarcXmlFramerTest::text).containsExactly(one, two);
    }

    @Test
    void prefixes_declared_around_the_records_do_not_matter() {
        String record = "<marc:record><marc:leader>00000nam a2200000 a 4500</marc:leader>"
                + "<marc:controlfield tag=\"001\">x</marc:controlfield></marc:record>";
        Frame.Whole frame = (Frame.Whole) frames("<marc:collection xmlns:marc=\"m\">" + record + "</marc:collection>")
                .getFirst();
        Reading reading = new MarcXml().read(frame.octets(), "UTF-8");
        assertThat(((Reading.Understood) reading).record().control("001")).contains("x");
    }

    @Test
    void an_error_costs_the_record_that_it_is_in() {
        String broken =
                RECORD.formatted("2").replace("</subfield>", "</subfeld>").replace("&amp;", "&nbsp;");
        String open = "<record><leader>never closed";
        List<Frame> frames = frames(
                "<collection>" + RECORD.formatted("1") + broken + open + RECORD.formatted("3") + "</collection>");
        assertThat(frames).hasSize(4);
        assertThat(new MarcXml().read(((Frame.Whole) frames.get(1)).octets(), "UTF-8"))
                .isInstanceOf(Reading.Refused.class);
        assertThat(frames.get(2)).isInstanceOf(Frame.Unreadable.class);
        assertThat(text(frames.get(3))).isEqualTo(RECORD.formatted("3"));
    }

    @Test
    void external_entities_are_never_followed() {
        String evil = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + RECORD.formatted("&x;");
        Frame.Whole frame = (Frame.Whole) frames(evil).getFirst();
        assertThat(new MarcXml().read(frame.octets(), "UTF-8")).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void wide_encodings_are_refused_as_a_whole() {
        byte[] wide = "<?xml version=\"1.0\"?><record/>".getBytes(StandardCharsets.UTF_16);
        var framer = new MarcXmlFramer(Octets.of(wide).stream());
        assertThatThrownBy(framer::next).isInstanceOf(UnreadableStreamException.class);
    }

    @Test
    void a_declared_encoding_is_honoured() {
        byte[] latin1 = ("<?xml version='1.0' encoding='ISO-8859-1'?><collection>" + RECORD.formatted("Ä")
                        + "</collection>")
                .replace("Č", "C")
                .getBytes(StandardCharsets.ISO_8859_1);
        var framer = new MarcXmlFramer(Octets.of(latin1).stream());
        Frame.Whole frame = (Frame.Whole) SampleRecords.frames(framer).getFirst();
        assertThat(framer.encoding()).isEqualTo("ISO-8859-1");
        Reading.Understood reading = (Reading.Understood) new MarcXml().read(frame.octets(), framer.encoding());
        assertThat(reading.record().control("001")).contains("Ä");
        assertThat(reading.encoding()).isEqualTo(Encoding.OTHER);
    }

    @Test
    void damage_comes_to_an_end_and_spares_what_follows() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new Random(seed);
            var damaged = new StringBuilder(RECORD.formatted("bad"));
            for (int times = 1 + random.nextInt(5); times > 0; times--) {
                damaged.setCharAt(random.nextInt(damaged.length()), "<>/\"' xr&".charAt(random.nextInt(9)));
            }
            // What opens a comment or a CDATA section may rightly swallow what follows.
            if (damaged.indexOf("<!") >= 0 || damaged.indexOf("<?") >= 0) {
                continue;
            }
            String good = RECORD.formatted("good");
            List<Frame> frames = frames("<collection>" + damaged + "\n" + good + good + "</collection>");
            long intact = frames.stream()
                    .filter(frame -> frame instanceof Frame.Whole && text(frame).equals(good))
                    .count();
            assertThat(intact).as("seed %d: %s", seed, damaged).isGreaterThanOrEqualTo(1);
        }
    }
}
