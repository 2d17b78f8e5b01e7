package org.carrel.catalog.crosswalks;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/** A document in the making. Texts are escaped; what XML cannot hold becomes U+FFFD. */
public final class XmlText {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    public XmlText() {
        try {
            xml = FACTORY.createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** The document begins with its declaration, and perhaps with processing instructions. */
    public XmlText declared() {
        text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        return this;
    }

    /** Opens an element; namespaces are attributes here like all others. */
    public XmlText open(String name, Map<String, String> attributes) {
        try {
            xml.writeStartElement(name);
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                xml.writeAttribute(attribute.getKey(), printable(attribute.getValue()));
            }
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return this;
    }

    public XmlText open(String name) {
        return open(name, Map.of());
    }

    /** Closes the element opened last. */
    public XmlText close() {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return this;
    }

    /** An element that holds nothing but text. */
    public XmlText leaf(String name, Map<String, String> attributes, String value) {
        open(name, attributes);
        try {
            xml.writeCharacters(printable(value));
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return close();
    }

    public XmlText leaf(String name, String value) {
        return leaf(name, Map.of(), value);
    }

    /** An element, if there is something to put in. */
    public XmlText leafIf(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? this : leaf(name, value);
    }

    /** Text that is XML already. */
    public XmlText raw(String element) {
        try {
            // Ends the start tag that the writer has left open.
            xml.writeCharacters("");
            xml.flush();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        text.write(element);
        return this;
    }

    @Override
    public String toString() {
        try {
            xml.flush();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return text.toString();
    }

    private static IllegalStateException failed(XMLStreamException e) {
        return new IllegalStateException("writing to memory cannot fail", e);
    }

    /** XML 1.0, production 2. */
    private static String printable(String given) {
        return given.codePoints()
                .map(point -> point == '\t'
                                || point == '\n'
                                || point == '\r'
                                || (point >= 0x20 && point <= 0xD7FF)
                                || (point >= 0xE000 && point <= 0xFFFD)
                                || point >= 0x10000
                        ? point
                        : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
