package org.carrel.catalog.items;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is encoded on an item's label.
 *
 * @param text 1 to 40 visible ASCII characters
 */
public record Barcode(String text) {

    private static final Pattern START_AND_STOP = Pattern.compile("[A-Da-d]([0-9$:/.+-]{4,})[A-Da-d]");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,40}");

    public Barcode {
        if (!VISIBLE.matcher(text).matches()) {
            throw new IllegalArgumentException("a barcode has 1 to 40 visible ASCII characters and no blanks");
        }
    }

    /** What a scanner sent: without blanks around it and without Codabar's start and stop characters. */
    public static Barcode scanned(String text) {
        String stripped = text.strip();
        Matcher codabar = START_AND_STOP.matcher(stripped);
        return new Barcode(codabar.matches() ? codabar.group(1) : stripped);
    }

    /** Whether {@link #scanned(String)} would accept a text. */
    public static boolean isBarcode(String text) {
        return VISIBLE.matcher(text.strip()).matches();
    }
}
