package org.carrel.gateway.door;

import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * The trace a request belongs to (W3C Trace Context): the client's when it sent a valid one, a new one otherwise.
 *
 * @param parent the traceparent header
 * @param inherited whether the client sent it
 */
public record Trace(String parent, boolean inherited) {

    private static final int LENGTH = 55;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    public static Trace of(@Nullable String header) {
        return header != null && isValid(header) ? new Trace(header, true) : new Trace(fresh(), false);
    }

    /** The trace id, 32 hexadecimal digits. */
    public String id() {
        return parent.substring(3, 35);
    }

    private static String fresh() {
        var random = ThreadLocalRandom.current();
        var text = new StringBuilder(LENGTH).append("00-");
        // An id of zeros is not valid; setting one bit of each half makes it impossible.
        append(text, random.nextLong() | 1);
        append(text, random.nextLong());
        text.append('-');
        append(text, random.nextLong() | 1);
        return text.append("-01").toString();
    }

    private static void append(StringBuilder text, long bits) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            text.append(HEX[(int) (bits >>> shift) & 0xf]);
        }
    }

    private static boolean isValid(String header) {
        if (header.length() < LENGTH || header.startsWith("ff")) {
            return false;
        }
        // Version 00 has exactly four fields; a later version may append more (Trace Context §3.2.4).
        if (header.startsWith("00")
                ? header.length() != LENGTH
                : (header.length() > LENGTH && header.charAt(LENGTH) != '-')) {
            return false;
        }
        boolean traceId = false;
        boolean parentId = false;
        for (int i = 0; i < LENGTH; i++) {
            char c = header.charAt(i);
            if (i == 2 || i == 35 || i == 52) {
                if (c != '-') {
                    return false;
                }
            } else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            } else if (c != '0') {
                traceId |= i > 2 && i < 35;
                parentId |= i > 35 && i < 52;
            }
        }
        return traceId && parentId;
    }
}
