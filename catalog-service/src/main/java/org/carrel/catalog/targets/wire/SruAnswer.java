package org.carrel.catalog.targets.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.targets.OutsideFailure;
import org.carrel.catalog.targets.OutsideFailure.Code;

/**
 * The answer to a searchRetrieve request, of any version; namespaces differ between them, local names do not.
 *
 * @param total how many records the database has
 * @param diagnostics what it says is wrong with the request
 */
record SruAnswer(long total, List<Entry> records, List<String> diagnostics) {

    private static final int DEEPEST = 64;
    private static final XMLInputFactory IN = input();
    private static final XMLOutputFactory OUT = output();

    SruAnswer {
        records = List.copyOf(records);
        diagnostics = List.copyOf(diagnostics);
    }

    /** What stands in a record's place. */
    sealed interface Entry {

        /** One record element. */
        record Marc(Octets octets) implements Entry {}

        /** What is wrong with this one record. */
        record Complaint(String message) implements Entry {}
    }

    private static XMLInputFactory input() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static XMLOutputFactory output() {
        XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, true);
        return factory;
    }

    static SruAnswer read(byte[] document) {
        var records = new ArrayList<Entry>();
        var diagnostics = new ArrayList<String>();
        long total = -1;
        try {
            XMLStreamReader xml = IN.createXMLStreamReader(new ByteArrayInputStream(document));
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "numberOfRecords" -> total = number(xml.getElementText());
                    case "recordData" -> records.add(entry(xml));
                    case "diagnostic" -> diagnostics.add(diagnostic(xml));
                    default -> {
                        // What is around records, echoes of the request, extra data.
                    }
                }
            }
        } catch (XMLStreamException _) {
            throw new OutsideFailure(Code.PROTOCOL_ERROR, "What it says is not XML.");
        }
        if (total < 0 && diagnostics.isEmpty()) {
            throw new OutsideFailure(Code.PROTOCOL_ERROR, "What it says is not an answer of SRU.");
        }
        return new SruAnswer(Math.max(total, 0), records, diagnostics);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException _) {
            throw new OutsideFailure(Code.PROTOCOL_ERROR, "The number of records is not a number.");
        }
    }

    /** What is in a recordData element: an element, or a text that spells one. */
    private static Entry entry(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        Entry found = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    found = xml.getLocalName().equals("diagnostic")
                            ? new Entry.Complaint(diagnostic(xml))
                            : new Entry.Marc(copied(xml));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (found != null) {
                        return found;
                    }
                    String spelt = text.toString().strip();
                    return spelt.startsWith("<")
                            ? new Entry.Marc(Octets.of(spelt.getBytes(StandardCharsets.UTF_8)))
                            : new Entry.Complaint("It is empty.");
                }
                default -> {
                    // Comments and processing instructions.
                }
            }
        }
        throw new XMLStreamException("the document breaks off");
    }

    /** The element that begins here, as a document of its own. */
    private static Octets copied(XMLStreamReader xml) throws XMLStreamException {
        var octets = new ByteArrayOutputStream();
        XMLStreamWriter out = OUT.createXMLStreamWriter(octets, "UTF-8");
        int depth = 0;
        int event = xml.getEventType();
        while (true) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new XMLStreamException("elements are nested too deeply");
                    }
                    start(xml, out);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    out.writeCharacters(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    out.writeEndElement();
                    if (--depth == 0) {
                        out.close();
                        return Octets.of(octets.toByteArray());
                    }
                }
                default -> {
                    // Comments and processing instructions.
                }
            }
            event = xml.next();
        }
    }

    private static void start(XMLStreamReader xml, XMLStreamWriter out) throws XMLStreamException {
        String namespace = xml.getNamespaceURI();
        if (namespace == null) {
            out.writeStartElement(xml.getLocalName());
        } else {
            String prefix = xml.getPrefix();
            out.writeStartElement(prefix == null ? "" : prefix, xml.getLocalName(), namespace);
        }
        for (int index = 0; index < xml.getAttributeCount(); index++) {
            if (xml.getAttributeNamespace(index) == null
                    || xml.getAttributeNamespace(index).isEmpty()) {
                out.writeAttribute(xml.getAttributeLocalName(index), xml.getAttributeValue(index));
            }
        }
    }

    /** The diagnostic that begins here, in words. */
    private static String diagnostic(XMLStreamReader xml) throws XMLStreamException {
        String uri = "";
        String details = "";
        String message = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("diagnostic")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "uri" -> uri = xml.getElementText().strip();
                    case "details" -> details = xml.getElementText().strip();
                    case "message" -> message = xml.getElementText().strip();
                    default -> {
                        // Extensions.
                    }
                }
            }
        }
        String said = message.isEmpty() ? uri : message + (uri.isEmpty() ? "" : " (" + uri + ")");
        return details.isEmpty() ? said : said + ": " + details;
    }
}
