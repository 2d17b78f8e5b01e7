package org.carrel.catalog.items;

import java.util.Optional;

/**
 * A stretch of barcodes that a library may print.
 *
 * @param code its code
 * @param version its version
 * @param name its name
 * @param prefix what every barcode begins with, such as 3 and the number of the institution
 * @param width how many digits the running number has
 * @param checkDigit what stands at the end
 * @param next the next running number
 * @param last the last one
 */
public record BarcodeRange(
        String code, long version, String name, String prefix, int width, CheckDigit checkDigit, long next, long last) {

    /** Whether barcodes of this shape can be made at all. */
    public boolean fits() {
        boolean digits = prefix.chars().allMatch(character -> character >= '0' && character <= '9');
        int length = prefix.length() + width;
        boolean shaped =
                switch (checkDigit) {
                    case NONE -> true;
                    case CODE_39_MOD_43 ->
                        BarcodeScheme.CODE_39.fault(new Barcode(prefix + "1")).isEmpty();
                    case CODABAR_14, EAN_13 -> digits && length == checkDigit.length();
                };
        return shaped
                && length <= 39
                && next >= 0
                && next <= last
                && Long.toString(last).length() <= width;
    }

    /** The barcode with a running number. */
    public Barcode barcode(long number) {
        String running = Long.toString(number);
        return new Barcode(checkDigit.appendTo(prefix + "0".repeat(Math.max(0, width - running.length())) + running));
    }

    /** The barcode that somebody means who types the last digits of a running number. */
    public Optional<Barcode> completed(String typed) {
        return typed.matches("[0-9]{1," + width + "}") ? Optional.of(barcode(Long.parseLong(typed))) : Optional.empty();
    }
}
