package org.carrel.platform.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A column of values that is bound as one array, for a statement that deals with many rows at once and unnests it.
 *
 * @param type the type of its elements in PostgreSQL
 * @param values the values, of which some may be missing
 */
public record Column(String type, List<? extends @Nullable Object> values) {

    public Column {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public static Column uuids(Collection<? extends @Nullable UUID> values) {
        return new Column("uuid", new ArrayList<>(values));
    }

    public static Column texts(Collection<? extends @Nullable String> values) {
        return new Column("text", new ArrayList<>(values));
    }

    public static Column ints(Collection<? extends @Nullable Integer> values) {
        return new Column("integer", new ArrayList<>(values));
    }

    public static Column flags(Collection<Boolean> values) {
        return new Column("boolean", new ArrayList<>(values));
    }

    public static Column octets(Collection<byte[]> values) {
        return new Column("bytea", new ArrayList<>(values));
    }

    /** The driver wants octets in an array of arrays. */
    Object[] array() {
        return type.equals("bytea") ? values.toArray(byte[][]::new) : values.toArray();
    }
}
