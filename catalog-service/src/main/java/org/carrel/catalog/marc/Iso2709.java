package org.carrel.catalog.marc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads and writes records as ISO 2709 (MARC 21 flavour). */
public final class Iso2709 {

    private static final byte RECORD_TERMINATOR = 0x1D;
    private static final byte FIELD_TERMINATOR = 0x1E;
    private static final byte SUBFIELD_DELIMITER = 0x1F;
    private static final int LEADER = 24;
    private static final int ENTRY = 12;
    private static final int LONGEST_FIELD = 9_999;

    private final Marc8 marc8;

    /** A reader that understands MARC-8 by these tables. */
    public Iso2709(Marc8 marc8) {
        this.marc8 = marc8;
    }

    /** Reads one record. Irregular records are understood with warnings as long as their fields can be told apart. */
    public Reading read(Octets octets) {
        byte[] bytes = octets.shared();
        if (bytes.length < LEADER + 2) {
            return new Reading.Refused(
                    "record-too-short", "A record has at least 26 octets, this one " + bytes.length + ".");
        }
        var warnings = new ArrayList<MarcWarning>();
        List<Span> spans = directory(bytes, warnings);
        if (spans.isEmpty()) {
            spans = byTerminators(bytes, warnings);
        }
        if (spans.isEmpty()) {
            return new Reading.Refused(
                    "directory-unreadable", "The directory does not lead to fields, nor do they to it.");
        }
        Encoding encoding = encoding(bytes, warnings);
        var fields = new ArrayList<MarcField>(spans.size());
        for (Span span : spans) {
            fields.add(field(bytes, span, encoding, warnings));
        }
        return new Reading.Understood(new MarcRecord(leader(bytes, warnings), fields), encoding, warnings);
    }

    private record Span(String tag, int from, int to) {}

    private static List<Span> directory(byte[] bytes, List<MarcWarning> warnings) {
        int base = digits(bytes, 12, 5);
        if (base <= LEADER || base > bytes.length || bytes[base - 1] != FIELD_TERMINATOR) {
            return List.of();
        }
        int directoryEnd = base - 1;
        if ((directoryEnd - LEADER) % ENTRY != 0) {
            return List.of();
        }
        var spans = new ArrayList<Span>((directoryEnd - LEADER) / ENTRY);
        int expected = base;
        boolean outOfOrder = false;
        for (int entry = LEADER; entry < directoryEnd; entry += ENTRY) {
            int length = digits(bytes, entry + 3, 4);
            int from = base + digits(bytes, entry + 7, 5);
            if (length < 1
                    || from < base
                    || from + length > bytes.length
                    || bytes[from + length - 1] != FIELD_TERMINATOR) {
                return List.of();
            }
            for (int position = from; position < from + length - 1; position++) {
                if (bytes[position] == FIELD_TERMINATOR) {
                    return List.of();
                }
            }
            outOfOrder |= from != expected;
            expected = from + length;
            spans.add(new Span(ascii(bytes, entry, entry + 3), from, from + length - 1));
        }
        if (outOfOrder) {
            warnings.add(
                    new MarcWarning("data-order", "The fields' data do not follow each other in directory order."));
        }
        return spans;
    }

    /**
     * Pairs the tags of the directory with what stands between field terminators, in order: right when lengths or
     * offsets are wrong but nothing is missing.
     */
    private static List<Span> byTerminators(byte[] bytes, List<MarcWarning> warnings) {
        int directoryEnd = LEADER;
        while (directoryEnd < bytes.length && bytes[directoryEnd] != FIELD_TERMINATOR) {
            directoryEnd++;
        }
        if (directoryEnd == bytes.length || (directoryEnd - LEADER) % ENTRY != 0) {
            return List.of();
        }
        var spans = new ArrayList<Span>();
        int entry = LEADER;
        int from = directoryEnd + 1;
        for (int position = from; position < bytes.length; position++) {
            if (bytes[position] == FIELD_TERMINATOR) {
                if (entry >= directoryEnd) {
                    return List.of();
                }
                spans.add(new Span(ascii(bytes, entry, entry + 3), from, position));
                entry += ENTRY;
                from = position + 1;
            }
        }
        if (entry != directoryEnd || spans.isEmpty()) {
            return List.of();
        }
        warnings.add(new MarcWarning(
                "directory-wrong",
                "The directory's lengths and positions are wrong; fields were told apart by terminators."));
        return spans;
    }

    private static Encoding encoding(byte[] bytes, List<MarcWarning> warnings) {
        boolean claimsUnicode = bytes[9] == 'a';
        boolean plain = true;
        boolean escapes = false;
        for (byte octet : bytes) {
            plain &= octet >= 0;
            escapes |= octet == 0x1B;
        }
        if (plain) {
            return claimsUnicode && !escapes ? Encoding.UTF8 : Encoding.MARC8;
        }
        boolean valid = isUtf8(bytes);
        if (claimsUnicode && !valid) {
            warnings.add(new MarcWarning(
                    "encoding-mislabelled",
                    "The leader says Unicode, but the octets are not valid UTF-8; read as MARC-8."));
            return Encoding.MARC8;
        }
        if (!claimsUnicode && valid && !escapes) {
            warnings.add(new MarcWarning(
                    "encoding-mislabelled",
                    "The leader says MARC-8, but the octets are valid UTF-8; read as Unicode."));
            return Encoding.UTF8;
        }
        return claimsUnicode ? Encoding.UTF8 : Encoding.MARC8;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.length() <= bytes.length;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private MarcField field(byte[] bytes, Span span, Encoding encoding, List<MarcWarning> warnings) {
        if (span.tag().startsWith("00")) {
            return new MarcField.Control(span.tag(), text(bytes, span.from(), span.to(), encoding, span, warnings));
        }
        int position = span.from();
        int firstDelimiter = position;
        while (firstDelimiter < span.to() && bytes[firstDelimiter] != SUBFIELD_DELIMITER) {
            firstDelimiter++;
        }
        if (firstDelimiter - position != 2) {
            warnings.add(new MarcWarning(
                    "indicators",
                    "Field " + span.tag() + " has " + (firstDelimiter - position) + " octets of indicators."));
        }
        char first = firstDelimiter > position ? character(bytes[position]) : ' ';
        char second = firstDelimiter > position + 1 ? character(bytes[position + 1]) : ' ';
        var subfields = new ArrayList<Subfield>();
        int start = firstDelimiter;
        while (start < span.to()) {
            int end = start + 1;
            while (end < span.to() && bytes[end] != SUBFIELD_DELIMITER) {
                end++;
            }
            if (end == start + 1) {
                warnings.add(
                        new MarcWarning("subfield-without-code", "Field " + span.tag() + " has an empty subfield."));
            } else {
                subfields.add(new Subfield(
                        character(bytes[start + 1]), text(bytes, start + 2, end, encoding, span, warnings)));
            }
            start = end;
        }
        return new MarcField.Data(span.tag(), first, second, subfields);
    }

    private String text(byte[] bytes, int from, int to, Encoding encoding, Span span, List<MarcWarning> warnings) {
        boolean plain = true;
        for (int position = from; position < to; position++) {
            plain &= bytes[position] >= 0x20;
        }
        if (plain && encoding != Encoding.MARC8) {
            return ascii(bytes, from, to);
        }
        if (encoding == Encoding.UTF8) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        if (plain && indexOfCharacterReference(bytes, from, to) < 0) {
            return ascii(bytes, from, to);
        }
        return marc8.decode(
                Arrays.copyOfRange(bytes, from, to),
                trouble -> warnings.add(new MarcWarning("character-unknown", "Field " + span.tag() + ": " + trouble)));
    }

    private static int indexOfCharacterReference(byte[] bytes, int from, int to) {
        for (int position = from; position < to - 2; position++) {
            if (bytes[position] == '&' && bytes[position + 1] == '#') {
                return position;
            }
        }
        return -1;
    }

    private static String leader(byte[] bytes, List<MarcWarning> warnings) {
        if (bytes[10] != '2' || bytes[11] != '2' || bytes[20] != '4' || bytes[21] != '5') {
            warnings.add(
                    new MarcWarning("leader", "The leader's fixed positions 10-11 or 20-21 are not those of MARC 21."));
        }
        return ascii(bytes, 0, LEADER);
    }

    private static int digits(byte[] bytes, int from, int count) {
        int value = 0;
        for (int position = from; position < from + count; position++) {
            if (position >= bytes.length || bytes[position] < '0' || bytes[position] > '9') {
                return Integer.MIN_VALUE / 2;
            }
            value = value * 10 + (bytes[position] - '0');
        }
        return value;
    }

    private static char character(byte octet) {
        return (char) (octet & 0xFF);
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /**
     * Writes a view as a new record in UTF-8. The result is a record of its own: it is not, and does not claim to be,
     * the octets that the view came from.
     *
     * @throws IllegalArgumentException if a field or the record is longer than ISO 2709 can say
     */
    public static Octets write(MarcRecord record) {
        var directory = new StringBuilder();
        var data = new ByteArrayOutputStream();
        for (MarcField field : record.fields()) {
            byte[] content = content(field).getBytes(StandardCharsets.UTF_8);
            int length = content.length + 1;
            if (length > LONGEST_FIELD) {
                throw new IllegalArgumentException("field " + field.tag() + " has " + length + " octets, at most "
                        + LONGEST_FIELD + " can be said in ISO 2709");
            }
            directory.append(field.tag()).append(padded(length, 4)).append(padded(data.size(), 5));
            data.writeBytes(content);
            data.write(FIELD_TERMINATOR);
        }
        int base = LEADER + directory.length() + 1;
        int length = base + data.size() + 1;
        if (length > Iso2709Framer.LONGEST) {
            throw new IllegalArgumentException("the record has " + length + " octets, at most " + Iso2709Framer.LONGEST
                    + " can be said in ISO 2709");
        }
        String leader = record.leader();
        String written = padded(length, 5) + leader.substring(5, 9) + "a22" + padded(base, 5) + leader.substring(17, 20)
                + "4500";
        var out = new ByteArrayOutputStream(length);
        out.writeBytes((written + directory).getBytes(StandardCharsets.ISO_8859_1));
        out.write(FIELD_TERMINATOR);
        out.writeBytes(data.toByteArray());
        out.write(RECORD_TERMINATOR);
        return Octets.of(out.toByteArray());
    }

    private static String content(MarcField field) {
        return switch (field) {
            case MarcField.Control control -> control.value();
            case MarcField.Data data -> {
                var content = new StringBuilder().append(data.first()).append(data.second());
                for (Subfield subfield : data.subfields()) {
                    content.append((char) SUBFIELD_DELIMITER)
                            .append(subfield.code())
                            .append(subfield.value());
                }
                yield content.toString();
            }
        };
    }

    private static String padded(int number, int width) {
        return String.format(Locale.ROOT, "%0" + width + "d", number);
    }
}
