package org.carrel.platform.messaging;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

import org.carrel.events.CarrelEvent;

/**
 * The JSON of events. Instants and dates are ISO 8601, absent components are left out, and components that this version
 * does not know are ignored, so that a newer producer can add to an event without stopping an older consumer.
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(
                    LogicalType.Enum, numbers -> numbers.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .build();

    private EventJson() {}

    /** The JSON text of an event. */
    public static String write(CarrelEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + event.getClass(), e);
        }
    }

    /**
     * Reads an event.
     *
     * @throws UnreadableEventException if it is not JSON, or lacks a component that every event of the type has
     */
    public static <T extends CarrelEvent> T read(byte[] json, Class<T> type) {
        T event;
        try {
            event = MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UnreadableEventException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
        if (event == null) {
            throw new UnreadableEventException("not a " + type.getSimpleName() + ": null", null);
        }
        requireComplete(event, type.getSimpleName());
        return event;
    }

    /** Jackson leaves a missing component null; the types promise otherwise unless they say {@code @Nullable}. */
    private static void requireComplete(Record value, String path) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = path + "." + component.getName();
            Object part = valueOf(component, value);
            switch (part) {
                case null -> {
                    if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        throw new UnreadableEventException("lacks " + name, null);
                    }
                }
                case Record nested -> requireComplete(nested, name);
                case Collection<?> elements -> {
                    for (Object element : elements) {
                        if (element instanceof Record nested) {
                            requireComplete(nested, name + "[]");
                        }
                    }
                }
                default -> {}
            }
        }
    }

    private static void requireComplete(CarrelEvent event, String path) {
        if (event instanceof Record value) {
            requireComplete(value, path);
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not readable: " + component, e);
        }
    }
}
