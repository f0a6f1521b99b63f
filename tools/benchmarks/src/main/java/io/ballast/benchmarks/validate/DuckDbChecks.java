package io.ballast.benchmarks.validate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;

/** The checks of bars, features and predictions in DuckDB, over the same rows in its own tables in memory. */
final class DuckDbChecks {
    private static final String SERIES = "select unnest(range(1, %d + 1)) as n";

    private static final Map<String, String> CHECKS = checks();

    private DuckDbChecks() {}

    static Measurement measure(Run run, Damaged market) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            run.note("making the bars in DuckDB, not counted");
            fill(statement, market);
            return run.measure(market.bars(), () -> findings(statement, market));
        }
    }

    private static void fill(Statement statement, Damaged market) throws SQLException {
        statement.execute("set threads = " + Runtime.getRuntime().availableProcessors());
        statement.execute("set timezone = 'America/New_York'");
        statement.execute("create table sessions as select row_number() over (order by day) as n, day::date as session"
                + " from (select unnest(generate_series(date '2014-01-02', date '2040-01-01', interval 1 day)) as day)"
                + " where isodow(day) < 6 order by day limit " + market.sessions());
        statement.execute("create table bars as " + market.bars(SERIES));
        statement.execute("create table dividends as " + market.dividends(SERIES));
        statement.execute("create table members as select distinct symbol from bars");
        statement.execute("create table features as " + market.features("bars"));
        statement.execute("create table predictions as " + market.predictions("bars"));
        statement.execute("create table told as " + market.told("bars"));
    }

    private static long findings(Statement statement, Damaged market) throws SQLException {
        long sum = 0;
        for (Map.Entry<String, String> check : CHECKS.entrySet()) {
            try (ResultSet row = statement.executeQuery("select count(*) from (" + check.getValue() + ")")) {
                row.next();
                ValidateWorkload.expect(check.getKey(), row.getLong(1), market);
                sum += row.getLong(1);
            }
        }
        return sum;
    }

    private static Map<String, String> checks() {
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("bars-complete", """
                select member.symbol, day.session from members as member cross join sessions as day
                anti join bars as bar on bar.symbol = member.symbol and bar.session = day.session""");
        checks.put("bars-recent", """
                select symbol from bars group by symbol
                having max(session) < (select min(session) from (select session from sessions order by 1 desc limit 5))""");
        checks.put("bars-sane", """
                select symbol, session from bars
                where not (low > 0 and low <= least(open, close) and high >= greatest(open, close) and volume >= 0)""");
        checks.put("bars-unique", """
                select string_agg(symbol, ' ') from (
                    select symbol, string_agg(concat_ws(' ', open, high, low, close, volume), ',' order by session) as story
                    from bars where session in (select session from sessions order by 1 desc limit 10) group by symbol
                ) group by story having count(*) > 1""");
        checks.put("factors-consistent", """
                select step.symbol, step.first from (
                    select symbol, first, lag(last) over past as before from (
                        select symbol, price_factor, min(session) as first, max(session) as last
                        from bars group by symbol, price_factor)
                    window past as (partition by symbol order by first)) as step
                where step.before is not null
                  and (step.before >= step.first
                       or not exists (select 1 from dividends where dividends.symbol = step.symbol
                                      and dividends.ex_date > step.before and dividends.ex_date <= step.first))""");
        checks.put("features-match-bars", """
                select session from told
                full join (select session, count(*) as bars from bars group by session) as stored using (session)
                where coalesce(row_count, 0) <> coalesce(bars, 0)""");
        checks.put(
                "predictions-of-members",
                "select made.symbol from predictions as made anti join members on members.symbol = made.symbol");
        checks.put("predictions-have-features", """
                select made.symbol from predictions as made
                anti join features as built on built.symbol = made.symbol and built.session = made.session""");
        checks.put("bars-known-afterwards", "select symbol from bars where known_at < session::timestamptz");
        return checks;
    }
}
