package org.carrel.catalog.marc;

import java.util.function.Consumer;

/** Turns MARC-8 into text. The tables behind it are the field's, not ours. */
@FunctionalInterface
public interface Marc8 {

    /**
     * Decodes one stretch of octets, which begins and ends in the default character sets.
     *
     * @param octets what to decode
     * @param trouble is told of every sequence that has no meaning
     */
    String decode(byte[] octets, Consumer<String> trouble);
}
