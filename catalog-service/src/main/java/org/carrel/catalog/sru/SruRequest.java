package org.carrel.catalog.sru;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.partners.Found;

/** What a client asks. */
public sealed interface SruRequest {

    /** What is there to be asked? */
    record Explain() implements SruRequest {}

    /**
     * A search and some of what it finds.
     *
     * @param start place of the first record wanted, counted from 1
     * @param count how many at the most
     * @param sortKeys what to order by, in the manner of version 1.1
     */
    record SearchRetrieve(
            String query,
            int start,
            int count,
            SruSchema schema,
            @Nullable String sortKeys) implements SruRequest {}

    /**
     * A stretch of an index.
     *
     * @param clause the index, and the term around which the stretch should be
     * @param position where that term should stand, counted from 1; 0 for just before the first
     * @param count how many terms
     */
    record Scan(String clause, int position, int count) implements SruRequest {}

    /** Which operation an answer belongs to. */
    enum Operation {
        EXPLAIN,
        SEARCH_RETRIEVE,
        SCAN
    }

    /**
     * A request, read.
     *
     * @param escaped whether records are wanted as text and not as XML
     * @param request what is asked; null if that cannot be told
     * @param diagnostics what is wrong with it, if anything
     * @param parameters what was sent, to be repeated
     */
    record Parsed(
            SruVersion version,
            Operation operation,
            boolean escaped,
            @Nullable SruRequest request,
            List<SruDiagnostic> diagnostics,
            Map<String, String> parameters) {

        public Parsed {
            diagnostics = List.copyOf(diagnostics);
            parameters = new LinkedHashMap<>(parameters);
        }
    }

    /** Reads the parameters of a request. */
    static Parsed parse(Map<String, List<String>> given) {
        return new Reader(given).read();
    }

    /** Reads one request. */
    final class Reader {

        private static final int RECORDS = 10;
        private static final int MOST_RECORDS = 100;
        private static final int TERMS = 20;
        private static final int MOST_TERMS = 200;

        private static final Set<String> SEARCH = Set.of(
                "operation",
                "version",
                "query",
                "startRecord",
                "maximumRecords",
                "recordPacking",
                "recordSchema",
                "recordXPath",
                "resultSetTTL",
                "sortKeys",
                "stylesheet",
                "queryType",
                "recordXMLEscaping",
                "renderedBy",
                "httpAccept",
                "responseType");
        private static final Set<String> SCAN = Set.of(
                "operation", "version", "scanClause", "responsePosition", "maximumTerms", "stylesheet", "httpAccept");
        private static final Set<String> EXPLAIN =
                Set.of("operation", "version", "recordPacking", "recordXMLEscaping", "stylesheet", "httpAccept");

        private final Map<String, List<String>> given;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private final List<SruDiagnostic> diagnostics = new ArrayList<>();

        private Reader(Map<String, List<String>> given) {
            this.given = given;
        }

        private Parsed read() {
            given.forEach((name, values) -> {
                parameters.put(name, values.isEmpty() ? "" : values.getFirst());
                if (values.size() > 1 && !name.startsWith("x-")) {
                    wrong(SruDiagnostic.PARAMETER_VALUE, name + " is repeated");
                }
            });
            SruVersion version = version();
            Operation operation = operation();
            @Nullable SruRequest request = null;
            boolean escaped = false;
            if (diagnostics.isEmpty()) {
                known(operation);
                escaped = escaped(version);
                request = switch (operation) {
                    case EXPLAIN -> new Explain();
                    case SEARCH_RETRIEVE -> search();
                    case SCAN -> scan();
                };
            }
            return new Parsed(
                    version, operation, escaped, diagnostics.isEmpty() ? request : null, diagnostics, parameters);
        }

        private void wrong(int number, String details) {
            diagnostics.add(new SruDiagnostic(number, details));
        }

        /** Version 2.0 has neither parameter; the earlier ones demand both, but not all clients know. */
        private SruVersion version() {
            String version = parameters.get("version");
            if (version == null) {
                return parameters.containsKey("operation") ? SruVersion.V1_2 : SruVersion.V2_0;
            }
            Optional<SruVersion> known = SruVersion.numbered(version);
            if (known.isEmpty()) {
                wrong(SruDiagnostic.UNSUPPORTED_VERSION, "2.0");
            }
            return known.orElse(SruVersion.V1_2);
        }

        private Operation operation() {
            String operation = parameters.get("operation");
            if (operation == null) {
                return parameters.containsKey("query")
                        ? Operation.SEARCH_RETRIEVE
                        : parameters.containsKey("scanClause") ? Operation.SCAN : Operation.EXPLAIN;
            }
            return switch (operation) {
                case "explain" -> Operation.EXPLAIN;
                case "searchRetrieve" -> Operation.SEARCH_RETRIEVE;
                case "scan" -> Operation.SCAN;
                default -> {
                    wrong(SruDiagnostic.UNSUPPORTED_OPERATION, operation);
                    yield Operation.EXPLAIN;
                }
            };
        }

        private void known(Operation operation) {
            Set<String> known =
                    switch (operation) {
                        case EXPLAIN -> EXPLAIN;
                        case SEARCH_RETRIEVE -> SEARCH;
                        case SCAN -> SCAN;
                    };
            for (String name : parameters.keySet()) {
                if (!known.contains(name) && !name.startsWith("x-")) {
                    wrong(SruDiagnostic.UNSUPPORTED_PARAMETER, name);
                }
            }
            if (parameters.containsKey("stylesheet")) {
                wrong(SruDiagnostic.STYLESHEETS_UNSUPPORTED, "");
            }
            if (parameters.containsKey("recordXPath")) {
                wrong(SruDiagnostic.XPATH_UNSUPPORTED, "");
            }
        }

        /** What was packing became escaping in version 2.0, where packing means something else. */
        private boolean escaped(SruVersion version) {
            String wanted = parameters.getOrDefault(version.isOasis() ? "recordXMLEscaping" : "recordPacking", "xml");
            return switch (wanted) {
                case "xml" -> false;
                case "string" -> true;
                default -> {
                    wrong(SruDiagnostic.UNSUPPORTED_PACKING, wanted);
                    yield false;
                }
            };
        }

        private @Nullable SruRequest search() {
            String query = required("query");
            String type = parameters.getOrDefault("queryType", "cql");
            if (!type.equals("cql")) {
                wrong(SruDiagnostic.UNSUPPORTED_QUERY_TYPE, type);
            }
            int start = number("startRecord", 1, 1, Integer.MAX_VALUE);
            int count = Math.min(number("maximumRecords", RECORDS, 0, Integer.MAX_VALUE), MOST_RECORDS);
            if (start > Found.DEEPEST - MOST_RECORDS) {
                wrong(SruDiagnostic.FIRST_RECORD_OUT_OF_RANGE, Integer.toString(start));
            }
            String name = parameters.getOrDefault("recordSchema", "marcxml");
            Optional<SruSchema> schema = SruSchema.named(name);
            if (schema.isEmpty()) {
                wrong(SruDiagnostic.UNKNOWN_SCHEMA, name);
            }
            return query == null || schema.isEmpty()
                    ? null
                    : new SearchRetrieve(query, start, count, schema.get(), parameters.get("sortKeys"));
        }

        private @Nullable SruRequest scan() {
            String clause = required("scanClause");
            int count = number("maximumTerms", TERMS, 1, Integer.MAX_VALUE);
            int position = number("responsePosition", 1, 0, Integer.MAX_VALUE);
            if (count > MOST_TERMS) {
                wrong(SruDiagnostic.TOO_MANY_TERMS, Integer.toString(MOST_TERMS));
            } else if (position > count + 1) {
                wrong(SruDiagnostic.RESPONSE_POSITION, Integer.toString(position));
            }
            return clause == null ? null : new Scan(clause, position, count);
        }

        private @Nullable String required(String name) {
            String value = parameters.get(name);
            if (value == null || value.isBlank()) {
                wrong(SruDiagnostic.MISSING_PARAMETER, name);
                return null;
            }
            return value;
        }

        private int number(String name, int otherwise, int least, int most) {
            String text = parameters.get(name);
            if (text == null || text.isBlank()) {
                return otherwise;
            }
            try {
                int value = Integer.parseInt(text.strip());
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // Said below.
            }
            wrong(SruDiagnostic.PARAMETER_VALUE, name);
            return otherwise;
        }
    }
}
