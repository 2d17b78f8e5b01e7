package org.carrel.gateway.routes;

/**
 * One line of the route table.
 *
 * @param path the path, exactly; one that ends in {@code /**} stands for everything below it
 * @param service where it leads
 * @param traits what is special about it
 */
public record Route(String path, Service service, Traits traits) {

    private static final String BELOW = "/**";

    /** What is special about a route. */
    public enum Traits {
        /** An ordinary API path: a browser session counts as credentials. */
        API,
        /** An API path that takes whole catalogues. */
        IMPORT,
        /** Takes passwords or secrets: watched more closely; a session is no credential here. */
        LOG_IN,
        /** Part of the token protocol: a session is no credential here. */
        PROTOCOL
    }

    static Route of(String path, Service service, Traits traits) {
        return new Route(path, service, traits);
    }

    boolean covers(String asked) {
        return path.endsWith(BELOW) ? asked.startsWith(path.substring(0, path.length() - 2)) : asked.equals(path);
    }
}
