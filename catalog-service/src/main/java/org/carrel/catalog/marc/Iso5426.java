package org.carrel.catalog.marc;

import java.util.function.Consumer;

/** Turns ISO 5426, the extended Latin set of UNIMARC, into text. The tables behind it are the field's, not ours. */
@FunctionalInterface
public interface Iso5426 {

    /**
     * Decodes one stretch of octets.
     *
     * @param octets what to decode
     * @param trouble is told of every sequence that has no meaning
     */
    String decode(byte[] octets, Consumer<String> trouble);
}
