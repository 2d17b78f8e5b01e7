package org.carrel.catalog.imports.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/** A file read back from its stretches, one at a time. */
final class ChunkStream extends InputStream {

    private final IntFunction<byte @Nullable []> chunks;
    private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);
    private int seq;

    /** Reads the stretches that a function gives by number, until it gives none. */
    ChunkStream(IntFunction<byte @Nullable []> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() {
        return advance() ? current.read() : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        return advance() ? current.read(buffer, offset, length) : -1;
    }

    @Override
    public int available() {
        return current.available();
    }

    private boolean advance() {
        while (current.available() == 0) {
            byte[] next = chunks.apply(seq);
            if (next == null) {
                return false;
            }
            seq++;
            current = new ByteArrayInputStream(next);
        }
        return true;
    }
}
