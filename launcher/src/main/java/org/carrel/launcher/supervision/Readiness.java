package org.carrel.launcher.supervision;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** What counts as ready. */
public sealed interface Readiness {

    /** Answers this request with 200. */
    record Http(URI uri) implements Readiness {
        public boolean isReached() {
            try {
                HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
                connection.setConnectTimeout(500);
                connection.setReadTimeout(3_000);
                try {
                    return connection.getResponseCode() == 200;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException _) {
                return false;
            }
        }
    }

    /** Writes a line that begins so. */
    record Says(String words) implements Readiness {}
}
