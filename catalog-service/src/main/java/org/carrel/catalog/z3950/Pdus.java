package org.carrel.catalog.z3950;

import org.carrel.catalog.marc.Octets;

/** Messages to octets and back. */
public final class Pdus {

    private Pdus() {}

    /**
     * Reads one whole message, such as {@link PduFramer} cuts.
     *
     * @throws MalformedPduException if it is not one; nothing else is ever thrown
     */
    public static Pdu read(Octets octets, Limits limits) {
        return PduReading.message(BerElement.read(octets.toArray(), limits));
    }

    /**
     * Writes a message.
     *
     * @throws IllegalArgumentException for what this package can recognise but does not speak
     */
    public static Octets write(Pdu pdu) {
        return PduWriting.message(pdu);
    }
}
