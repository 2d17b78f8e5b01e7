package org.carrel.catalog.targets;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.targets.FieldedQuery.Index;

/**
 * An outside database that this library searches.
 *
 * @param id its id
 * @param version grows with every edit
 */
public record Target(UUID id, long version, Description description) {

    /**
     * What is known of it.
     *
     * @param name for people
     * @param source code under which records taken from it are kept
     * @param connection where it is and what it speaks
     * @param charset how its ISO 2709 is encoded
     * @param indexes what it wants in place of the usual indexes: attributes in Z39.50, an index name in SRU
     * @param credentials how to get in, if it is not open
     * @param use how it is used here
     */
    public record Description(
            String name,
            String source,
            Connection connection,
            Charset charset,
            Map<Index, String> indexes,
            @Nullable Credentials credentials,
            Use use) {

        public Description {
            indexes = Map.copyOf(indexes);
        }
    }

    /** Where a database is and what it speaks. */
    public sealed interface Connection {

        /** Z39.50. */
        record Z3950(String host, int port, String database, Syntax syntax) implements Connection {}

        /**
         * SRU.
         *
         * @param schema name of the schema in which records are wanted, one that is MARCXML
         */
        record Sru(URI baseUrl, SruVersion version, String schema) implements Connection {}
    }

    /** The syntaxes of Z39.50 that are asked for. */
    public enum Syntax {
        MARC21,
        XML
    }

    /** Versions of SRU. */
    public enum SruVersion {
        V1_1("1.1"),
        V1_2("1.2"),
        V2_0("2.0");

        private final String number;

        SruVersion(String number) {
            this.number = number;
        }

        public String number() {
            return number;
        }
    }

    /** How a database's ISO 2709 is encoded. */
    public enum Charset {
        /** As the leader of each record says, or as its octets must be. */
        AUTO,
        UTF8,
        MARC8,
        LATIN1
    }

    /** A user and a password. */
    public record Credentials(@Nullable String group, String user, String password) {
        @Override
        public String toString() {
            return "Credentials[" + user + ", ***]";
        }
    }

    /**
     * How a database is used here.
     *
     * @param timeout how long an answer is waited for
     * @param rank the lower, the sooner its records are shown
     * @param enabled whether it is searched at all
     * @param forReaders whether readers' searches go to it too
     */
    public record Use(Duration timeout, int rank, boolean enabled, boolean forReaders) {}
}
