package org.carrel.catalog.z3950;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;

/** Writes elements of BER, every length said. */
final class BerWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** One element with elements inside, as octets. */
    static Octets message(int tag, Consumer<BerWriter> inside) {
        var writer = new BerWriter();
        writer.within(tag, inside);
        return Octets.of(writer.out.toByteArray());
    }

    /** An element with a context tag and elements inside. */
    void within(int tag, Consumer<BerWriter> inside) {
        constructed(BerElement.CONTEXT, tag, inside);
    }

    /** A sequence under its own tag. */
    void sequence(Consumer<BerWriter> inside) {
        constructed(BerElement.UNIVERSAL, BerElement.SEQUENCE, inside);
    }

    /** An EXTERNAL under its own tag. */
    void external(Consumer<BerWriter> inside) {
        constructed(BerElement.UNIVERSAL, BerElement.EXTERNAL, inside);
    }

    private void constructed(int tagClass, int tag, Consumer<BerWriter> inside) {
        var writer = new BerWriter();
        inside.accept(writer);
        element(tagClass, true, tag, writer.out.toByteArray());
    }

    void integer(int tag, long value) {
        element(BerElement.CONTEXT, false, tag, integer(value));
    }

    void integer(int tag, @Nullable Integer value) {
        if (value != null) {
            integer(tag, value.longValue());
        }
    }

    void universalInteger(long value) {
        element(BerElement.UNIVERSAL, false, BerElement.INTEGER, integer(value));
    }

    private static byte[] integer(long value) {
        int length = (Long.SIZE - Long.numberOfLeadingZeros(value < 0 ? ~value : value)) / 8 + 1;
        var bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            bytes[index] = (byte) (value >> (8 * (length - 1 - index)));
        }
        return bytes;
    }

    void truth(int tag, boolean value) {
        element(BerElement.CONTEXT, false, tag, new byte[] {(byte) (value ? 1 : 0)});
    }

    void text(int tag, @Nullable String value) {
        if (value != null) {
            element(BerElement.CONTEXT, false, tag, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A text under a type's own tag. */
    void universalText(int type, String value) {
        element(BerElement.UNIVERSAL, false, type, value.getBytes(StandardCharsets.UTF_8));
    }

    void octets(int tag, @Nullable Octets value) {
        if (value != null) {
            element(BerElement.CONTEXT, false, tag, value.toArray());
        }
    }

    void nothing(int tag) {
        element(BerElement.CONTEXT, false, tag, new byte[0]);
    }

    void universalNothing() {
        element(BerElement.UNIVERSAL, false, BerElement.NULL, new byte[0]);
    }

    void identifier(int tag, @Nullable String dotted) {
        if (dotted != null) {
            element(BerElement.CONTEXT, false, tag, identifier(dotted));
        }
    }

    void universalIdentifier(String dotted) {
        element(BerElement.UNIVERSAL, false, BerElement.OBJECT_IDENTIFIER, identifier(dotted));
    }

    private static byte[] identifier(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        if (arcs.length < 2) {
            throw new IllegalArgumentException("an object identifier has two arcs or more: " + dotted);
        }
        var bytes = new ByteArrayOutputStream();
        arc(bytes, Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]));
        for (int index = 2; index < arcs.length; index++) {
            arc(bytes, Long.parseLong(arcs[index]));
        }
        return bytes.toByteArray();
    }

    private static void arc(ByteArrayOutputStream bytes, long arc) {
        for (int shift = 56; shift > 0; shift -= 7) {
            if (arc >> shift != 0) {
                bytes.write((int) (((arc >> shift) & 0x7F) | 0x80));
            }
        }
        bytes.write((int) (arc & 0x7F));
    }

    /** A bit string of a whole number of octets, bit 0 first. */
    void bits(int tag, BitSet bits) {
        int octets = Math.max(1, (bits.length() + 7) / 8);
        var bytes = new byte[octets + 1];
        bits.stream().forEach(bit -> bytes[1 + bit / 8] |= (byte) (0x80 >> (bit % 8)));
        element(BerElement.CONTEXT, false, tag, bytes);
    }

    private void element(int tagClass, boolean constructed, int tag, byte[] contents) {
        int lead = (tagClass << 6) | (constructed ? 0x20 : 0);
        if (tag < 0x1F) {
            out.write(lead | tag);
        } else {
            out.write(lead | 0x1F);
            arc(out, tag);
        }
        int length = contents.length;
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] digits = integer(length);
            int from = digits[0] == 0 ? 1 : 0;
            out.write(0x80 | (digits.length - from));
            out.write(digits, from, digits.length - from);
        }
        out.write(contents, 0, length);
    }
}
