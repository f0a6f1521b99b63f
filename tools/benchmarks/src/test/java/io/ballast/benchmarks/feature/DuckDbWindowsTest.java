package io.ballast.benchmarks.feature;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.build.SymbolComputer;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.kernel.panel.Panel;

import static org.assertj.core.api.Assertions.assertThat;

/** The peer does the same work: its values are ours. */
class DuckDbWindowsTest {
    private final SeededMarket market = new SeededMarket(12, 700);
    private final Panel panel = market.panel();

    @Test
    void shouldGiveTheSameValues() throws SQLException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            DuckDbWindows.load(connection, panel);
            try (ResultSet row = statement.executeQuery(DuckDbWindows.QUERY + " order by symbol, session")) {
                for (int i = 0; i < panel.symbolCount(); i++) {
                    FeatureBlock block = compute(i);
                    for (int t = 0; t < block.rows(); t++) {
                        row.next();
                        compared += compare(row, block, t, panel.symbol(i), differences);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(panel.rowCount() * 15);
    }

    private FeatureBlock compute(int symbol) {
        BenchmarkSeries benchmark = BenchmarkSeries.of(
                panel, SeededMarket.BENCHMARK, market.calendar().size());
        return new SymbolComputer(market.calendar(), benchmark, new TargetSettings(5, 0), market.lastSession())
                .compute(panel, symbol, market.facts(panel.symbol(symbol)));
    }

    private static int compare(ResultSet row, FeatureBlock block, int t, String symbol, List<String> differences)
            throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        int compared = 0;
        for (int c = 3; c <= columns.getColumnCount(); c++) {
            Feature feature = Feature.valueOf(columns.getColumnName(c).toUpperCase(Locale.ROOT));
            double theirs = row.getDouble(c);
            theirs = row.wasNull() ? Double.NaN : theirs;
            double ours = block.column(feature)[t];
            // The benchmark against itself leaves nothing but rounding.
            boolean rounding = feature == Feature.IVOL_63 && Math.abs(ours - theirs) < 1e-7;
            if (!rounding && !agree(ours, theirs) && differences.size() < 10) {
                differences.add(feature + " of " + symbol + " in row " + t + ": " + ours + ", DuckDB " + theirs);
            }
            compared += Double.isNaN(ours) ? 0 : 1;
        }
        return compared;
    }

    private static boolean agree(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b);
        }
        return Math.abs(a - b) <= 1e-9 * Math.abs(a) + 1e-12;
    }
}
