package org.carrel.catalog.marc;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** Cuts a stream into records. It ends when the stream does, whatever the stream holds. */
public interface Framer {

    /** The next frame, or null at the end of the stream. */
    @Nullable
    Frame next() throws IOException;
}
