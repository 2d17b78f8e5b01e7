package org.carrel.bench.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Something that is always true of one database.
 *
 * @param breaches a query for the rows of which it is not true
 */
public record Invariant(String sentence, String database, String breaches) {
    private static final int SHOWN = 10;

    /** The rows that break it, in words; no more than ten. */
    List<String> broken(Connection connection) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(SHOWN);
            try (ResultSet found = statement.executeQuery(breaches)) {
                while (found.next()) {
                    rows.add(inWords(found));
                }
            }
        }
        return rows;
    }

    private static String inWords(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        StringJoiner words = new StringJoiner(", ");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            words.add(columns.getColumnLabel(i) + " " + row.getString(i));
        }
        return words.toString();
    }
}
