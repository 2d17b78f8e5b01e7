package org.carrel.catalog.marc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A bounded look ahead into a stream. */
final class Window {

    private final InputStream in;
    private final int limit;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private boolean ended;
    private long offset;

    Window(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Offset in the stream of the octet at position 0. */
    long offset() {
        return offset;
    }

    int available() {
        return end - start;
    }

    /** Whether everything that the stream holds is in sight. */
    boolean ended() {
        return ended;
    }

    byte at(int position) {
        return buffer[start + position];
    }

    /** Brings so many octets into sight if the stream has them and the window may grow so far. */
    boolean ensure(int wanted) throws IOException {
        if (wanted > limit) {
            return false;
        }
        while (available() < wanted && !ended) {
            fill();
        }
        return available() >= wanted;
    }

    /** Brings more octets into sight; false if there are none or the window is full. */
    boolean more() throws IOException {
        int before = available();
        return before < limit && ensure(Math.min(limit, before + 1));
    }

    Octets copy(int from, int to) {
        return Octets.of(buffer, start + from, start + to);
    }

    void drop(int count) {
        start += count;
        offset += count;
    }

    private void fill() throws IOException {
        if (start > 0 && (start == end || end == buffer.length)) {
            System.arraycopy(buffer, start, buffer, 0, available());
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(limit, buffer.length * 2));
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            ended = true;
        } else {
            end += read;
        }
    }
}
