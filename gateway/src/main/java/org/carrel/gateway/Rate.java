package org.carrel.gateway;

/**
 * How often something may happen, written {@code burst/perMinute}.
 *
 * @param burst how many at once after a pause
 * @param perMinute how many a minute in the long run
 */
public record Rate(long burst, long perMinute) {

    public Rate {
        if (burst < 1 || perMinute < 1) {
            throw new IllegalArgumentException("a rate is burst/perMinute, both positive: " + burst + "/" + perMinute);
        }
    }

    /** Reads {@code 300/3000}. */
    public static Rate parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("a rate is burst/perMinute, not " + text);
        }
        return new Rate(
                Long.parseLong(text.substring(0, slash).strip()),
                Long.parseLong(text.substring(slash + 1).strip()));
    }
}
