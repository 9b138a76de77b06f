package org.chorusconnector.internal.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/** The current row of a result. A column without {@code optional} in its method's name must not be NULL. */
public final class Row {

    private final ResultSet row;
    private final Dialect dialect;

    Row(ResultSet row, Dialect dialect) {
        this.row = row;
        this.dialect = dialect;
    }

    @FunctionalInterface
    private interface Getter<T> {
        T get() throws SQLException;
    }

    private static <T> T read(Getter<T> getter) {
        try {
            return getter.get();
        } catch (SQLException e) {
            throw new JdbcException(e);
        }
    }

    public String text(String column) {
        return required(column, optionalText(column));
    }

    public Optional<String> optionalText(String column) {
        return read(() -> Optional.ofNullable(row.getString(column)));
    }

    public int integer(String column) {
        return read(() -> row.getInt(column));
    }

    public long number(String column) {
        return read(() -> row.getLong(column));
    }

    public OptionalLong optionalNumber(String column) {
        return read(() -> {
            long value = row.getLong(column);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
        });
    }

    public BigDecimal decimal(String column) {
        return required(column, read(() -> Optional.ofNullable(row.getBigDecimal(column))));
    }

    public boolean flag(String column) {
        return read(() -> row.getBoolean(column));
    }

    public LocalDate day(String column) {
        return required(column, optionalDay(column));
    }

    public Optional<LocalDate> optionalDay(String column) {
        return read(() -> Optional.ofNullable(row.getObject(column, LocalDate.class)));
    }

    public Instant instant(String column) {
        return required(column, optionalInstant(column));
    }

    public Optional<Instant> optionalInstant(String column) {
        return read(() -> dialect.instant(row, column));
    }

    private static <T> T required(String column, Optional<T> value) {
        return value.orElseThrow(() -> new JdbcException(
                "The ledger's column " + column + " is NULL in a row where it must have a value: the row was written by"
                        + " something else than this library. Restore it from a backup, or correct it by hand.",
                null));
    }
}
