package org.carrel.catalog.crosswalks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A code list that stands beside its class: a code and its name on each line, a tabulator between them. */
final class CodeTable {

    private CodeTable() {}

    static Map<String, String> read(String name) {
        try (InputStream list = CodeTable.class.getResourceAsStream(name)) {
            if (list == null) {
                throw new IllegalStateException("the code list " + name + " is not there");
            }
            var names = new LinkedHashMap<String, String>();
            new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(entry -> names.put(entry[0], entry[1]));
            return Map.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
