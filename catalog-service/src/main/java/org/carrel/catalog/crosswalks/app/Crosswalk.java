package org.carrel.catalog.crosswalks.app;

import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.crosswalks.RecordSchema;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcXml;

/**
 * Says records in other schemas, by the stylesheets of the Library of Congress. Each is compiled when it is first
 * wanted and reads nothing but the record and its own imports.
 */
@ApplicationScoped
public class Crosswalk {

    private static final Map<RecordSchema, String> STYLESHEETS = Map.of(
            RecordSchema.MODS, "MARC21slim2MODS3-7.xsl",
            RecordSchema.DC, "MARC21slim2SRWDC.xsl",
            RecordSchema.OAI_DC, "oai-dc.xsl");

    private final Map<RecordSchema, Templates> compiled = new ConcurrentHashMap<>();

    /** A record as an XML element without a declaration. */
    public String write(RecordSchema schema, MarcRecord record) {
        String marcXml = new String(MarcXml.write(record).toArray(), StandardCharsets.UTF_8);
        if (schema == RecordSchema.MARCXML) {
            return marcXml;
        }
        var text = new StringWriter();
        try {
            Transformer transformer =
                    compiled.computeIfAbsent(schema, Crosswalk::compile).newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.setOutputProperty(OutputKeys.INDENT, "no");
            // The stylesheets take names as whole fields, and count on the blanks that a printed record has.
            String printed = marcXml.replace("</subfield><subfield", "</subfield> <subfield");
            transformer.transform(new StreamSource(new StringReader(printed)), new StreamResult(text));
        } catch (TransformerException e) {
            throw new IllegalStateException("a record could not be said as " + schema.title(), e);
        }
        return text.toString();
    }

    private static Templates compile(RecordSchema schema) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            // The limits are for stylesheets of strangers; the Library's own is longer than they allow.
            factory.setAttribute("jdk.xml.xpathExprGrpLimit", "0");
            factory.setAttribute("jdk.xml.xpathExprOpLimit", "0");
            factory.setAttribute("jdk.xml.xpathTotalOpLimit", "0");
            factory.setURIResolver((href, _) -> stylesheet(href.substring(href.lastIndexOf('/') + 1)));
            return factory.newTemplates(stylesheet(String.valueOf(STYLESHEETS.get(schema))));
        } catch (TransformerException e) {
            throw new IllegalStateException("the stylesheet for " + schema.title() + " cannot be compiled", e);
        }
    }

    private static Source stylesheet(String name) {
        InputStream text = RecordSchema.class.getResourceAsStream("xslt/" + name);
        if (text == null) {
            throw new IllegalStateException("the stylesheet " + name + " is not there");
        }
        return new StreamSource(text, name);
    }
}
