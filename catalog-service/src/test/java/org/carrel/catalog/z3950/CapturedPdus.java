package org.carrel.catalog.z3950;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.carrel.catalog.marc.Octets;

/** Messages that others' clients and servers sent each other. */
final class CapturedPdus {

    private CapturedPdus() {}

    /** A message and whether the client sent it. */
    record Captured(boolean fromClient, Octets octets) {}

    static List<Captured> all() {
        return Stream.of("apdu-capture-zoomsh.txt", "apdu-capture-zoom-perl.txt")
                .flatMap(name -> file(name).lines())
                .filter(line -> !line.isBlank())
                .map(line -> new Captured(
                        line.startsWith("C "),
                        Octets.of(HexFormat.of().parseHex(line.substring(2).strip()))))
                .toList();
    }

    private static String file(String name) {
        try (InputStream file = Objects.requireNonNull(
                CapturedPdus.class.getResourceAsStream("/z3950/" + name), "the captures are on the class path")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
