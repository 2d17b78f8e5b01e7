package org.carrel.launcher.stack;

import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL server and the account to use it with.
 *
 * @param url of any database on it
 */
public record Database(String url, String user, String password) {

    /** The server that the environment names, if it names one. */
    public static Optional<Database> external(Map<String, String> environment) {
        String url = environment.getOrDefault("CARREL_DATABASE_URL", "").strip();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!url.matches("jdbc:postgresql://[^/?]+/[^/?]+(\\?.*)?")) {
            throw new IllegalArgumentException(
                    "CARREL_DATABASE_URL must look like jdbc:postgresql://HOST:PORT/DATABASE, not " + url);
        }
        return Optional.of(new Database(
                url,
                environment.getOrDefault("CARREL_DATABASE_USER", "carrel"),
                environment.getOrDefault("CARREL_DATABASE_PASSWORD", "")));
    }

    /** The same server, another database; parameters stay. */
    public String urlOf(String database) {
        int path = url.indexOf('/', "jdbc:postgresql://".length());
        int parameters = url.indexOf('?');
        return url.substring(0, path + 1) + database + (parameters < 0 ? "" : url.substring(parameters));
    }

    @Override
    public String toString() {
        return "Database[" + url + ", " + user + "]";
    }
}
