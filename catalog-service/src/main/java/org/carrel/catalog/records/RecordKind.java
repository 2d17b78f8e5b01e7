package org.carrel.catalog.records;

/** What a record describes. */
public enum RecordKind {
    /** A title. */
    BIBLIOGRAPHIC,
    /** What a library holds of a title. */
    HOLDINGS,
    /** A name, subject or series heading. */
    AUTHORITY;

    /** The kind that position 6 of a MARC 21 leader tells. */
    public static RecordKind ofLeader(String leader) {
        return switch (leader.charAt(6)) {
            case 'z' -> AUTHORITY;
            case 'u', 'v', 'x', 'y' -> HOLDINGS;
            default -> BIBLIOGRAPHIC;
        };
    }
}
