package org.carrel.catalog.sru;

import java.util.regex.Pattern;

/**
 * Sort keys as version 1.1 writes them, {@code path,schema,ascending,caseSensitive,missingValue} with blanks between
 * them, said as a {@code sortBy} of CQL.
 */
final class SortKeys {

    private static final Pattern PATH = Pattern.compile("[A-Za-z]+(\\.[A-Za-z]+)?");

    private SortKeys() {}

    /**
     * The text that is put behind a query.
     *
     * @throws UnsupportedPathException if a path is no index's name
     */
    static String asCql(String keys) {
        var cql = new StringBuilder(" sortBy");
        for (String key : keys.strip().split("\\s+", -1)) {
            String[] parts = key.split(",", -1);
            String path = parts[0].substring(parts[0].lastIndexOf('/') + 1);
            if (!PATH.matcher(path).matches()) {
                throw new UnsupportedPathException(parts[0]);
            }
            boolean descending = parts.length > 2 && (parts[2].equals("0") || parts[2].equals("false"));
            cql.append(' ').append(path).append(descending ? "/sort.descending" : "/sort.ascending");
        }
        return cql.toString();
    }

    /** A path that is no index's name. */
    static final class UnsupportedPathException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnsupportedPathException(String path) {
            super(path, null, false, false);
        }
    }
}
