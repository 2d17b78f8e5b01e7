package org.carrel.catalog.validation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the tables under {@code marc21/}: lines of columns set apart by bars, comments begin with a hash. */
final class Tables {

    private Tables() {}

    /** The rows of a table. The last column may hold bars itself. */
    static List<List<String>> read(String name, int columns) {
        InputStream resource = Tables.class.getResourceAsStream("/marc21/" + name);
        if (resource == null) {
            throw new IllegalStateException("the table " + name + " is not there");
        }
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(line, columns, name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(String line, int columns, String name) {
        List<String> cells = Arrays.stream(line.split("\\s?\\| ?", columns))
                .map(String::strip)
                .toList();
        if (cells.size() != columns) {
            throw new IllegalStateException(name + ": not " + columns + " columns: " + line);
        }
        return cells;
    }
}
