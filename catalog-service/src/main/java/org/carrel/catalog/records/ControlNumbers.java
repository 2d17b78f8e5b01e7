package org.carrel.catalog.records;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Control numbers of the Library of Congress and OCLC, brought to one form each. */
public final class ControlNumbers {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern LCCN = Pattern.compile("[a-z]{0,3}[0-9]{8,10}");
    private static final Pattern OCLC =
            Pattern.compile("\\(OCoLC\\)\\s*(?:ocm|ocn|on)?0*([0-9]+)", Pattern.CASE_INSENSITIVE);
    private static final int SERIAL_DIGITS = 6;

    private ControlNumbers() {}

    /**
     * A Library of Congress Control Number in its normalised form ({@code info:lccn}): blanks dropped, cut at a slash,
     * the part behind a hyphen filled to six digits. The prefix is part of the number.
     */
    public static Optional<String> lccn(String given) {
        String text = BLANKS.matcher(given).replaceAll("").toLowerCase(Locale.ROOT);
        int slash = text.indexOf('/');
        if (slash >= 0) {
            text = text.substring(0, slash);
        }
        int hyphen = text.indexOf('-');
        if (hyphen >= 0) {
            String serial = text.substring(hyphen + 1);
            if (serial.length() > SERIAL_DIGITS || !serial.matches("[0-9]+")) {
                return Optional.empty();
            }
            text = text.substring(0, hyphen) + "0".repeat(SERIAL_DIGITS - serial.length()) + serial;
        }
        return LCCN.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** The digits of an OCLC number such as {@code (OCoLC)ocm00123456}. */
    public static Optional<String> oclc(String given) {
        Matcher shape = OCLC.matcher(given);
        return shape.find() ? Optional.of(shape.group(1)) : Optional.empty();
    }
}
