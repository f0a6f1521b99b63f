package io.ballast.feature.persistence;

import java.util.Collection;
import java.util.stream.Collectors;

/** Values as text of SQL, for COPY, which takes no parameters. */
final class SqlLiterals {
    private SqlLiterals() {}

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** An array of texts, which may be dates. */
    static String array(Collection<?> values, String type) {
        return text(values.stream()
                        .map(value ->
                                '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(",", "{", "}")))
                + "::" + type + "[]";
    }
}
