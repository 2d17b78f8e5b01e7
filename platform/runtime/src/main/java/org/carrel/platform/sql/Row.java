package org.carrel.platform.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.MoneyAmount;

/** The current row of a query. A column that is null where it must not be is a defect, and is told as one. */
public final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public String text(String column) {
        return present(textOrNull(column), column);
    }

    public @Nullable String textOrNull(String column) {
        return read(() -> rows.getString(column));
    }

    public UUID uuid(String column) {
        return present(uuidOrNull(column), column);
    }

    public @Nullable UUID uuidOrNull(String column) {
        return read(() -> rows.getObject(column, UUID.class));
    }

    public Instant instant(String column) {
        return present(instantOrNull(column), column);
    }

    public @Nullable Instant instantOrNull(String column) {
        OffsetDateTime moment = read(() -> rows.getObject(column, OffsetDateTime.class));
        return moment == null ? null : moment.toInstant();
    }

    public LocalDate date(String column) {
        return present(dateOrNull(column), column);
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return read(() -> rows.getObject(column, LocalDate.class));
    }

    public int number(String column) {
        return present(read(() -> rows.getInt(column)), column);
    }

    public @Nullable Integer numberOrNull(String column) {
        return read(() -> rows.getObject(column, Integer.class));
    }

    public long bigNumber(String column) {
        return present(read(() -> rows.getLong(column)), column);
    }

    public boolean flag(String column) {
        return present(read(() -> rows.getBoolean(column)), column);
    }

    public byte[] octets(String column) {
        return present(read(() -> rows.getBytes(column)), column);
    }

    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    public <E extends Enum<E>> @Nullable E constantOrNull(String column, Class<E> type) {
        String name = textOrNull(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** The amount in two columns, {@code prefix_minor} and {@code prefix_currency}. */
    public @Nullable MoneyAmount moneyOrNull(String prefix) {
        String currency = textOrNull(prefix + "_currency");
        return currency == null ? null : new MoneyAmount(bigNumber(prefix + "_minor"), currency);
    }

    public List<String> texts(String column) {
        Array array = read(() -> rows.getArray(column));
        return array == null ? List.of() : List.of((String[]) present(read(array::getArray), column));
    }

    public List<UUID> uuids(String column) {
        Array array = read(() -> rows.getArray(column));
        return array == null ? List.of() : List.of((UUID[]) present(read(array::getArray), column));
    }

    private static <T> T present(@Nullable T value, String column) {
        return Objects.requireNonNull(value, column);
    }

    private static <T extends @Nullable Object> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw new Database.StoreException(e);
        }
    }

    @FunctionalInterface
    private interface Reading<T extends @Nullable Object> {
        T read() throws SQLException;
    }
}
