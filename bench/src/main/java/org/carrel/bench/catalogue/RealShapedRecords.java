package org.carrel.bench.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Any number of records that are shaped like real ones, because they are: those that come with the demo, over and over,
 * each time with another control number, without the numbers by which they would be known again, and with a word of its
 * own in title and names. The n-th is always the same.
 */
final class RealShapedRecords {
    private static final List<String> FILES =
            List.of("folio-cornell-exemplars.mrc.gz", "solrmarc-spec.mrc.gz", "solrmarc-uva-2000.mrc.gz");
    private static final Set<String> NUMBERS = Set.of("010", "015", "016", "019", "020", "022", "024", "029", "035");
    private static final Set<String> NAMED = Set.of("100", "245", "700");
    private static final String CONSONANTS = "bdfgklmnprstv";
    private static final String VOWELS = "aeiou";
    private static final int LEADER = 24;
    private static final int ENTRY = 12;
    private static final int LONGEST_FIELD = 9_999;
    private static final int LONGEST_RECORD = 99_999;
    private static final byte SUBFIELD = 0x1F;
    private static final byte FIELD_END = 0x1E;
    private static final byte RECORD_END = 0x1D;

    private final List<byte[]> originals;

    private RealShapedRecords(List<byte[]> originals) {
        this.originals = List.copyOf(originals);
    }

    static RealShapedRecords load() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream packed = RealShapedRecords.class.getResourceAsStream("/demo/marc/" + file)) {
                if (packed == null) {
                    throw new IOException("the demo's records are not there: " + file);
                }
                split(new GZIPInputStream(packed).readAllBytes(), originals);
            }
        }
        return new RealShapedRecords(originals);
    }

    private static void split(byte[] file, List<byte[]> into) {
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == RECORD_END) {
                byte[] record = Arrays.copyOfRange(file, start, i + 1);
                if (isWellFormed(record)) {
                    into.add(record);
                }
                start = i + 1;
            }
        }
    }

    /** Some of them have odd directories, on purpose; those are for tests. */
    private static boolean isWellFormed(byte[] record) {
        String head = text(record, 0, Math.min(record.length, LEADER));
        if (!head.matches("\\d{5}.{7}\\d{5}.{7}") || Integer.parseInt(head.substring(0, 5)) != record.length) {
            return false;
        }
        int base = Integer.parseInt(head.substring(12, 17));
        return base < record.length
                && (base - LEADER - 1) % ENTRY == 0
                && record[base - 1] == FIELD_END
                && text(record, LEADER, base - 1).matches("([0-9A-Za-z]{3}\\d{9})+");
    }

    /** How many there are before the first comes back in another guise. */
    int originals() {
        return originals.size();
    }

    /** Writes the n-th record. */
    void write(long number, OutputStream out) throws IOException {
        byte[] original = originals.get((int) (number % originals.size()));
        String word = word(number / originals.size());
        StringBuilder directory = new StringBuilder();
        ByteArrayOutputStream fields = new ByteArrayOutputStream(original.length + 64);
        append("001", controlNumber(number).getBytes(StandardCharsets.US_ASCII), directory, fields);
        int base = Integer.parseInt(text(original, 12, 17));
        for (int entry = LEADER; entry < base - 1; entry += ENTRY) {
            String tag = text(original, entry, entry + 3);
            int length = Integer.parseInt(text(original, entry + 3, entry + 7));
            int start = base + Integer.parseInt(text(original, entry + 7, entry + ENTRY));
            if (!tag.equals("001") && !NUMBERS.contains(tag) && length > 1 && start + length <= original.length) {
                byte[] field = Arrays.copyOfRange(original, start, start + length - 1);
                append(tag, NAMED.contains(tag) ? marked(field, word) : field, directory, fields);
            }
        }
        int newBase = LEADER + directory.length() + 1;
        int length = newBase + fields.size() + 1;
        if (length > LONGEST_RECORD) {
            throw new IllegalStateException("record " + number + " became too long");
        }
        String leader = String.format(Locale.ROOT, "%05d", length)
                + text(original, 5, 12)
                + String.format(Locale.ROOT, "%05d", newBase)
                + text(original, 17, LEADER);
        out.write((leader + directory).getBytes(StandardCharsets.ISO_8859_1));
        out.write(FIELD_END);
        fields.writeTo(out);
        out.write(RECORD_END);
    }

    static String controlNumber(long number) {
        return String.format(Locale.ROOT, "bench%09d", number);
    }

    /** The word that tells a round of the records from the others; plain letters, the same in every character set. */
    static String word(long round) {
        StringBuilder word = new StringBuilder();
        for (long rest = round + 7_919; rest > 0; rest /= (long) CONSONANTS.length() * VOWELS.length()) {
            int syllable = (int) (rest % ((long) CONSONANTS.length() * VOWELS.length()));
            word.append(CONSONANTS.charAt(syllable / VOWELS.length()))
                    .append(VOWELS.charAt(syllable % VOWELS.length()));
        }
        return word.toString();
    }

    /** A field with a word more at the end of its first subfield. */
    private static byte[] marked(byte[] field, String word) {
        int end = 3;
        while (end < field.length && field[end] != SUBFIELD) {
            end++;
        }
        if (field.length < 4 || field.length + word.length() + 2 > LONGEST_FIELD) {
            return field;
        }
        ByteArrayOutputStream longer = new ByteArrayOutputStream(field.length + word.length() + 1);
        longer.write(field, 0, end);
        longer.writeBytes((" " + word).getBytes(StandardCharsets.US_ASCII));
        longer.write(field, end, field.length - end);
        return longer.toByteArray();
    }

    private static void append(String tag, byte[] content, StringBuilder directory, ByteArrayOutputStream fields) {
        directory.append(String.format(Locale.ROOT, "%s%04d%05d", tag, content.length + 1, fields.size()));
        fields.writeBytes(content);
        fields.write(FIELD_END);
    }

    private static String text(byte[] octets, int from, int to) {
        return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
