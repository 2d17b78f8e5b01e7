package org.carrel.catalog.marc;

import java.util.List;

/** A stretch of a stream that a framer took for one record, or could not. */
public sealed interface Frame {

    /** Position among the frames of the stream, counting from 1. */
    long number();

    /** Offset of the first octet in the stream. */
    long offset();

    /** One record's octets, exactly. */
    record Whole(long number, long offset, Octets octets, List<MarcWarning> warnings) implements Frame {

        public Whole {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Octets that belong to no record.
     *
     * @param head the beginning of them, for the report
     * @param length how many there are
     * @param reason stable code of the reason
     * @param detail the reason in words
     */
    record Unreadable(long number, long offset, Octets head, long length, String reason, String detail)
            implements Frame {}
}
