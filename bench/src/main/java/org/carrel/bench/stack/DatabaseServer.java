package org.carrel.bench.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The PostgreSQL server of a stack. Measurements and checks look into the databases; nothing but them does.
 *
 * @param url of any database on it
 */
public record DatabaseServer(String url, String user, String password) {

    /** A connection to one of its databases, with the driver set as the services set theirs. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "carrel-bench");
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("reWriteBatchedInserts", "true");
        return DriverManager.getConnection(urlOf(database), properties);
    }

    private String urlOf(String database) {
        int path = url.indexOf('/', "jdbc:postgresql://".length());
        int parameters = url.indexOf('?');
        return url.substring(0, path + 1) + database + (parameters < 0 ? "" : url.substring(parameters));
    }

    /** What the server calls itself. */
    public String version() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public String toString() {
        return "DatabaseServer[" + url + ", " + user + "]";
    }
}
