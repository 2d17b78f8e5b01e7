package org.carrel.catalog.crosswalks;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import org.carrel.catalog.crosswalks.app.Crosswalk;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;

import static org.assertj.core.api.Assertions.assertThat;

class CrosswalkTest {

    private static final String MODS = "http://www.loc.gov/mods/v3";
    private static final String DC = "http://purl.org/dc/elements/1.1/";

    private final Crosswalk crosswalk = new Crosswalk();

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private static String text(Document document, String namespace, String name) {
        return document.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
    }

    @Test
    void a_real_record_is_said_as_mods_and_dublin_core() throws Exception {
        MarcRecord record = SampleRecords.records(SampleRecords.university()).stream()
                .filter(one -> one.control("001").orElse("").equals("u6"))
                .findFirst()
                .orElseThrow();
        Document mods = parsed(crosswalk.write(RecordSchema.MODS, record));
        assertThat(mods.getDocumentElement().getNamespaceURI()).isEqualTo(MODS);
        assertThat(mods.getDocumentElement().getAttribute("version")).isEqualTo("3.7");
        assertThat(text(mods, MODS, "title")).isEqualTo("Escritos políticos");
        assertThat(text(mods, MODS, "languageTerm")).isEqualTo("spa");
        assertThat(text(mods, MODS, "publisher")).isEqualTo("El Áncora Editores");
        Document dc = parsed(crosswalk.write(RecordSchema.OAI_DC, record));
        assertThat(dc.getDocumentElement().getNodeName()).isEqualTo("oai_dc:dc");
        assertThat(text(dc, DC, "title")).isEqualTo("Escritos políticos /");
        assertThat(text(dc, DC, "creator")).isEqualTo("Bolívar, Simón, 1783-1830.");
        assertThat(text(dc, DC, "language")).isEqualTo("spa");
        Document srw = parsed(crosswalk.write(RecordSchema.DC, record));
        assertThat(srw.getDocumentElement().getNamespaceURI()).isEqualTo(RecordSchema.DC.namespace());
    }

    @Test
    void every_real_record_is_said_in_every_schema() throws Exception {
        for (byte[] file : List.of(SampleRecords.exemplars(), SampleRecords.special())) {
            for (MarcRecord record : SampleRecords.records(file)) {
                for (RecordSchema schema : RecordSchema.values()) {
                    Element root = parsed(crosswalk.write(schema, record)).getDocumentElement();
                    assertThat(root.getNamespaceURI()).isEqualTo(schema.namespace());
                    assertThat(root.getElementsByTagNameNS("*", "*").getLength())
                            .isPositive();
                }
            }
        }
    }

    @Test
    void a_schema_is_known_by_each_of_its_names() {
        assertThat(RecordSchema.named("MARCXML")).contains(RecordSchema.MARCXML);
        assertThat(RecordSchema.named("info:srw/schema/1/dc-v1.1")).contains(RecordSchema.DC);
        assertThat(RecordSchema.named("http://www.loc.gov/mods/v3")).contains(RecordSchema.MODS);
        assertThat(RecordSchema.named("bibframe")).isEmpty();
    }
}
