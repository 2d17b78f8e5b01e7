package org.carrel.catalog.codelists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The code lists that the Library of Congress keeps for MARC 21. */
public enum MarcCodes {
    LANGUAGES("languages"),
    COUNTRIES("countries"),
    /** Without names; a code is seven characters long, hyphens at its end included. */
    GEOGRAPHIC_AREAS("geographic-areas"),
    RELATORS("relators");

    private static final Map<MarcCodes, Map<String, MarcCode>> LISTS =
            Arrays.stream(values()).collect(Collectors.toMap(list -> list, list -> read(list.file + ".tsv")));

    private final String file;

    MarcCodes(String file) {
        this.file = file;
    }

    private Map<String, MarcCode> codes() {
        return Objects.requireNonNull(LISTS.get(this));
    }

    private static Map<String, MarcCode> read(String name) {
        try (InputStream list = MarcCodes.class.getResourceAsStream(name)) {
            if (list == null) {
                throw new IllegalStateException("the code list " + name + " is not there");
            }
            var codes = new LinkedHashMap<String, MarcCode>();
            new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(MarcCode::of)
                    .forEach(code -> {
                        if (codes.put(code.code(), code) != null) {
                            throw new IllegalStateException(code.code() + " is in the list " + name + " twice");
                        }
                    });
            return Map.copyOf(codes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A code of the list, current or obsolete. */
    public Optional<MarcCode> find(String code) {
        return Optional.ofNullable(codes().get(code.strip()));
    }

    /** All codes, in no order. */
    public Collection<MarcCode> all() {
        return codes().values();
    }
}
