package org.carrel.catalog.oai;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifiers by which the world knows records ({@code oai-identifier} 2.0): the repository's own name between
 * {@code oai:} and the record's id.
 *
 * @param repository a domain name that the library has
 */
public record OaiIdentifier(String repository) {

    private static final Pattern DOMAIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9\\-]*(\\.[a-zA-Z][a-zA-Z0-9\\-]*)+");
    private static final int UUID_LENGTH = 36;

    public OaiIdentifier {
        if (!DOMAIN.matcher(repository).matches()) {
            throw new IllegalArgumentException("a repository is named by a domain name, not '" + repository + "'");
        }
    }

    /** The identifier of a record. */
    public String of(UUID recordId) {
        return "oai:" + repository + ":" + recordId;
    }

    /** The record that an identifier of ours stands for. */
    public Optional<UUID> recordId(String identifier) {
        String ours = "oai:" + repository + ":";
        String id = identifier.startsWith(ours) ? identifier.substring(ours.length()) : "";
        if (id.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
