package org.carrel.catalog.marc;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/** Reads and writes records as MARCXML ({@code http://www.loc.gov/MARC21/slim}). */
public final class MarcXml {

    /** The namespace of MARCXML. */
    public static final String NAMESPACE = "http://www.loc.gov/MARC21/slim";

    private static final String BLANK_LEADER = "00000nam a2200000 a 4500";

    private final XMLInputFactory factory;

    /** A reader that follows no reference out of the record and knows no entities but XML's own five. */
    public MarcXml() {
        factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // A record cut out of its collection may use a prefix that only the collection declares.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    }

    /**
     * Reads one {@code record} element.
     *
     * @param octets the element
     * @param charset the encoding of the document that it was cut from
     */
    public Reading read(Octets octets, String charset) {
        var warnings = new ArrayList<MarcWarning>();
        var fields = new ArrayList<MarcField>();
        String leader = null;
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(octets.stream(), charset);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (local(xml)) {
                    case "leader" -> leader = xml.getElementText();
                    case "controlfield" ->
                        fields.add(new MarcField.Control(
                                tag(xml.getAttributeValue(null, "tag"), warnings), xml.getElementText()));
                    case "datafield" -> fields.add(data(xml, warnings));
                    default -> {
                        // The record element itself, and whatever a supplier puts around or between.
                    }
                }
            }
        } catch (XMLStreamException e) {
            return new Reading.Refused("xml-malformed", firstLine(String.valueOf(e.getMessage())));
        }
        if (fields.isEmpty()) {
            return new Reading.Refused("record-empty", "The record element holds no fields.");
        }
        Encoding encoding = charset.equalsIgnoreCase("UTF-8") ? Encoding.UTF8 : Encoding.OTHER;
        return new Reading.Understood(new MarcRecord(leader(leader, warnings), fields), encoding, warnings);
    }

    private static MarcField.Data data(XMLStreamReader xml, List<MarcWarning> warnings) throws XMLStreamException {
        String tag = tag(xml.getAttributeValue(null, "tag"), warnings);
        char first = character(xml.getAttributeValue(null, "ind1"));
        char second = character(xml.getAttributeValue(null, "ind2"));
        var subfields = new ArrayList<Subfield>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && local(xml).equals("datafield")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && local(xml).equals("subfield")) {
                subfields.add(new Subfield(character(xml.getAttributeValue(null, "code")), xml.getElementText()));
            }
        }
        return new MarcField.Data(tag, first, second, subfields);
    }

    private static String leader(@Nullable String given, List<MarcWarning> warnings) {
        if (given == null) {
            warnings.add(new MarcWarning("leader", "The record has no leader; it was read as a book's."));
            return BLANK_LEADER;
        }
        if (given.length() == 24) {
            return given;
        }
        warnings.add(new MarcWarning("leader", "The leader has " + given.length() + " characters instead of 24."));
        return given.length() > 24 ? given.substring(0, 24) : given + BLANK_LEADER.substring(given.length());
    }

    private static String tag(@Nullable String given, List<MarcWarning> warnings) {
        if (given != null && given.length() == 3) {
            return given;
        }
        warnings.add(new MarcWarning("tag", "A field has the tag '" + given + "'."));
        return ((given == null ? "" : given) + "   ").substring(0, 3);
    }

    private static char character(@Nullable String given) {
        return given == null || given.isEmpty() ? ' ' : given.charAt(0);
    }

    private static String local(XMLStreamReader xml) {
        String name = xml.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private static String firstLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .orElse(text);
    }

    /** Writes a view as one {@code record} element in UTF-8. Characters that XML cannot hold become U+FFFD. */
    public static Octets write(MarcRecord record) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("record");
            xml.writeDefaultNamespace(NAMESPACE);
            element(xml, "leader", record.leader());
            for (MarcField field : record.fields()) {
                switch (field) {
                    case MarcField.Control control -> {
                        xml.writeStartElement("controlfield");
                        xml.writeAttribute("tag", control.tag());
                        xml.writeCharacters(printable(control.value()));
                        xml.writeEndElement();
                    }
                    case MarcField.Data data -> write(xml, data);
                }
            }
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return Octets.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(XMLStreamWriter xml, MarcField.Data data) throws XMLStreamException {
        xml.writeStartElement("datafield");
        xml.writeAttribute("tag", data.tag());
        xml.writeAttribute("ind1", printable(String.valueOf(data.first())));
        xml.writeAttribute("ind2", printable(String.valueOf(data.second())));
        for (Subfield subfield : data.subfields()) {
            xml.writeStartElement("subfield");
            xml.writeAttribute("code", printable(String.valueOf(subfield.code())));
            xml.writeCharacters(printable(subfield.value()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(printable(text));
        xml.writeEndElement();
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(point -> isXmlCharacter(point) ? point : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** XML 1.0, production 2. */
    private static boolean isXmlCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
