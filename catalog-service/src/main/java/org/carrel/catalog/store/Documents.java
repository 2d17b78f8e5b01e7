package org.carrel.catalog.store;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Values that are stored whole, as JSON. */
@ApplicationScoped
public class Documents {

    private final ObjectMapper json;

    Documents(ObjectMapper json) {
        this.json = json;
    }

    /** The JSON of a value. */
    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
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
