package io.ballast.monitor.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query of a file, with named parameters such as {@code :from}.
 *
 * @param text the query with question marks
 * @param names the parameters in the order of the question marks
 */
record NamedSql(String text, List<String> names) {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]+)\\b");

    /**
     * Reads a query from the class path.
     *
     * @param types PostgreSQL's type of each parameter
     * @param files its parts in order, below the class path's root
     * @throws IllegalStateException if there is no such file
     */
    static NamedSql read(Map<String, String> types, String... files) {
        return parse(Arrays.stream(files).map(NamedSql::text).collect(Collectors.joining("\n")), types);
    }

    private static String text(String file) {
        try (InputStream stream = NamedSql.class.getResourceAsStream("/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no file " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static NamedSql parse(String sql, Map<String, String> types) {
        List<String> names = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(sql.replaceAll("--[^\n]*", "").strip());
        String text = parameter.replaceAll(found -> {
            names.add(found.group(1));
            return "?::" + types.get(found.group(1)).replace("$", "\\$");
        });
        return new NamedSql(text, List.copyOf(names));
    }

    /** The first rows of this query, each with the number of all of them as the column {@code found}. */
    NamedSql first(int rows) {
        return new NamedSql("select *, count(*) over () as found from (" + text + ") as row limit " + rows, names);
    }

    /** Ready to be executed. Values by name; null is allowed. */
    PreparedStatement prepare(Connection connection, Map<String, Object> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < names.size(); i++) {
            Object value = values.get(names.get(i));
            statement.setObject(
                    i + 1, value instanceof Object[] array ? connection.createArrayOf("text", array) : value);
        }
        return statement;
    }
}
