package io.ballast.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Plain statements on the service's database with values by position; within a transaction all of them share its
 * connection. An instant is bound with its time zone, a number that is not finite as null, a list as an array of text,
 * an array as an array of its type.
 */
@Singleton
public class Database {

    private final DataSource source;

    /** Statements on that database. */
    @Inject
    public Database(DataSource source) {
        this.source = source;
    }

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T on(Connection connection) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        /** Reads the current row. */
        T read(ResultSet row) throws SQLException;
    }

    /** A connection of the current transaction, if there is one; to be closed by the caller. */
    public Connection connect() throws SQLException {
        return source.getConnection();
    }

    /**
     * Does work on a connection of the current transaction, if there is one.
     *
     * @param what follows "Failed to" if it fails
     * @param work to be done
     * @throws DatabaseException if the database refuses
     */
    public <T> T with(String what, Work<T> work) {
        try (Connection connection = connect()) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw new DatabaseException(what, failed);
        }
    }

    /** Breaks off each later statement of the present transaction that takes longer. */
    public void limit(Duration time) {
        query(
                "select set_config('statement_timeout', ?, true)",
                row -> row.getString(1),
                Long.toString(time.toMillis()));
    }

    /** Runs a statement; the number of rows it touched. */
    public int update(String what, String sql, Object... values) {
        return with(what, connection -> update(connection, sql, values));
    }

    /** Runs a query. */
    public <T> List<T> query(String what, String sql, RowReader<T> reader, Object... values) {
        return with(what, connection -> query(connection, sql, reader, values));
    }

    /** Runs a query that tells by itself what is read. */
    public <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
        return query("read", sql, reader, values);
    }

    /** Runs a statement that tells by itself what it does; the number of rows it touched. */
    public int execute(String sql, Object... values) {
        return update("write", sql, values);
    }

    /** Runs a query for one row with one value that may be null. */
    public <T> Optional<T> single(String what, String sql, RowReader<T> reader, Object... values) {
        List<T> rows = query(what, sql, reader, values);
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    /** Runs a statement on a connection; the number of rows it touched. */
    public static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Runs a query on a connection. */
    public static <T> List<T> query(Connection connection, String sql, RowReader<T> reader, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return rows(statement, reader);
        }
    }

    /** Runs a query that is ready. */
    public static <T> List<T> rows(PreparedStatement query, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
        return rows;
    }

    /** A date, null if it is null. */
    public static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** An instant, null if it is null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A number, NaN if it is null. */
    public static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    /** A number, null if it is null. */
    public static Double numberOrNull(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /** An array of numbers. */
    public static double[] numbers(ResultSet row, String column) throws SQLException {
        Double[] values = (Double[]) row.getArray(column).getArray();
        return Arrays.stream(values).mapToDouble(Double::doubleValue).toArray();
    }

    /** An array of texts. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Double number && !Double.isFinite(number)) {
                statement.setNull(i + 1, Types.DOUBLE);
            } else {
                statement.setObject(i + 1, bindable(statement.getConnection(), values[i]));
            }
        }
    }

    private static Object bindable(Connection connection, Object value) throws SQLException {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof List<?> list) {
            return connection.createArrayOf("text", list.toArray());
        }
        if (value instanceof String[] texts) {
            return connection.createArrayOf("text", texts);
        }
        if (value instanceof LocalDate[] dates) {
            return connection.createArrayOf("date", dates);
        }
        if (value instanceof double[] numbers) {
            return connection.createArrayOf(
                    "float8", Arrays.stream(numbers).boxed().toArray());
        }
        if (value instanceof int[] numbers) {
            return connection.createArrayOf(
                    "int4", Arrays.stream(numbers).boxed().toArray());
        }
        return value;
    }
}
