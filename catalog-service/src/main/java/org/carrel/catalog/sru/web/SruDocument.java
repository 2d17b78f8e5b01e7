package org.carrel.catalog.sru.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.XmlText;
import org.carrel.catalog.partners.IndexTerm;
import org.carrel.catalog.partners.app.LookThrough;
import org.carrel.catalog.search.CqlIndexes;
import org.carrel.catalog.sru.SruAnswer;
import org.carrel.catalog.sru.SruDiagnostic;
import org.carrel.catalog.sru.SruRequest;
import org.carrel.catalog.sru.SruSchema;
import org.carrel.catalog.sru.SruVersion;

/** An answer as the document that its version of the protocol wants. */
final class SruDocument {

    private static final String ZEEREX = "http://explain.z3950.org/dtd/2.0/";
    private static final String ORIGINAL = "http://www.loc.gov/zing/srw/";
    private static final String ORIGINAL_DIAGNOSTIC = "http://www.loc.gov/zing/srw/diagnostic/";
    private static final String OASIS = "http://docs.oasis-open.org/ns/search-ws/";
    private static final String DIAGNOSTICS_SCHEMA = "info:srw/schema/1/diagnostics-v1.1";

    private final XmlText xml = new XmlText();
    private final SruVersion version;
    private final boolean escaped;

    private SruDocument(SruVersion version, boolean escaped) {
        this.version = version;
        this.escaped = escaped;
    }

    /** Writes an answer. */
    static String write(SruRequest.Parsed asked, SruAnswer answer, URI address, String title) {
        var document = new SruDocument(asked.version(), asked.escaped());
        document.put(asked, answer, address, title);
        return document.xml.toString();
    }

    private void put(SruRequest.Parsed asked, SruAnswer answer, URI address, String title) {
        String root =
                switch (asked.operation()) {
                    case EXPLAIN -> "explainResponse";
                    case SEARCH_RETRIEVE -> "searchRetrieveResponse";
                    case SCAN -> "scanResponse";
                };
        boolean scan = asked.operation() == SruRequest.Operation.SCAN;
        String namespace = version.isOasis() ? OASIS + (scan ? "scan" : "sruResponse") : ORIGINAL;
        xml.declared().open(root, Map.of("xmlns", namespace));
        if (!version.isOasis()) {
            xml.leaf("version", version.number());
        }
        switch (answer) {
            case SruAnswer.Explained _ -> {
                explain(address, title);
                echo("echoedExplainRequest", asked.parameters());
            }
            case SruAnswer.Results results -> {
                results(results);
                echo("echoedSearchRetrieveRequest", asked.parameters());
                if (version.isOasis()) {
                    xml.leaf("resultCountPrecision", "info:srw/vocabulary/resultCountPrecision/1/exact");
                }
            }
            case SruAnswer.Terms terms -> {
                terms(terms);
                echo("echoedScanRequest", asked.parameters());
            }
            case SruAnswer.Failed failed -> {
                if (asked.operation() == SruRequest.Operation.SEARCH_RETRIEVE) {
                    xml.leaf("numberOfRecords", "0");
                } else if (asked.operation() == SruRequest.Operation.EXPLAIN) {
                    explain(address, title);
                }
                xml.open("diagnostics");
                failed.diagnostics().forEach(this::put);
                xml.close();
            }
        }
        xml.close();
    }

    /** What was asked, in the order in which the protocol lists it. */
    private void echo(String name, Map<String, String> parameters) {
        var order = List.of(
                "version",
                "queryType",
                "query",
                "scanClause",
                "startRecord",
                "responsePosition",
                "maximumRecords",
                "maximumTerms",
                "recordXMLEscaping",
                "recordPacking",
                "recordSchema",
                "resultSetTTL",
                "sortKeys");
        xml.open(name);
        for (String parameter : order) {
            xml.leafIf(parameter, parameters.get(parameter));
        }
        xml.close();
    }

    private void put(SruDiagnostic diagnostic) {
        xml.raw(element(diagnostic));
    }

    private String element(SruDiagnostic diagnostic) {
        String namespace = version.isOasis() ? OASIS + "diagnostic" : ORIGINAL_DIAGNOSTIC;
        return new XmlText()
                .open("diagnostic", Map.of("xmlns", namespace))
                .leaf("uri", diagnostic.uri())
                .leafIf("details", diagnostic.details())
                .leaf("message", diagnostic.message())
                .close()
                .toString();
    }

    private void results(SruAnswer.Results results) {
        xml.leaf("numberOfRecords", Long.toString(results.total()));
        if (!results.results().isEmpty()) {
            xml.open("records");
            for (SruAnswer.Result result : results.results()) {
                String data = result.data();
                if (data == null) {
                    String gone = element(
                            new SruDiagnostic(SruDiagnostic.RECORD_NOT_THERE, Integer.toString(result.position())));
                    record(DIAGNOSTICS_SCHEMA, gone, result.position());
                } else {
                    record(result.schema().identifier(), data, result.position());
                }
            }
            xml.close();
        }
        xml.leafIf("nextRecordPosition", results.next() == null ? null : Integer.toString(results.next()));
    }

    private void record(String schema, String data, @Nullable Integer position) {
        xml.open("record")
                .leaf("recordSchema", schema)
                .leaf(version.isOasis() ? "recordXMLEscaping" : "recordPacking", escaped ? "string" : "xml");
        if (escaped) {
            xml.leaf("recordData", data);
        } else {
            xml.open("recordData").raw(data).close();
        }
        xml.leafIf("recordPosition", position == null ? null : Integer.toString(position))
                .close();
    }

    private void terms(SruAnswer.Terms terms) {
        if (terms.terms().isEmpty()) {
            return;
        }
        xml.open("terms");
        int last = terms.terms().size() - 1;
        for (int index = 0; index <= last; index++) {
            IndexTerm term = terms.terms().get(index);
            boolean begins = index == 0 && terms.first();
            boolean ends = index == last && terms.last();
            xml.open("term")
                    .leaf("value", term.text())
                    .leaf("numberOfRecords", Long.toString(term.titles()))
                    .leaf("whereInList", begins && ends ? "only" : begins ? "first" : ends ? "last" : "inner")
                    .close();
        }
        xml.close();
    }

    private void explain(URI address, String title) {
        record(ZEEREX, zeerex(address, title), null);
    }

    /** The server's description of itself (ZeeRex 2.0). */
    private String zeerex(URI address, String title) {
        var explain = new XmlText();
        String path = address.getPath();
        int port = address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
        var server = new LinkedHashMap<String, String>();
        server.put("protocol", "SRU");
        server.put("version", version.number());
        server.put("transport", String.valueOf(address.getScheme()));
        server.put("method", "GET POST");
        explain.open("explain", Map.of("xmlns", ZEEREX))
                .open("serverInfo", server)
                .leaf("host", String.valueOf(address.getHost()))
                .leaf("port", Integer.toString(port))
                .leaf("database", path.startsWith("/") ? path.substring(1) : path)
                .close()
                .open("databaseInfo")
                .leaf("title", Map.of("lang", "en", "primary", "true"), title)
                .close();
        indexes(explain);
        schemas(explain);
        explain.open("configInfo")
                .leaf("default", Map.of("type", "numberOfRecords"), "10")
                .leaf("default", Map.of("type", "retrieveSchema"), SruSchema.MARCXML.code())
                .leaf("default", Map.of("type", "contextSet"), CqlIndexes.OWN)
                .leaf("default", Map.of("type", "index"), "cql.serverChoice")
                .leaf("default", Map.of("type", "relation"), "=")
                .leaf("setting", Map.of("type", "maximumRecords"), "100");
        for (String relation : List.of("=", "==", "adj", "all", "any", "<", "<=", ">", ">=", "<>", "within")) {
            explain.leaf("supports", Map.of("type", "relation"), relation);
        }
        for (String modifier : List.of("stem", "fuzzy", "string", "unmasked")) {
            explain.leaf("supports", Map.of("type", "relationModifier"), modifier);
        }
        for (String masking : List.of("*", "?", "^")) {
            explain.leaf("supports", Map.of("type", "maskingCharacter"), masking);
        }
        explain.leaf("supports", Map.of("type", "scan"), "")
                .leaf("supports", Map.of("type", "sort"), "")
                .close();
        return explain.close().toString();
    }

    private static void indexes(XmlText explain) {
        explain.open("indexInfo");
        new TreeMap<>(CqlIndexes.SETS)
                .forEach((name, identifier) -> explain.open("set", ordered("name", name, "identifier", identifier))
                        .leaf("title", name)
                        .close());
        for (CqlIndexes.Index index : CqlIndexes.all()) {
            boolean searches = !index.fields().isEmpty();
            var can = new LinkedHashMap<String, String>();
            can.put("search", Boolean.toString(searches));
            can.put(
                    "scan",
                    Boolean.toString(searches && LookThrough.can(index.fields().getFirst())));
            can.put("sort", Boolean.toString(index.sorts() != null));
            explain.open("index", can)
                    .leaf("title", index.name())
                    .open("map")
                    .leaf("name", Map.of("set", index.set()), index.name())
                    .close()
                    .close();
        }
        explain.close();
    }

    private static void schemas(XmlText explain) {
        explain.open("schemaInfo");
        for (SruSchema schema : SruSchema.values()) {
            explain.open("schema", ordered("identifier", schema.identifier(), "name", schema.code()))
                    .leaf("title", schema.title())
                    .close();
        }
        explain.close();
    }

    private static Map<String, String> ordered(String... pairs) {
        var attributes = new LinkedHashMap<String, String>();
        for (int index = 0; index < pairs.length; index += 2) {
            attributes.put(pairs[index], pairs[index + 1]);
        }
        return attributes;
    }
}
