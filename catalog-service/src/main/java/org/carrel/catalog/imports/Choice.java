package org.carrel.catalog.imports;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What somebody decided of one record of a file.
 *
 * @param action NEW, OVERLAY or SKIP
 * @param recordId the record that is overlaid
 */
public record Choice(Action action, @Nullable UUID recordId) {

    public Choice {
        if (action != Action.NEW && action != Action.OVERLAY && action != Action.SKIP) {
            throw new IllegalArgumentException("somebody chooses among NEW, OVERLAY and SKIP");
        }
        if ((action == Action.OVERLAY) != (recordId != null)) {
            throw new IllegalArgumentException("OVERLAY, and nothing else, names the record that is overlaid");
        }
    }
}
