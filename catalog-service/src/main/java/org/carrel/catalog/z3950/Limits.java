package org.carrel.catalog.z3950;

/**
 * What a message may be at most. The other side decides what it sends; we decide what we read.
 *
 * @param octets its length
 * @param depth how deeply its elements may be nested
 * @param elements how many elements it may have
 */
public record Limits(int octets, int depth, int elements) {

    /** Enough for fifty of the longest records that ISO 2709 can say. */
    public static final Limits DEFAULT = new Limits(8 * 1024 * 1024, 64, 100_000);

    public Limits {
        if (octets < 2 || depth < 1 || elements < 1) {
            throw new IllegalArgumentException("limits that let nothing through");
        }
    }
}
