package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

import io.ballast.kit.copy.BinaryCopyReader;

/** Goes through the rows of a binary COPY. */
final class CopyRows {
    private CopyRows() {}

    /** Hands over the reader once per row, at its first value. */
    static void read(Connection connection, String sql, Consumer<BinaryCopyReader> ofRow) {
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, sql)) {
            while (reader.nextRow()) {
                ofRow.accept(reader);
            }
        } catch (SQLException failed) {
            throw PublishedReading.failure(failed);
        }
    }
}
