package org.carrel.bench.api;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Carrel answered.
 *
 * @param status HTTP status
 * @param body the JSON body, a missing node if there was none
 * @param etag the entity tag, if there was one
 * @param location where something new can be found, if something was made
 */
public record Answer(int status, JsonNode body, Optional<String> etag, Optional<String> location) {

    /** Whether it was done. */
    public boolean isGood() {
        return status < 400;
    }

    /** The body, if it was done; otherwise a failure that says what Carrel said. */
    public JsonNode good() {
        if (!isGood()) {
            throw new RefusedException(this);
        }
        return body;
    }

    /** A text of the body by JSON pointer; empty text if it is not there. */
    public String text(String pointer) {
        return body.at(pointer).asText();
    }

    /** Carrel did not do what the caller relied on. */
    public static class RefusedException extends RuntimeException {
        RefusedException(Answer answer) {
            super("Carrel answered " + answer.status + ": " + answer.body);
        }
    }
}
