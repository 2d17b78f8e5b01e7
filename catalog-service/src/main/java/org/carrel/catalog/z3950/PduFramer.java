package org.carrel.catalog.z3950;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Octets;

/**
 * Cuts what comes over a line into messages, in whatever pieces it comes. Each octet is looked at once. For one
 * connection and one thread.
 */
public final class PduFramer {

    private enum Expecting {
        TAG,
        REST_OF_TAG,
        LENGTH,
        REST_OF_LENGTH,
        CONTENTS
    }

    private final Limits limits;
    private final Deque<Octets> messages = new ArrayDeque<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private Expecting expecting = Expecting.TAG;
    private boolean constructed;
    private boolean endMark;
    private int open;
    private int digits;
    private long remaining;

    public PduFramer(Limits limits) {
        this.limits = limits;
    }

    /**
     * Takes what has come.
     *
     * @throws MalformedPduException if it cannot become a message any more; the connection is of no use then
     */
    public void feed(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            if (expecting == Expecting.CONTENTS) {
                int taken = (int) Math.min(remaining, to - position);
                current.write(bytes, position, taken);
                position += taken;
                remaining -= taken;
                if (remaining == 0) {
                    elementEnds();
                }
            } else {
                int octet = bytes[position++] & 0xFF;
                current.write(octet);
                head(octet);
            }
            if (current.size() + remaining > limits.octets()) {
                throw new MalformedPduException("the message has more than " + limits.octets() + " octets");
            }
        }
    }

    private void head(int octet) {
        switch (expecting) {
            case TAG -> {
                constructed = (octet & 0x20) != 0;
                endMark = octet == 0;
                if (endMark && open == 0) {
                    throw new MalformedPduException("a message does not begin with an end mark");
                }
                expecting = (octet & 0x1F) == 0x1F ? Expecting.REST_OF_TAG : Expecting.LENGTH;
            }
            case REST_OF_TAG -> {
                if ((octet & 0x80) == 0) {
                    expecting = Expecting.LENGTH;
                }
            }
            case LENGTH -> {
                if (octet == 0x80) {
                    unsaidLength();
                } else if (octet < 0x80) {
                    length(octet);
                } else {
                    digits = octet & 0x7F;
                    remaining = 0;
                    expecting = Expecting.REST_OF_LENGTH;
                }
            }
            case REST_OF_LENGTH -> {
                remaining = (remaining << 8) | octet;
                if (remaining > limits.octets()) {
                    throw new MalformedPduException("an element is longer than " + limits.octets() + " octets");
                }
                if (--digits == 0) {
                    length(remaining);
                }
            }
            case CONTENTS -> throw new IllegalStateException("contents are taken in runs");
        }
    }

    private void unsaidLength() {
        if (!constructed) {
            throw new MalformedPduException("an element without elements inside does not say its length");
        }
        if (++open > limits.depth()) {
            throw new MalformedPduException("elements are nested more deeply than " + limits.depth());
        }
        expecting = Expecting.TAG;
    }

    private void length(long length) {
        remaining = length;
        if (endMark) {
            if (length != 0) {
                throw new MalformedPduException("an end mark has contents");
            }
            open--;
            elementEnds();
        } else if (length == 0) {
            elementEnds();
        } else {
            expecting = Expecting.CONTENTS;
        }
    }

    private void elementEnds() {
        expecting = Expecting.TAG;
        if (open == 0) {
            messages.add(Octets.of(current.toByteArray()));
            current.reset();
        }
    }

    /** The next message that is complete, or null if more must come first. */
    public @Nullable Octets next() {
        return messages.poll();
    }

    /** Whether a message has begun that has not ended. */
    public boolean inside() {
        return current.size() > 0;
    }
}
