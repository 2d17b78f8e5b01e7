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
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads and writes records as ISO 2709 (MARC 21 flavour). */
public final class Iso2709 {

    private static final byte RECORD_TERMINATOR = 0x1D;
    private static final byte FIELD_TERMINATOR = 0x1E;
    private static final byte SUBFIELD_DELIMITER = 0x1F;
    private static final int LEADER = 24;
    private static final int ENTRY = 12;
    private static final int LONGEST_FIELD = 9_999;
    /** Tags of digits, which nearly all are, by number. */
    private static final List<String> TAGS =
            IntStream.range(0, 1_000).mapToObj(number -> padded(number, 3)).toList();

    private final Marc8 marc8;
    private final Iso5426 iso5426;

    /** A reader that understands MARC-8 by these tables, and of ISO 5426 only what is ASCII. */
    public Iso2709(Marc8 marc8) {
        this(marc8, (octets, trouble) -> {
            trouble.accept("there are no tables for ISO 5426");
            return ascii(octets, 0, octets.length);
        });
    }

    /** A reader that understands MARC-8 and ISO 5426 by these tables. */
    public Iso2709(Marc8 marc8, Iso5426 iso5426) {
        this.marc8 = marc8;
        this.iso5426 = iso5426;
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
        Optional<String> generalData = generalData(bytes, spans);
        Encoding encoding = generalData
                .map(data -> unimarcEncoding(bytes, data, warnings))
                .orElseGet(() -> encoding(bytes, warnings));
        var fields = new ArrayList<MarcField>(spans.size());
        for (Span span : spans) {
            fields.add(field(bytes, span, encoding, warnings));
        }
        return new Reading.Understood(
                new MarcRecord(leader(bytes, generalData.isPresent(), warnings), fields), encoding, warnings);
    }

    private static String tag(byte[] bytes, int entry) {
        int number = digits(bytes, entry, 3);
        return number >= 0 ? TAGS.get(number) : ascii(bytes, entry, entry + 3);
    }

    private static boolean isUsualTag(String tag) {
        return tag.chars()
                .allMatch(character -> (character >= '0' && character <= '9')
                        || (character >= 'a' && character <= 'z')
                        || (character >= 'A' && character <= 'Z'));
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
            spans.add(new Span(tag(bytes, entry), from, from + length - 1));
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
                spans.add(new Span(tag(bytes, entry), from, position));
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

    /** The coded data in field 100 of a UNIMARC record; empty if the record is none. */
    private static Optional<String> generalData(byte[] bytes, List<Span> spans) {
        boolean titled = spans.stream().anyMatch(span -> span.tag().equals("200"))
                && spans.stream().noneMatch(span -> span.tag().equals("245"));
        return spans.stream()
                .filter(span -> titled && span.tag().equals("100") && span.to() - span.from() > 4)
                .map(span -> ascii(bytes, span.from() + 4, span.to()))
                .filter(Dialect::areGeneralData)
                .findFirst();
    }

    /** UNIMARC names its character sets in positions 26 to 29 of field 100: 50 is Unicode. */
    private static Encoding unimarcEncoding(byte[] bytes, String generalData, List<MarcWarning> warnings) {
        boolean claimsUnicode = generalData.startsWith("50", 26);
        boolean plain = true;
        for (byte octet : bytes) {
            plain &= octet >= 0;
        }
        boolean valid = plain || isUtf8(bytes);
        if (plain || valid == claimsUnicode) {
            return plain || valid ? Encoding.UTF8 : Encoding.ISO5426;
        }
        warnings.add(new MarcWarning(
                "encoding-mislabelled",
                valid
                        ? "Field 100 does not say Unicode, but the octets are valid UTF-8; read as Unicode."
                        : "Field 100 says Unicode, but the octets are not valid UTF-8; read as ISO 5426."));
        return valid ? Encoding.UTF8 : Encoding.ISO5426;
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
        if (!isUsualTag(span.tag())) {
            warnings.add(new MarcWarning("tag", "A field has the tag '" + visible(span.tag()) + "'."));
        }
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
        if (!isPrintable(first) || !isPrintable(second)) {
            warnings.add(new MarcWarning("indicators", "Field " + span.tag() + " has an indicator that is no ASCII."));
        }
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
                char code = character(bytes[start + 1]);
                if (code == ' ' || !isPrintable(code)) {
                    warnings.add(new MarcWarning(
                            "subfield-code",
                            "Field " + span.tag() + " has the subfield code '" + visible(String.valueOf(code)) + "'."));
                }
                subfields.add(new Subfield(code, text(bytes, start + 2, end, encoding, span, warnings)));
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
        String text = decoded(bytes, from, to, plain, encoding, span, warnings);
        if (!plain && text.chars().anyMatch(Iso2709::isControl)) {
            warnings.add(new MarcWarning(
                    "control-character", "Field " + span.tag() + " holds a control character within its text."));
        }
        return text;
    }

    private String decoded(
            byte[] bytes, int from, int to, boolean plain, Encoding encoding, Span span, List<MarcWarning> warnings) {
        if (encoding == Encoding.UTF8) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        if (encoding == Encoding.ISO5426) {
            return iso5426.decode(
                    Arrays.copyOfRange(bytes, from, to),
                    trouble ->
                            warnings.add(new MarcWarning("character-unknown", "Field " + span.tag() + ": " + trouble)));
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

    private static String leader(byte[] bytes, boolean unimarc, List<MarcWarning> warnings) {
        if (bytes[10] != '2' || bytes[11] != '2' || bytes[20] != '4' || bytes[21] != '5') {
            warnings.add(new MarcWarning(
                    "leader",
                    "The leader's fixed positions 10-11 or 20-21 are not those of "
                            + (unimarc ? "UNIMARC." : "MARC 21.")));
        }
        String leader = ascii(bytes, 0, LEADER);
        if (!leader.chars().allMatch(character -> isPrintable((char) character))) {
            warnings.add(new MarcWarning("leader", "The leader holds something that is no ASCII."));
        }
        return leader;
    }

    private static boolean isPrintable(char character) {
        return character >= ' ' && character <= '~';
    }

    /** Whether a character stands for structure or an escape, which no text means; line breaks and tabs do no harm. */
    private static boolean isControl(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r';
    }

    private static String visible(String text) {
        return text.replaceAll("[^ -~]", "\u00b7");
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
        // UNIMARC names its character sets in field 100, not in the leader, and leaves the last position blank.
        boolean unimarc = Dialect.of(record) == Dialect.UNIMARC;
        String written = padded(length, 5) + leader.substring(5, 9) + (unimarc ? leader.charAt(9) : 'a') + "22"
                + padded(base, 5) + leader.substring(17, 20) + (unimarc ? "450 " : "4500");
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
