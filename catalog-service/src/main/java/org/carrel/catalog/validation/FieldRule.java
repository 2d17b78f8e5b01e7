package org.carrel.catalog.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What MARC 21 says of a field.
 *
 * @param tag its tag
 * @param name what it is called
 * @param mandatory whether every record has it
 * @param repeatable whether a record may have several
 * @param indicators values of the first and second indicator; none for a control field
 * @param subfields codes that may stand in it, and whether several times
 * @param open whether its indicators and subfields are those of other fields
 */
record FieldRule(
        String tag,
        String name,
        boolean mandatory,
        boolean repeatable,
        List<String> indicators,
        Map<Character, Boolean> subfields,
        boolean open) {

    FieldRule {
        indicators = List.copyOf(indicators);
        subfields = Map.copyOf(subfields);
    }

    /** Whether it has neither indicators nor subfields. */
    boolean control() {
        return indicators.isEmpty();
    }

    /** Reads a row of the table. */
    static FieldRule of(List<String> row) {
        String first = compact(row.get(2));
        String second = compact(row.get(3));
        String codes = compact(row.get(4));
        return new FieldRule(
                row.get(0),
                row.get(5),
                row.get(1).endsWith("!"),
                row.get(1).startsWith("n"),
                first.isEmpty() ? List.of() : List.of(first, second),
                subfields(codes),
                codes.equals("."));
    }

    private static String compact(String cell) {
        return cell.replace(" ", "");
    }

    private static Map<Character, Boolean> subfields(String codes) {
        var subfields = new LinkedHashMap<Character, Boolean>();
        for (int index = 0; index < codes.length(); index++) {
            boolean several = index + 1 < codes.length() && codes.charAt(index + 1) == '+';
            if (subfields.put(codes.charAt(index), several) != null) {
                throw new IllegalStateException("twice the same code in " + codes);
            }
            index += several ? 1 : 0;
        }
        return subfields;
    }
}
