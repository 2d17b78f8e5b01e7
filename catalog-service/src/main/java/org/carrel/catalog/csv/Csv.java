package org.carrel.catalog.csv;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A table as comma-separated values, by RFC 4180. */
public final class Csv {

    /** What a spreadsheet would take for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    /** A table with these columns. */
    public Csv(String... columns) {
        row(List.of(columns));
    }

    /** Adds a row; null is left empty. */
    public Csv row(@Nullable Object... values) {
        for (int index = 0; index < values.length; index++) {
            if (index > 0) {
                text.append(',');
            }
            Object value = values[index];
            text.append(value == null ? "" : cell(value.toString()));
        }
        text.append("\r\n");
        return this;
    }

    private void row(List<String> values) {
        row(values.toArray());
    }

    private static String cell(String value) {
        // What readers or vendors wrote must not run as a formula on the desk of whoever opens the table.
        String harmless = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = harmless.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
