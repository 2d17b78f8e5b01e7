package org.carrel.gateway.routes;

/**
 * Decides which paths are let in. Two programs that read one path differently are how a closed address is reached, so a
 * path that has more than one reading is refused rather than repaired: dot segments, empty segments, encoded slashes,
 * backslashes, control characters, broken escapes.
 */
public final class RequestPath {

    private RequestPath() {}

    /** Whether the raw path, as it came over the wire, has one reading only. */
    public static boolean isPlain(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        var segment = new StringBuilder();
        for (int at = 1; at <= path.length(); at++) {
            char c = at == path.length() ? '/' : path.charAt(at);
            if (c == '/') {
                boolean last = at == path.length();
                if (isTwisted(segment, last)) {
                    return false;
                }
                segment.setLength(0);
            } else if (c == '%') {
                int decoded = at + 2 < path.length() ? (hex(path.charAt(at + 1)) << 4) | hex(path.charAt(at + 2)) : -1;
                if (decoded < 0x20 || decoded == '/' || decoded == '\\' || decoded == '%' || decoded == 0x7f) {
                    return false;
                }
                segment.append((char) decoded);
                at += 2;
            } else if (c <= 0x20 || c == '\\' || c == 0x7f) {
                return false;
            } else {
                segment.append(c);
            }
        }
        return true;
    }

    /** A dot segment, with or without parameters after it, or an empty one in the middle. */
    private static boolean isTwisted(StringBuilder segment, boolean last) {
        int parameters = segment.indexOf(";");
        String name = parameters < 0 ? segment.toString() : segment.substring(0, parameters);
        return switch (name) {
            case "" -> !last || parameters >= 0;
            case ".", ".." -> true;
            default -> false;
        };
    }

    private static int hex(char c) {
        int digit = Character.digit(c, 16);
        return digit < 0 || c > 'f' ? -0x100 : digit;
    }
}
