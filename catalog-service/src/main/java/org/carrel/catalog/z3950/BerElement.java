package org.carrel.catalog.z3950;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;

/** One element of BER (ITU-T X.690): a tag with octets, or with further elements inside. */
final class BerElement {

    static final int UNIVERSAL = 0;
    static final int CONTEXT = 2;

    static final int BOOLEAN = 1;
    static final int INTEGER = 2;
    static final int OCTET_STRING = 4;
    static final int NULL = 5;
    static final int OBJECT_IDENTIFIER = 6;
    static final int EXTERNAL = 8;
    static final int SEQUENCE = 16;
    static final int VISIBLE_STRING = 26;
    static final int GENERAL_STRING = 27;

    private static final int LONGEST_IDENTIFIER = 64;

    private final int tagClass;
    private final int tag;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final @Nullable List<BerElement> inside;

    private BerElement(int tagClass, int tag, byte[] bytes, int from, int to, @Nullable List<BerElement> inside) {
        this.tagClass = tagClass;
        this.tag = tag;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.inside = inside;
    }

    /** Reads the one element that the octets are. */
    static BerElement read(byte[] bytes, Limits limits) {
        if (bytes.length > limits.octets()) {
            throw new MalformedPduException("the message has more than " + limits.octets() + " octets");
        }
        var reading = new Parsing(bytes, limits);
        BerElement element = reading.element(bytes.length, 1);
        if (element == null || reading.position != bytes.length) {
            throw new MalformedPduException("the message does not end where its length says");
        }
        return element;
    }

    private static final class Parsing {

        private final byte[] bytes;
        private final Limits limits;
        private int position;
        private int elements;

        Parsing(byte[] bytes, Limits limits) {
            this.bytes = bytes;
            this.limits = limits;
        }

        /** The next element; null if it is the mark that ends contents of unsaid length. */
        @Nullable
        BerElement element(int end, int depth) {
            if (depth > limits.depth()) {
                throw new MalformedPduException("elements are nested more deeply than " + limits.depth());
            }
            if (++elements > limits.elements()) {
                throw new MalformedPduException("there are more elements than " + limits.elements());
            }
            int first = octet(end);
            int number = first & 0x1F;
            if (number == 0x1F) {
                number = longTag(end);
            }
            boolean constructed = (first & 0x20) != 0;
            int length = length(end);
            if (first == 0) {
                if (length != 0) {
                    throw new MalformedPduException("an end mark has contents");
                }
                return null;
            }
            int tagClass = first >> 6;
            if (length < 0) {
                if (!constructed) {
                    throw new MalformedPduException("an element without elements inside does not say its length");
                }
                int start = position;
                var inside = new ArrayList<BerElement>();
                for (BerElement next = element(end, depth + 1); next != null; next = element(end, depth + 1)) {
                    inside.add(next);
                }
                return new BerElement(tagClass, number, bytes, start, position - 2, inside);
            }
            if (length > end - position) {
                throw new MalformedPduException("an element is longer than what it is in");
            }
            int start = position;
            int close = position + length;
            if (!constructed) {
                position = close;
                return new BerElement(tagClass, number, bytes, start, close, null);
            }
            var inside = new ArrayList<BerElement>();
            while (position < close) {
                BerElement next = element(close, depth + 1);
                if (next == null) {
                    throw new MalformedPduException("an end mark stands where the length was said");
                }
                inside.add(next);
            }
            return new BerElement(tagClass, number, bytes, start, close, inside);
        }

        private int octet(int end) {
            if (position >= end) {
                throw new MalformedPduException("the message breaks off");
            }
            return bytes[position++] & 0xFF;
        }

        private int longTag(int end) {
            int number = 0;
            for (int digits = 0; digits < 3; digits++) {
                int octet = octet(end);
                number = (number << 7) | (octet & 0x7F);
                if ((octet & 0x80) == 0) {
                    return number;
                }
            }
            throw new MalformedPduException("a tag is longer than any in the protocol");
        }

        /** The length, or -1 if it is not said. */
        private int length(int end) {
            int first = octet(end);
            if (first < 0x80) {
                return first;
            }
            int digits = first & 0x7F;
            if (digits == 0) {
                return -1;
            }
            long length = 0;
            for (int digit = 0; digit < digits; digit++) {
                length = (length << 8) | octet(end);
                if (length > limits.octets()) {
                    throw new MalformedPduException("an element is longer than " + limits.octets() + " octets");
                }
            }
            return (int) length;
        }
    }

    int tag() {
        return tag;
    }

    boolean isContext(int number) {
        return tagClass == CONTEXT && tag == number;
    }

    boolean isUniversal(int number) {
        return tagClass == UNIVERSAL && tag == number;
    }

    boolean isContext() {
        return tagClass == CONTEXT;
    }

    /** The elements inside. */
    List<BerElement> inside() {
        if (inside == null) {
            throw new MalformedPduException("element " + tag + " should have elements inside");
        }
        return inside;
    }

    /** The element inside that was given an explicit tag. */
    BerElement only() {
        if (inside().isEmpty()) {
            throw new MalformedPduException("element " + tag + " is empty");
        }
        return inside().getFirst();
    }

    /** The first element inside with this context tag, or null. */
    @Nullable
    BerElement find(int number) {
        for (BerElement element : inside()) {
            if (element.isContext(number)) {
                return element;
            }
        }
        return null;
    }

    /** The first element inside with this universal tag, or null. */
    @Nullable
    BerElement findUniversal(int number) {
        for (BerElement element : inside()) {
            if (element.isUniversal(number)) {
                return element;
            }
        }
        return null;
    }

    /** The first element inside with this context tag. */
    BerElement require(int number) {
        BerElement found = find(number);
        if (found == null) {
            throw new MalformedPduException("element " + tag + " lacks element " + number);
        }
        return found;
    }

    /** The first element inside with this universal tag. */
    BerElement requireUniversal(int number) {
        BerElement found = findUniversal(number);
        if (found == null) {
            throw new MalformedPduException("element " + tag + " lacks an element of type " + number);
        }
        return found;
    }

    long integer() {
        if (inside != null || to - from < 1 || to - from > Long.BYTES) {
            throw new MalformedPduException("element " + tag + " is not an integer");
        }
        long value = bytes[from];
        for (int index = from + 1; index < to; index++) {
            value = (value << 8) | (bytes[index] & 0xFF);
        }
        return value;
    }

    int smallInteger() {
        long value = integer();
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            throw new MalformedPduException("the integer of element " + tag + " is out of range");
        }
        return (int) value;
    }

    boolean truth() {
        if (inside != null || to - from != 1) {
            throw new MalformedPduException("element " + tag + " is not a truth value");
        }
        return bytes[from] != 0;
    }

    /** The octets, also of a string that was sent in pieces. */
    Octets octets() {
        if (inside == null) {
            return Octets.of(bytes, from, to);
        }
        var joined = new ByteArrayOutputStream();
        join(joined);
        return Octets.of(joined.toByteArray());
    }

    private void join(ByteArrayOutputStream joined) {
        if (inside == null) {
            joined.write(bytes, from, to - from);
        } else {
            inside.forEach(piece -> piece.join(joined));
        }
    }

    /** The text: UTF-8, or what it can only be otherwise, Latin-1. */
    String text() {
        return text(octets());
    }

    static String text(Octets octets) {
        byte[] array = octets.toArray();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(array))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(array, StandardCharsets.ISO_8859_1);
        }
    }

    /** The object identifier in dotted form. */
    String identifier() {
        int length = to - from;
        if (inside != null || length < 1 || length > LONGEST_IDENTIFIER || (bytes[to - 1] & 0x80) != 0) {
            throw new MalformedPduException("element " + tag + " is not an object identifier");
        }
        var dotted = new StringJoiner(".");
        long arc = 0;
        boolean first = true;
        for (int index = from; index < to; index++) {
            if (arc > Integer.MAX_VALUE) {
                throw new MalformedPduException("an object identifier has an arc that is too large");
            }
            arc = (arc << 7) | (bytes[index] & 0x7F);
            if ((bytes[index] & 0x80) == 0) {
                if (first) {
                    long root = Math.min(arc / 40, 2);
                    dotted.add(Long.toString(root));
                    arc -= root * 40;
                    first = false;
                }
                dotted.add(Long.toString(arc));
                arc = 0;
            }
        }
        return dotted.toString();
    }

    /** The bits of a bit string, the first bit as bit 0. */
    BitSet bits() {
        byte[] array = octets().toArray();
        if (array.length < 1 || array[0] < 0 || array[0] > 7) {
            throw new MalformedPduException("element " + tag + " is not a bit string");
        }
        int count = Math.min((array.length - 1) * 8 - array[0], 256);
        var bits = new BitSet();
        for (int bit = 0; bit < count; bit++) {
            if ((array[1 + bit / 8] & (0x80 >> (bit % 8))) != 0) {
                bits.set(bit);
            }
        }
        return bits;
    }
}
