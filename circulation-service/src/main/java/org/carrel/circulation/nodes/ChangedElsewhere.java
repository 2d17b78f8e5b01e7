package org.carrel.circulation.nodes;

import org.jspecify.annotations.Nullable;

/**
 * News that something was changed, on this or another node.
 *
 * @param table the table that was changed; null if news may have been missed and anything may have changed
 */
public record ChangedElsewhere(@Nullable String table) {

    /** Whether a table may have been changed. */
    public boolean concerns(String oneTable) {
        return table == null || table.equals(oneTable);
    }
}
