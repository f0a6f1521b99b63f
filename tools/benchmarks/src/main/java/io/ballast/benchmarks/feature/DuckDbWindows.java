package io.ballast.benchmarks.feature;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.kernel.panel.Panel;

/**
 * The same features as window functions of DuckDB, in memory, summed so that it need not write them. It is spared what
 * window functions can't say or say slowly: RSI, ATR, moving averages, fundamentals, shares, the stretch guard, the 80 %
 * rule, and windows by session.
 */
final class DuckDbWindows {
    private static final String QUERY = """
            with prices as (
              select symbol, session, c * f p, o * f ao, h * f ah, l * f al, v / s av, c * v dv, v, market
              from bars
            ), returns as (
              select *, p / lag(p) over w - 1 r, market / lag(market) over w - 1 m, (ah - al) / p range_pct
              from prices window w as (partition by symbol order by session)
            ), features as (
              select
                r ret_1d,
                p / lag(p, 5) over w - 1 ret_5d,
                p / lag(p, 21) over w - 1 mom_21,
                p / lag(p, 63) over w - 1 mom_63,
                p / lag(p, 126) over w - 1 mom_126,
                p / lag(p, 252) over w - 1 mom_252,
                lag(p, 21) over w / lag(p, 252) over w - 1 mom_252_21,
                ao / lag(p) over w - 1 overnight_gap,
                range_pct,
                avg(range_pct) over w21 range_21,
                stddev_samp(r) over w21 vol_21,
                stddev_samp(r) over w63 vol_63,
                stddev_samp(r) over w252 vol_252,
                max(r) over w21 max_ret_21,
                p / max(ah) over w252 high_252_ratio,
                sum(sign(r) * av) over w21 / nullif(sum(av) over w21, 0) obv_21_ratio,
                avg(abs(r) / nullif(dv, 0)) over w21 illiq_21,
                sum(dv) over w21 / 21 adv_usd_21,
                avg(case when v = 0 then 1 else 0 end) over w21 zero_volume_21,
                covar_samp(r, m) over w63 / nullif(var_samp(m) over w63, 0) beta_63,
                var_samp(r) over w63 - covar_samp(r, m) over w63 ^ 2 / nullif(var_samp(m) over w63, 0) ivol_63,
                lead(p, 5) over w / p - 1 fwd_ret,
                lead(p, 6) over w / lead(ao, 1) over w - 1 fwd_ret_exec
              from returns
              window
                w as (partition by symbol order by session),
                w21 as (partition by symbol order by session rows 20 preceding),
                w63 as (partition by symbol order by session rows 62 preceding),
                w252 as (partition by symbol order by session rows 251 preceding)
            )
            select sum(columns(*)) from features
            """;

    private DuckDbWindows() {}

    static Measurement measure(Run run, SeededMarket market) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + OurKernel.threads());
            statement.execute("create table bars (symbol integer, session integer, o double, h double, l double,"
                    + " c double, v double, f double, s double, market double)");
            run.note("loading the panel into DuckDB, not counted");
            long rows = load(connection.unwrap(DuckDBConnection.class), market.panel());
            return run.measure(rows, () -> query(statement));
        }
    }

    private static double query(Statement statement) throws SQLException {
        double sum = 0;
        try (ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                sum += row.getDouble(i);
            }
        }
        return sum;
    }

    private static long load(DuckDBConnection connection, Panel panel) throws SQLException {
        int benchmark = panel.indexOf(SeededMarket.BENCHMARK);
        double[][] columns = BarColumns.ALL.stream().map(panel::column).toArray(double[][]::new);
        double[] close = panel.column(BarColumns.CLOSE);
        try (DuckDBAppender appender = connection.createAppender("main", "bars")) {
            for (int symbol = 0; symbol < panel.symbolCount(); symbol++) {
                for (int row = panel.rowStart(symbol); row < panel.rowEnd(symbol); row++) {
                    int session = panel.sessions()[row];
                    appender.beginRow();
                    appender.append(symbol);
                    appender.append(session);
                    for (double[] column : columns) {
                        appender.append(column[row]);
                    }
                    appender.append(close[panel.rowAt(benchmark, session)]);
                    appender.endRow();
                }
            }
        }
        return panel.rowCount();
    }
}
