package org.carrel.catalog.validation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.codelists.MarcCodes;

/**
 * What MARC 21 says of coded positions.
 *
 * @param where {@code LDR}; {@code 007/} and the category of material; or {@code 008/} and the material
 * @param from the first position
 * @param to the position after the last
 * @param name what they say
 * @param each whether every position holds a code of its own
 * @param codes what may stand there, and what it means
 * @param other what it has to look like, or the list it has to be in, if the table does not name the codes
 * @param allowed the codes as cataloguers are told them
 */
record PositionRule(
        String where,
        int from,
        int to,
        String name,
        boolean each,
        Map<String, String> codes,
        @Nullable Other other,
        String allowed) {

    private static final Map<String, Other> OTHERS = Map.of(
            "[date]", new Other.Shape(Pattern.compile("[0-9]{6}")),
            "[year]", new Other.Shape(Pattern.compile("[0-9u ]{4}")),
            "[number]", new Other.Shape(Pattern.compile("[0-9]{3}|nnn|---")),
            "[depth]", new Other.Shape(Pattern.compile("[0-9]{3}|mmm|nnn|---")),
            "[ratio]", new Other.Shape(Pattern.compile("[0-9]{3}|[0-9]{2}-|[0-9]--|---")),
            "[inspected]", new Other.Shape(Pattern.compile("[0-9]{6}|[0-9]{4}--|------")),
            "[country]", new Other.Listed(MarcCodes.COUNTRIES),
            "[language]", new Other.Listed(MarcCodes.LANGUAGES));

    /** What stands in place of codes. */
    sealed interface Other {

        /** It looks like this. */
        record Shape(Pattern pattern) implements Other {}

        /** It is a code of a list, or blanks. */
        record Listed(MarcCodes list) implements Other {}
    }

    PositionRule {
        codes = Map.copyOf(codes);
    }

    /** Reads a row of the table, with the lists that it may refer to. */
    static PositionRule of(List<String> row, Map<String, String> lists) {
        String[] positions = row.get(1).split("-", -1);
        int from = Integer.parseInt(positions[0]);
        int to = Integer.parseInt(positions[positions.length - 1]) + 1;
        boolean each = row.get(3).startsWith("~ ");
        String cell = each ? row.get(3).substring(2) : row.get(3);
        String listed = cell.startsWith("@") ? shared(lists, cell.substring(1)) : cell;
        Other other = OTHERS.get(listed);
        if (other != null) {
            return new PositionRule(row.get(0), from, to, row.get(2), each, Map.of(), other, listed);
        }
        int width = each ? 1 : to - from;
        var codes = new LinkedHashMap<String, String>();
        for (String entry : listed.split("; ", -1)) {
            String[] parts = entry.split(" ", 2);
            String code = parts[0].equals("#") ? " ".repeat(width) : parts[0];
            if (parts.length < 2 || code.length() != width || codes.put(code, parts[1]) != null) {
                throw new IllegalStateException("the code '" + entry + "' cannot be at " + row);
            }
        }
        String allowed = String.join(
                " ",
                codes.keySet().stream().map(code -> code.isBlank() ? "#" : code).toList());
        return new PositionRule(row.get(0), from, to, row.get(2), each, codes, null, allowed);
    }

    private static String shared(Map<String, String> lists, String name) {
        String list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException("the table has no list " + name);
        }
        return list;
    }

    /** Whether this may stand there; whether a list has it is another question. */
    boolean allows(String value) {
        boolean fill = !where.equals("LDR") && !allowed.equals("[date]");
        if (each) {
            return codes(value).allMatch(code -> codes.containsKey(code) || (fill && code.equals("|")));
        }
        if (fill && isFill(value)) {
            return true;
        }
        return switch (other) {
            case null -> codes.containsKey(value);
            case Other.Shape shape -> shape.pattern().matcher(value).matches();
            case Other.Listed _ -> true;
        };
    }

    /** The list in which a value has to be; empty if the value says nothing. */
    Optional<MarcCodes> list(String value) {
        return other instanceof Other.Listed(MarcCodes list) && !value.isBlank() && !isFill(value)
                ? Optional.of(list)
                : Optional.empty();
    }

    /** What stands there, code by code, with what each means; without those that say nothing. */
    List<Meaning> meanings(String value) {
        if (isFill(value)) {
            return List.of();
        }
        if (each) {
            return codes(value)
                    .distinct()
                    .filter(code -> !code.isBlank() || value.isBlank())
                    .flatMap(code -> Optional.ofNullable(codes.get(code)).map(said -> new Meaning(code, said)).stream())
                    .distinct()
                    .toList();
        }
        String meaning =
                switch (other) {
                    case null -> codes.get(value);
                    case Other.Shape _ -> value.isBlank() ? null : value;
                    case Other.Listed(MarcCodes list) ->
                        list.find(value).map(code -> code.name()).orElse(null);
                };
        return meaning == null ? List.of() : List.of(new Meaning(value, meaning));
    }

    /** A code and what it stands for. */
    record Meaning(String code, String meaning) {}

    private static Stream<String> codes(String value) {
        return Arrays.stream(value.split("", -1)).filter(code -> !code.isEmpty());
    }

    private static boolean isFill(String value) {
        return value.chars().allMatch(character -> character == '|');
    }
}
