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
 * The same values as window functions of DuckDB, in memory, summed so that it need not write them. It is spared what window
 * functions cannot say or what needs further tables: RSI, ATR, moving averages, fundamentals, shares, market features and
 * the residual targets.
 */
public final class DuckDbWindows {
    static final String QUERY = """
            with prices as (
              select symbol, session, c * f p, o * f ao, h * f ah, l * f al, v / s av, c * v dv, v, market
              from bars
            ), returns as (
              select *,
                case when session - lag(session) over w = 1 then p / lag(p) over w - 1 end r,
                market / lag(market) over w - 1 m,
                (ah - al) / p range_pct
              from prices window w as (partition by symbol order by session)
            ), pairs as (
              select *,
                case when m is not null then r end rm,
                case when r is not null then m end mr,
                min(session) over (partition by symbol) listed,
                session - lag(session, 5) over w s5,
                session - lag(session, 20) over w s20,
                session - lag(session, 21) over w s21,
                session - lag(session, 63) over w s63,
                session - lag(session, 251) over w s251,
                session - lag(session, 252) over w s252
              from returns window w as (partition by symbol order by session)
            )
            select
              symbol,
              session,
              r ret_1d,
              case when s5 <= 6 then p / lag(p, 5) over w - 1 end ret_5d,
              case when s21 <= 26 then p / lag(p, 21) over w - 1 end mom_21,
              case when s63 <= 78 then p / lag(p, 63) over w - 1 end mom_63,
              case when session - lag(session, 126) over w <= 157 then p / lag(p, 126) over w - 1 end mom_126,
              case when s252 <= 315 then p / lag(p, 252) over w - 1 end mom_252,
              case when s252 <= 315 then lag(p, 21) over w / lag(p, 252) over w - 1 end mom_252_21,
              case when session - lag(session) over w = 1 then ao / lag(p) over w - 1 end overnight_gap,
              range_pct,
              case when s20 <= 25 then avg(range_pct) over w21 end range_21,
              case when s21 <= 26 and count(r) over w21 >= 17 then stddev_samp(r) over w21 end vol_21,
              case when s63 <= 78 and count(r) over w63 >= 51 then stddev_samp(r) over w63 end vol_63,
              case when s252 <= 315 and count(r) over w252 >= 202 then stddev_samp(r) over w252 end vol_252,
              case when s21 <= 26 and count(r) over w21 >= 17 then max(r) over w21 end max_ret_21,
              case when s251 <= 313 then p / max(ah) over w252 end high_252_ratio,
              case when s21 <= 26 and count(r) over w21 >= 17
                then sum(sign(r) * av) over w21 / nullif(sum(case when r is not null then av end) over w21, 0)
              end obv_21_ratio,
              case when s21 <= 26 and count(r / nullif(dv, 0)) over w21 >= 17
                then 1e6 * avg(abs(r) / nullif(dv, 0)) over w21
              end illiq_21,
              case when session - listed >= 20 then sum(dv) over s21sessions / 21 end adv_usd_21,
              case when session - listed >= 20
                then 1 - sum(case when v > 0 then 1 else 0 end) over s21sessions / 21
              end zero_volume_21,
              case when s63 <= 78 and count(rm) over w63 >= 51
                then covar_samp(rm, mr) over w63 / nullif(var_samp(mr) over w63, 0)
              end beta_63,
              case when s63 <= 78 and count(rm) over w63 >= 51
                then sqrt(greatest(0, var_samp(rm) over w63
                  - covar_samp(rm, mr) over w63 ^ 2 / nullif(var_samp(mr) over w63, 0)))
              end ivol_63,
              case when lead(session, 5) over w - session <= 6 then lead(p, 5) over w / p - 1 end fwd_ret,
              case when lead(session, 6) over w - session <= 7
                then lead(p, 6) over w / lead(ao, 1) over w - 1
              end fwd_ret_exec
            from pairs
            window
              w as (partition by symbol order by session),
              w21 as (partition by symbol order by session rows 20 preceding),
              w63 as (partition by symbol order by session rows 62 preceding),
              w252 as (partition by symbol order by session rows 251 preceding),
              s21sessions as (partition by symbol order by session range 20 preceding)
            """;

    private static final String SUMS = "select sum(columns(* exclude (symbol, session))) from (" + QUERY + ")";

    private DuckDbWindows() {}

    /**
     * Measures it.
     *
     * @param run what is asked for
     * @param market its bars
     * @return computing alone
     * @throws Exception if DuckDB fails
     */
    public static Measurement measure(Run run, SeededMarket market) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            run.note("loading the panel into DuckDB, not counted");
            Panel panel = market.panel();
            load(connection, panel);
            return run.measure(panel.rowCount(), () -> query(statement));
        }
    }

    /** Makes the table that the query reads. */
    static void load(Connection connection, Panel panel) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + AllCores.number());
            statement.execute("create table bars (symbol integer, session integer, o double, h double, l double,"
                    + " c double, v double, f double, s double, market double)");
        }
        append(connection.unwrap(DuckDBConnection.class), panel);
    }

    private static double query(Statement statement) throws SQLException {
        double sum = 0;
        try (ResultSet row = statement.executeQuery(SUMS)) {
            row.next();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                sum += row.getDouble(i);
            }
        }
        return sum;
    }

    private static void append(DuckDBConnection connection, Panel panel) throws SQLException {
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
    }
}
