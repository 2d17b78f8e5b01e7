package org.carrel.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A generated document that is committed, so that a reviewer sees every change of a contract.
 *
 * <p>A test that finds it stale fails. {@code -Dcarrel.accept=true} rewrites it, unless the change would break
 * somebody; {@code -Dcarrel.accept=breaking} rewrites it whatever it breaks.
 */
record Committed(Path file) {

    static final Path ROOT = Path.of(System.getProperty("carrel.root", "..")).toAbsolutePath();

    private static final Path FOLDER = ROOT.resolve("docs/events");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    static Committed document(String name) {
        return new Committed(FOLDER.resolve(name));
    }

    static Committed schema(Class<? extends CarrelEvent> type) {
        return document("schemas/" + EventSchemas.fileName(type));
    }

    /** The event types whose schemas are committed, whether or not the code still has them. */
    static List<String> schemaFiles() {
        Path folder = FOLDER.resolve("schemas");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> text() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<JsonNode> json() {
        return text().map(text -> {
            try {
                return MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static String pretty(JsonNode json) {
        try {
            return WRITER.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails if the committed text is not the generated one, or rewrites it where that is asked for and allowed.
     *
     * @param breaks what the change would break
     */
    void verify(String generated, List<String> breaks) {
        Acceptance acceptance = Acceptance.asked();
        if (acceptance.allows(breaks)) {
            write(generated);
        }
        assertThat(breaks)
                .as("%s would break consumers; if they all know, accept it with -Dcarrel.accept=breaking", file)
                .satisfies(found -> assertThat(acceptance == Acceptance.EVEN_BREAKING ? List.of() : found)
                        .isEmpty());
        assertThat(text())
                .as("%s is not what the code says; look at the change and accept it with -Dcarrel.accept=true", file)
                .contains(generated);
    }

    private void write(String generated) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much change the developer has asked to accept. */
    enum Acceptance {
        NOTHING,
        COMPATIBLE,
        EVEN_BREAKING;

        static Acceptance asked() {
            return of(System.getProperty("carrel.accept", "false"));
        }

        static Acceptance of(String property) {
            return switch (property) {
                case "true" -> COMPATIBLE;
                case "breaking" -> EVEN_BREAKING;
                default -> NOTHING;
            };
        }

        boolean allows(List<String> breaks) {
            return switch (this) {
                case NOTHING -> false;
                case COMPATIBLE -> breaks.isEmpty();
                case EVEN_BREAKING -> true;
            };
        }
    }
}
