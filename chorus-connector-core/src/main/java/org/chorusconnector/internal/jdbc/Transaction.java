package org.chorusconnector.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements in one open transaction. Used by one thread, and only until its {@link Database} call returns. */
public final class Transaction {

    private final Connection connection;
    private final Dialect dialect;

    Transaction(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * Executes an INSERT, UPDATE or DELETE.
     *
     * @param values of the parameters in their order: {@link Instant}, {@link java.time.LocalDate}, enum (stored by name),
     *     number, boolean, text or null
     * @return the number of rows
     */
    public int update(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new JdbcException(e);
        }
    }

    /** All rows of a SELECT; for values see {@link #update}. */
    public <T> List<T> query(String sql, Function<Row, T> reader, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            Row row = new Row(rows, dialect);
            while (rows.next()) {
                found.add(reader.apply(row));
            }
            return found;
        } catch (SQLException e) {
            throw new JdbcException(e);
        }
    }

    /** The first row of a SELECT; empty if there is none. For values see {@link #update}. */
    public <T> Optional<T> queryOne(String sql, Function<Row, T> reader, @Nullable Object... values) {
        return query(sql, reader, values).stream().findFirst();
    }

    /**
     * Executes a statement of DDL. No effect if its column or index exists: a crash interrupted the same upgrade before, on a
     * database whose DDL is not transactional.
     */
    void commandUnlessDone(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!SqlFailures.isColumnOrIndexThere(e)) {
                throw new JdbcException(e);
            }
        }
    }

    Dialect dialect() {
        return dialect;
    }

    boolean hasTable(String name) {
        try {
            return dialect.hasTable(connection, name);
        } catch (SQLException e) {
            throw new JdbcException(e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, toSql(values[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private @Nullable Object toSql(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return dialect.toSql(instant.truncatedTo(ChronoUnit.MICROS));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        // PostgreSQL refuses the character NUL, which only a damaged source can contain.
        return value instanceof String text ? text.replace('\0', ' ') : value;
    }
}
