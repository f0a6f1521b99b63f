package io.ballast.benchmarks.feature;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;

import static org.assertj.core.api.Assertions.assertThat;

/** The peer does the same work: its values are ours. */
class DuckDbWindowsTest {
    private final OurValues ours = new OurValues();

    @Test
    void shouldGiveTheSameValues() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            DuckDbWindows.load(connection, ours.panel);
            try (ResultSet row = statement.executeQuery(DuckDbWindows.QUERY + " order by symbol, session")) {
                for (int symbol = 0; symbol < ours.panel.symbolCount(); symbol++) {
                    FeatureBlock block = ours.of(symbol);
                    for (int t = 0; t < block.rows(); t++) {
                        row.next();
                        compare(row, block, symbol, t);
                    }
                }
            }
        }
        assertThat(ours.differences).isEmpty();
        assertThat(ours.compared).isGreaterThan(ours.panel.rowCount() * 15);
    }

    private void compare(ResultSet row, FeatureBlock block, int symbol, int t) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int c = 3; c <= columns.getColumnCount(); c++) {
            Feature feature = Feature.valueOf(columns.getColumnName(c).toUpperCase(Locale.ROOT));
            double theirs = row.getDouble(c);
            ours.compare(block, feature, symbol, t, row.wasNull() ? Double.NaN : theirs);
        }
    }
}
