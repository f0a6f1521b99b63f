package io.ballast.model.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.model.domain.evaluation.Estimate;

/** Short statements over JDBC; they join the current transaction if there is one. */
@Singleton
class Database {

    private final DataSource source;

    @Inject
    Database(DataSource source) {
        this.source = source;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Works with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T apply(Connection connection) throws SQLException;
    }

    <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) {
        return with("read", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                try (ResultSet rows = statement.executeQuery()) {
                    List<T> result = new ArrayList<>();
                    while (rows.next()) {
                        result.add(mapper.map(rows));
                    }
                    return result;
                }
            }
        });
    }

    int update(String sql, Object... parameters) {
        return with("write", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    <T> T with(String purpose, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.apply(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed to " + purpose + " model data: " + failed.getMessage(), failed);
        }
    }

    /** Lists become arrays of text; a NaN becomes null, since none is ever stored. The arrays are short. */
    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof List<?> list) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", list.toArray()));
            } else if (value instanceof double[] numbers) {
                statement.setArray(
                        i + 1,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        "float8", Arrays.stream(numbers).boxed().toArray()));
            } else if (value instanceof int[] numbers) {
                statement.setArray(
                        i + 1,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        "int4", Arrays.stream(numbers).boxed().toArray()));
            } else {
                statement.setObject(i + 1, value instanceof Double d && !Double.isFinite(d) ? null : value);
            }
        }
    }

    /** An estimate from three columns; null becomes NaN. */
    static Estimate estimate(ResultSet row, String mean, String standardError, String sessions) throws SQLException {
        return new Estimate(number(row, mean), number(row, standardError), row.getInt(sessions));
    }

    /** A number; null becomes NaN. */
    static double number(ResultSet row, String column) throws SQLException {
        Double value = row.getObject(column, Double.class);
        return value == null ? Double.NaN : value;
    }

    static double[] numbers(ResultSet row, String column) throws SQLException {
        Double[] values = (Double[]) row.getArray(column).getArray();
        return Arrays.stream(values).mapToDouble(Double::doubleValue).toArray();
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
