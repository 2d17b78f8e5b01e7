package org.carrel.catalog.z3950;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;

/** A message of the protocol. What a message does not say is null, or the empty list or set. */
public sealed interface Pdu {

    /** What the asking side wants to find in the answer again. */
    @Nullable
    Octets referenceId();

    /** Opens an association. */
    record InitializeRequest(
            @Nullable Octets referenceId,
            Capabilities capabilities,
            Authentication authentication,
            Implementation implementation)
            implements Pdu {}

    /** Answers it. */
    record InitializeResponse(
            @Nullable Octets referenceId, Capabilities capabilities, boolean accepted, Implementation implementation)
            implements Pdu {}

    /**
     * Searches databases; what is found is kept under a name.
     *
     * @param inline how many records should come with the answer
     * @param replace whether a result set of that name may be replaced
     * @param elementSet what of the records should come with the answer
     * @param syntax object identifier of the syntax they should come in
     */
    record SearchRequest(
            @Nullable Octets referenceId,
            Inline inline,
            boolean replace,
            String resultSet,
            List<String> databases,
            @Nullable String elementSet,
            @Nullable String syntax,
            SearchQuery query)
            implements Pdu {
        public SearchRequest {
            databases = List.copyOf(databases);
        }
    }

    /** Answers it. */
    record SearchResponse(
            @Nullable Octets referenceId,
            long resultCount,
            int returned,
            long nextPosition,
            boolean succeeded,
            @Nullable ResultSetStatus resultSetStatus,
            @Nullable PresentStatus presentStatus,
            Records records)
            implements Pdu {}

    /**
     * Asks for records of a result set.
     *
     * @param start the first, counted from 1
     * @param further further stretches
     */
    record PresentRequest(
            @Nullable Octets referenceId,
            String resultSet,
            long start,
            int count,
            List<Range> further,
            Composition composition,
            @Nullable String syntax)
            implements Pdu {
        public PresentRequest {
            further = List.copyOf(further);
        }
    }

    /** Answers it. */
    record PresentResponse(
            @Nullable Octets referenceId, int returned, long nextPosition, PresentStatus status, Records records)
            implements Pdu {}

    /** Gives result sets up; all of them if none is named. */
    record DeleteResultSetRequest(@Nullable Octets referenceId, boolean all, List<String> resultSets) implements Pdu {
        public DeleteResultSetRequest {
            resultSets = List.copyOf(resultSets);
        }
    }

    /**
     * Answers it.
     *
     * @param status 0 is success, 1 is unknown result set
     */
    record DeleteResultSetResponse(@Nullable Octets referenceId, int status) implements Pdu {}

    /**
     * Asks for a stretch of an index.
     *
     * @param start the term around which it should be
     * @param stepSize how many terms to leave out between two
     * @param position at which position the start should stand, counted from 1
     */
    record ScanRequest(
            @Nullable Octets referenceId,
            List<String> databases,
            @Nullable String attributeSet,
            Rpn.Operand start,
            @Nullable Integer stepSize,
            int wanted,
            @Nullable Integer position)
            implements Pdu {
        public ScanRequest {
            databases = List.copyOf(databases);
        }
    }

    /**
     * Answers it.
     *
     * @param status 0 is success, 1 to 5 partly, 6 is failure
     */
    record ScanResponse(
            @Nullable Octets referenceId,
            @Nullable Integer stepSize,
            int status,
            int returned,
            @Nullable Integer position,
            List<ScanEntry> entries,
            List<Diagnostic> diagnostics)
            implements Pdu {
        public ScanResponse {
            entries = List.copyOf(entries);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Asks for result sets to be put in order. */
    record SortRequest(@Nullable Octets referenceId, List<String> inputs, String output, List<SortKey> keys)
            implements Pdu {
        public SortRequest {
            inputs = List.copyOf(inputs);
            keys = List.copyOf(keys);
        }
    }

    /**
     * Answers it.
     *
     * @param status 0 is success, 1 partly, 2 is failure
     * @param resultSetStatus 1 is empty, 2 interim, 3 unchanged, 4 none
     */
    record SortResponse(
            @Nullable Octets referenceId,
            int status,
            @Nullable Integer resultSetStatus,
            List<Diagnostic> diagnostics) implements Pdu {
        public SortResponse {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Ends an association, or says that it is ended. */
    record Close(
            @Nullable Octets referenceId,
            CloseReason reason,
            @Nullable String message) implements Pdu {}

    /** A message of the protocol that we do not speak, such as extended services. */
    record Unsupported(@Nullable Octets referenceId, int tag) implements Pdu {}

    /**
     * What one side can do.
     *
     * @param version the highest version of the protocol, 2 or 3
     * @param messageSize the length of a message it would like
     * @param recordSize the length of the longest record it takes
     */
    record Capabilities(int version, Set<Option> options, long messageSize, long recordSize) {
        public Capabilities {
            options = Set.copyOf(options);
        }
    }

    /** What has a number in the protocol. */
    interface Coded {
        int code();
    }

    /** What one side can do beyond opening. */
    enum Option implements Coded {
        SEARCH(0),
        PRESENT(1),
        DELETE_SETS(2),
        RESOURCE_REPORT(3),
        TRIGGER_RESOURCE_CONTROL(4),
        RESOURCE_CONTROL(5),
        ACCESS_CONTROL(6),
        SCAN(7),
        SORT(8),
        RESERVED(9),
        EXTENDED_SERVICES(10),
        LEVEL_1_SEGMENTATION(11),
        LEVEL_2_SEGMENTATION(12),
        CONCURRENT_OPERATIONS(13),
        NAMED_RESULT_SETS(14),
        ENCAPSULATION(15),
        RESULT_COUNT(16),
        NEGOTIATION_MODEL(17),
        DUPLICATE_DETECTION(18),
        QUERY_TYPE_104(19);

        private final int code;

        Option(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** What one side calls itself. */
    record Implementation(
            @Nullable String id,
            @Nullable String name,
            @Nullable String version) {}

    /** Who the asking side says that it is. */
    sealed interface Authentication {

        /** It does not say. */
        record None() implements Authentication {}

        /** It says that it does not say. */
        record Anonymous() implements Authentication {}

        /** One text, by custom {@code user/password}. */
        record Open(String token) implements Authentication {
            @Override
            public String toString() {
                return "Open[***]";
            }
        }

        /** A group, a user and a password. */
        record IdPass(
                @Nullable String group,
                @Nullable String user,
                @Nullable String password) implements Authentication {
            @Override
            public String toString() {
                return "IdPass[" + group + ", " + user + ", ***]";
            }
        }

        /** In a form that we do not read. */
        record Other() implements Authentication {}
    }

    /**
     * When records come with the answer to a search: all of them if there are no more than {@code small}, none if there
     * are {@code large} or more, and {@code medium} of them between.
     */
    record Inline(int small, int large, int medium) {

        /** No records with the answer. */
        public static final Inline NONE = new Inline(0, 1, 0);
    }

    /** A query, of whatever type. */
    sealed interface SearchQuery {

        /** Type 1 or 101. */
        record Type1(String attributeSet, Rpn query) implements SearchQuery {}

        /** Type 104 with a query of CQL. */
        record Cql(String query) implements SearchQuery {}

        /** A type that we do not read. */
        record Other(int type) implements SearchQuery {}
    }

    /** What is kept of a result set if the search did not succeed. */
    enum ResultSetStatus implements Coded {
        SUBSET(1),
        INTERIM(2),
        NONE(3),
        ESTIMATE(4);

        private final int code;

        ResultSetStatus(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** How many of the records wanted have come. */
    enum PresentStatus implements Coded {
        SUCCESS(0),
        PARTIAL_1(1),
        PARTIAL_2(2),
        PARTIAL_3(3),
        PARTIAL_4(4),
        FAILURE(5);

        private final int code;

        PresentStatus(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** Why an association ends. */
    enum CloseReason implements Coded {
        FINISHED(0),
        SHUTDOWN(1),
        SYSTEM_PROBLEM(2),
        COST_LIMIT(3),
        RESOURCES(4),
        SECURITY_VIOLATION(5),
        PROTOCOL_ERROR(6),
        LACK_OF_ACTIVITY(7),
        PEER_ABORT(8),
        UNSPECIFIED(9);

        private final int code;

        CloseReason(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** A stretch of a result set. */
    record Range(long start, int count) {}

    /**
     * What of the records is wanted.
     *
     * @param elementSet such as {@code F} for all and {@code B} for a brief one
     * @param schema object identifier or URI of the schema wanted
     */
    record Composition(
            @Nullable String elementSet, @Nullable String schema) {

        /** The server may choose. */
        public static final Composition ANY = new Composition(null, null);
    }

    /** What came for records: the records, or what is wrong with all of them. */
    record Records(List<DatabaseRecord> records, List<Diagnostic> diagnostics) {

        /** Nothing. */
        public static final Records NONE = new Records(List.of(), List.of());

        public Records {
            records = List.copyOf(records);
            diagnostics = List.copyOf(diagnostics);
        }

        /** Records. */
        public static Records of(List<DatabaseRecord> records) {
            return new Records(records, List.of());
        }

        /** What is wrong. */
        public static Records failed(Diagnostic... diagnostics) {
            return new Records(List.of(), List.of(diagnostics));
        }
    }

    /** A record and the database that it is from. */
    record DatabaseRecord(@Nullable String database, Content content) {}

    /** What came in a record's place. */
    sealed interface Content {}

    /** The octets of a record, as nearly all syntaxes have it. */
    record Retrieved(String syntax, Octets octets) implements Content {}

    /** A record as text for people (SUTRS). */
    record Text(String text) implements Content {}

    /** A record with its holdings. */
    record Opac(OpacRecord record) implements Content {}

    /** A record in a syntax that we do not read. */
    record Opaque(String syntax) implements Content {}

    /** Why this one record cannot be had. */
    record Failed(Diagnostic diagnostic) implements Content {}

    /** An entry of an index. */
    sealed interface ScanEntry {

        /**
         * A term.
         *
         * @param display how to show it, if not as it is
         * @param occurrences in how many records it is
         */
        record Entry(
                Rpn.Term term,
                @Nullable String display,
                @Nullable Integer occurrences) implements ScanEntry {}

        /** Why this one entry cannot be had. */
        record Failed(Diagnostic diagnostic) implements ScanEntry {}
    }

    /**
     * What to sort by.
     *
     * @param relation 0 ascending, 1 descending, 3 and 4 the same by frequency
     */
    record SortKey(Element element, int relation, boolean caseSensitive) {

        /** What of the records. */
        public sealed interface Element {}

        /** An element by its name. */
        public record Named(String name) implements Element {}

        /** What attributes of a set say. */
        public record Attributes(String set, List<Rpn.Attribute> attributes) implements Element {
            public Attributes {
                attributes = List.copyOf(attributes);
            }
        }

        /** In a way that we do not read. */
        public record Other() implements Element {}
    }
}
