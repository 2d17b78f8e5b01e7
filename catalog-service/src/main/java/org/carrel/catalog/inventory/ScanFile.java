package org.carrel.catalog.inventory;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import org.carrel.catalog.items.Barcode;

/** A file of a scanner that was used away from the network: a barcode on each line, and behind a comma when. */
public final class ScanFile {

    private ScanFile() {}

    /** What came of reading it. */
    public sealed interface Read {

        /** Its scans, in order. */
        record Scans(List<Inventory.Scan> scans) implements Read {}

        /** A line that cannot be read. */
        record Unreadable(int line, String code) implements Read {}
    }

    /** Reads a file; scans without a time get one millisecond after another from a given one on. */
    public static Read read(String file, Instant from) {
        var scans = new ArrayList<Inventory.Scan>();
        int number = 0;
        for (String line : file.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            int comma = line.indexOf(',');
            String barcode = unquoted(comma < 0 ? line : line.substring(0, comma));
            if (number == 1 && barcode.equalsIgnoreCase("barcode")) {
                continue;
            }
            if (!Barcode.isBarcode(barcode)) {
                return new Read.Unreadable(number, "not-a-barcode");
            }
            try {
                Instant at = comma < 0 ? from.plusMillis(number) : Instant.parse(unquoted(line.substring(comma + 1)));
                scans.add(new Inventory.Scan(Barcode.scanned(barcode).text(), at));
            } catch (DateTimeParseException _) {
                return new Read.Unreadable(number, "not-a-time");
            }
        }
        return new Read.Scans(scans);
    }

    private static String unquoted(String cell) {
        String stripped = cell.strip();
        return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1)
                : stripped;
    }
}
