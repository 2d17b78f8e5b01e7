package org.carrel.catalog.oai.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import org.carrel.catalog.crosswalks.RecordSchema;
import org.carrel.catalog.crosswalks.XmlText;
import org.carrel.catalog.oai.Header;
import org.carrel.catalog.oai.MetadataFormat;
import org.carrel.catalog.oai.OaiAnswer;
import org.carrel.catalog.oai.OaiError;

/** An answer as the document that the protocol wants. */
final class OaiDocument {

    private static final String OAI = "http://www.openarchives.org/OAI/2.0/";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final XmlText xml = new XmlText();

    private OaiDocument() {}

    /**
     * Writes an answer.
     *
     * @param moment when it was true
     * @param baseUrl where the repository is reached
     * @param arguments what was asked, so far as it may be repeated
     */
    static String write(OaiAnswer answer, Instant moment, String baseUrl, Map<String, String> arguments) {
        var document = new OaiDocument();
        var root = new LinkedHashMap<String, String>();
        root.put("xmlns", OAI);
        root.put("xmlns:xsi", XSI);
        root.put("xsi:schemaLocation", OAI + " " + OAI + "OAI-PMH.xsd");
        document.xml
                .declared()
                .open("OAI-PMH", root)
                .leaf("responseDate", second(moment))
                .leaf("request", arguments, baseUrl);
        document.put(answer, baseUrl);
        return document.xml.close().toString();
    }

    private static String second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void put(OaiAnswer answer, String baseUrl) {
        switch (answer) {
            case OaiAnswer.Failed failed -> {
                for (OaiError error : failed.errors()) {
                    xml.leaf("error", Map.of("code", error.code().text()), error.detail());
                }
            }
            case OaiAnswer.Identity identity -> put(identity, baseUrl);
            case OaiAnswer.Formats formats -> {
                xml.open("ListMetadataFormats");
                formats.formats().forEach(this::put);
                xml.close();
            }
            case OaiAnswer.Sets sets -> {
                xml.open("ListSets");
                for (OaiAnswer.NamedSet set : sets.sets()) {
                    xml.open("set")
                            .leaf("setSpec", set.spec())
                            .leaf("setName", set.name())
                            .close();
                }
                xml.close();
            }
            case OaiAnswer.One one -> {
                xml.open("GetRecord");
                put(one.item(), true);
                xml.close();
            }
            case OaiAnswer.Many many -> put(many);
        }
    }

    private void put(OaiAnswer.Identity identity, String baseUrl) {
        xml.open("Identify")
                .leaf("repositoryName", identity.name())
                .leaf("baseURL", baseUrl)
                .leaf("protocolVersion", "2.0")
                .leaf("adminEmail", identity.adminEmail())
                .leaf("earliestDatestamp", second(identity.earliest()))
                .leaf("deletedRecord", "persistent")
                .leaf("granularity", "YYYY-MM-DDThh:mm:ssZ");
        String namespace = OAI.replace("2.0/", "2.0/oai-identifier");
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("xmlns", namespace);
        attributes.put("xsi:schemaLocation", namespace + " " + namespace + ".xsd");
        xml.open("description")
                .open("oai-identifier", attributes)
                .leaf("scheme", "oai")
                .leaf("repositoryIdentifier", identity.identifiers().repository())
                .leaf("delimiter", ":")
                .leaf("sampleIdentifier", identity.sample())
                .close()
                .close()
                .close();
    }

    private void put(MetadataFormat format) {
        RecordSchema schema = format.schema();
        xml.open("metadataFormat")
                .leaf("metadataPrefix", format.prefix())
                .leaf("schema", schema.location())
                .leaf("metadataNamespace", schema.namespace())
                .close();
    }

    private void put(OaiAnswer.Many many) {
        xml.open(many.metadata() ? "ListRecords" : "ListIdentifiers");
        for (OaiAnswer.Item item : many.items()) {
            put(item, many.metadata());
        }
        String next = many.next();
        if (next != null || many.cursor() > 0) {
            xml.leaf("resumptionToken", Map.of("cursor", Long.toString(many.cursor())), next == null ? "" : next);
        }
        xml.close();
    }

    private void put(OaiAnswer.Item item, boolean wholeRecord) {
        if (!wholeRecord) {
            put(item.identifier(), item.header());
            return;
        }
        xml.open("record");
        put(item.identifier(), item.header());
        String metadata = item.metadata();
        if (metadata != null) {
            xml.open("metadata").raw(metadata).close();
        }
        xml.close();
    }

    private void put(String identifier, Header header) {
        xml.open("header", header.deleted() ? Map.of("status", "deleted") : Map.of())
                .leaf("identifier", identifier)
                .leaf("datestamp", second(header.datestamp()));
        header.sets().forEach(set -> xml.leaf("setSpec", set));
        xml.close();
    }
}
