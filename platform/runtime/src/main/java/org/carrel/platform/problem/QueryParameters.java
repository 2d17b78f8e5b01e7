package org.carrel.platform.problem;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

/**
 * Reads constants and ids in query parameters. What is none is answered with 400 and what would be right; by itself the
 * framework would answer 404 (Jakarta RESTful Web Services 4.0, section 3.2), as if the address did not exist.
 */
@Provider
public class QueryParameters implements ParamConverterProvider {

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        boolean known = type.isEnum() || type == UUID.class;
        return known
                ? parameter(annotations).map(name -> new Reader<>(name, type)).orElse(null)
                : null;
    }

    private static Optional<String> parameter(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst();
    }

    private record Reader<T>(String name, Class<T> type) implements ParamConverter<T> {

        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            return type == UUID.class ? type.cast(id(text)) : constant(text);
        }

        private UUID id(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException _) {
                throw refused("not-an-id", "must be a UUID");
            }
        }

        private T constant(String text) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> refused(
                            "not-one-of-these",
                            Arrays.stream(type.getEnumConstants())
                                    .map(constant -> ((Enum<?>) constant).name())
                                    .collect(Collectors.joining(", ", "must be one of ", ""))));
        }

        private BadRequestException refused(String code, String message) {
            return new BadRequestException(Problem.invalid(name, code, message).response());
        }

        @Override
        public String toString(T value) {
            return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
        }
    }
}
