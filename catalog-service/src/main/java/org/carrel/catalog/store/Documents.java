package org.carrel.catalog.store;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Values that are stored whole, as JSON. */
@ApplicationScoped
public class Documents {

    /** An escaped U+0000: behind an odd number of backslashes the same letters would be just that. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private final ObjectMapper json;

    Documents(ObjectMapper json) {
        this.json = json;
    }

    /** The JSON of a value, without U+0000, which PostgreSQL cannot hold and nobody means. */
    public String write(Object value) {
        try {
            return NUL.matcher(json.writeValueAsString(value)).replaceAll("$1");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value could not be written", e);
        }
    }

    /** The value of what {@link #write} made. */
    public <T> T read(String document, Class<T> type) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value could not be read", e);
        }
    }

    /** As {@link #read(String, Class)}, for generic types. */
    public <T> T read(String document, TypeReference<T> type) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value could not be read", e);
        }
    }
}
