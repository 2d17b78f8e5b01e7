package org.carrel.catalog.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What MARC 21 says of coded positions.
 *
 * @param where {@code LDR}, or {@code 008/} and the material
 * @param from the first position
 * @param to the position after the last
 * @param name what they say
 * @param each whether every position holds a code of its own
 * @param codes what may stand there
 * @param shape what it has to look like, if there is no list of codes
 * @param allowed the codes as the table has them
 */
record PositionRule(
        String where,
        int from,
        int to,
        String name,
        boolean each,
        Set<String> codes,
        @Nullable Pattern shape,
        String allowed) {

    private static final Map<String, Pattern> SHAPES = Map.of(
            "[date]", Pattern.compile("[0-9]{6}"),
            "[year]", Pattern.compile("[0-9u ]{4}"),
            "[letters]", Pattern.compile("[a-z]{2}[a-z ]| {3}"),
            "[number]", Pattern.compile("[0-9]{3}|nnn|---"));

    PositionRule {
        codes = Set.copyOf(codes);
    }

    /** Reads a row of the table. */
    static PositionRule of(List<String> row) {
        String[] positions = row.get(1).split("-", -1);
        int from = Integer.parseInt(positions[0]);
        int to = Integer.parseInt(positions[positions.length - 1]) + 1;
        String codes = row.get(3);
        boolean each = codes.startsWith("~ ");
        String listed = each ? codes.substring(2) : codes;
        Pattern shape = SHAPES.get(listed);
        int width = each ? 1 : to - from;
        Set<String> values = shape != null
                ? Set.of()
                : Arrays.stream(listed.split(" ", -1))
                        .map(code -> code.equals("#") ? " ".repeat(width) : code)
                        .collect(Collectors.toSet());
        if (values.stream().anyMatch(value -> value.length() != width)) {
            throw new IllegalStateException("a code of the wrong length at " + row);
        }
        return new PositionRule(row.get(0), from, to, row.get(2), each, values, shape, listed);
    }

    /** Whether this may stand there. */
    boolean allows(String value) {
        boolean fill = !where.equals("LDR") && !allowed.equals("[date]");
        if (each) {
            return value.chars()
                    .mapToObj(character -> String.valueOf((char) character))
                    .allMatch(code -> codes.contains(code) || (fill && code.equals("|")));
        }
        if (fill && value.chars().allMatch(character -> character == '|')) {
            return true;
        }
        return shape == null ? codes.contains(value) : shape.matcher(value).matches();
    }
}
