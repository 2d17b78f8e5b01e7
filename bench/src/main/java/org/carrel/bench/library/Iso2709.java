package org.carrel.bench.library;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes brief MARC 21 records in ISO 2709, in UTF-8. */
final class Iso2709 {
    private static final char SUBFIELD = 0x1F;
    private static final char FIELD_END = 0x1E;
    private static final char RECORD_END = 0x1D;
    private static final int LEADER = 24;

    private final StringBuilder directory = new StringBuilder();
    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();

    private Iso2709() {}

    /** A printed book. */
    static byte[] book(String controlNumber, Invention.Title title) {
        Iso2709 record = new Iso2709();
        record.field("001", controlNumber);
        record.field("003", "CARREL-BENCH");
        record.field("008", "260101s%04d    xx            000 0 eng d".formatted(title.year()));
        record.field("100", "1 " + SUBFIELD + "a" + title.author());
        int colon = title.title().indexOf(" : ");
        record.field(
                "245",
                "10" + SUBFIELD + "a" + title.title().substring(0, colon) + " :" + SUBFIELD + "b"
                        + title.title().substring(colon + 3));
        record.field("264", " 1" + SUBFIELD + "aCarrel :" + SUBFIELD + "bBench Press," + SUBFIELD + "c" + title.year());
        return record.octets();
    }

    private void field(String tag, String text) {
        byte[] octets = (text + FIELD_END).getBytes(StandardCharsets.UTF_8);
        directory.append(String.format(Locale.ROOT, "%s%04d%05d", tag, octets.length, fields.size()));
        fields.writeBytes(octets);
    }

    private byte[] octets() {
        int base = LEADER + directory.length() + 1;
        int length = base + fields.size() + 1;
        String head = String.format(Locale.ROOT, "%05dnam a22%05d i 4500", length, base) + directory + FIELD_END;
        ByteArrayOutputStream record = new ByteArrayOutputStream(length);
        record.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        record.writeBytes(fields.toByteArray());
        record.write(RECORD_END);
        return record.toByteArray();
    }
}
