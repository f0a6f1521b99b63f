package io.ballast.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyWriter;

/**
 * The views that other services publish, over tables of made-up rows. High {@code reversal_5d_z} goes with high returns;
 * all else is noise. The last symbol left the universe half-way, the benchmark was never in it.
 */
final class PublishedMarket {

    static final int SYMBOLS = 40;
    static final int SESSIONS = 160;
    static final LocalDate LATEST = LocalDate.parse("2018-02-07");

    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    private static final double SIGNAL = 0.3;
    private static final int HORIZON = 5;

    static final List<String> FEATURES = List.of(
            "ret_1d",
            "ret_5d",
            "mom_21",
            "mom_63",
            "mom_126",
            "mom_252",
            "mom_252_21",
            "vol_21",
            "vol_63",
            "vol_252",
            "max_ret_21",
            "rsi_14",
            "ema_12_26_pct",
            "ema_50_200_ratio",
            "atr_14_pct",
            "obv_21_ratio",
            "reversal_5d_z",
            "overnight_gap",
            "range_pct",
            "range_21",
            "high_252_ratio",
            "adv_usd_21",
            "illiq_21",
            "zero_volume_21",
            "turnover_21",
            "size_ln",
            "beta_63",
            "ivol_63",
            "mkt_ret_1d",
            "mkt_ret_5d",
            "mkt_ret_21d",
            "mkt_vol_21",
            "mkt_vol_63",
            "f_earnings_yield",
            "f_book_yield",
            "f_sales_yield",
            "f_debt_to_equity",
            "f_roa",
            "f_roe",
            "f_gross_margin",
            "f_profit_margin",
            "f_current_ratio",
            "cs_z_mom_21",
            "cs_z_mom_63",
            "cs_z_mom_252",
            "cs_z_vol_21",
            "cs_z_rsi_14",
            "cs_z_adv_usd_21",
            "cs_z_turnover_21",
            "cs_z_size_ln",
            "cs_z_beta_63",
            "cs_z_f_earnings_yield",
            "cs_z_f_book_yield");
    private static final List<String> TARGETS =
            List.of("fwd_ret", "fwd_ret_resid", "fwd_ret_exec", "fwd_ret_exec_resid");

    private final Connection owner;
    private final Random random = new Random(11);

    PublishedMarket(Connection owner) {
        this.owner = owner;
    }

    static LocalDate session(int day) {
        return CALENDAR.plus(LATEST, day - SESSIONS + 1);
    }

    static String symbol(int number) {
        return String.format("SYM%02d", number);
    }

    /** The symbol that left the universe half-way. */
    static String former() {
        return symbol(SYMBOLS - 1);
    }

    /** Makes them in place of those that are there. */
    void create() throws SQLException {
        String values = Stream.concat(FEATURES.stream(), TARGETS.stream())
                .map(name -> name + " float8")
                .collect(Collectors.joining(", "));
        try (Statement statement = owner.createStatement()) {
            statement.execute("drop view if exists ingestion.published_survivorship, ingestion.published_suspects,"
                    + " ingestion.published_legitimate_absences, ingestion.published_symbol_changes cascade");
            statement.execute("drop table if exists feature.sample, feature.sample_coverage, ingestion.sample_universe,"
                    + " ingestion.sample_bar, ingestion.sample_closure, feature.sample_closure cascade");
            statement.execute("create table feature.sample (symbol text, session date, " + values
                    + ", label_terminal boolean, primary key (symbol, session))");
            statement.execute("create view feature.published_features as select * from feature.sample");
            statement.execute("""
                    create table feature.sample_coverage (session date primary key, universe_symbols int,
                        expected_cells int, row_count int, symbols_with_features int, covered_cells int,
                        fwd_ret_cells int, fwd_ret_resid_cells int)""");
            statement.execute(
                    "create view feature.published_session_coverage as select * from feature.sample_coverage");
            statement.execute("""
                    create table ingestion.sample_universe (symbol text primary key, security_type text, name text,
                        exchange text, sector text, industry text, listed_on date, delisted_on date, member_from date,
                        member_to date, included boolean, benchmark boolean, market_cap float8, last_close float8,
                        adv_usd float8, reason text)""");
            statement.execute("create view ingestion.published_universe as select * from ingestion.sample_universe");
            statement.execute(
                    "create view ingestion.published_membership as select symbol, member_from as from_session,"
                            + " member_to as to_session, least(member_to, date '" + session(20) + "') as assumed_until"
                            + " from ingestion.sample_universe where member_from is not null");
            statement.execute("create view ingestion.published_legitimate_absences as"
                    + " select null::text as symbol, null::date as session where false");
            statement.execute("create table ingestion.sample_closure (session date primary key)");
            statement.execute(
                    "create view ingestion.published_closures as select session from ingestion.sample_closure");
            statement.execute("create table feature.sample_closure (session date primary key)");
            statement.execute("create view feature.published_closures as select session from feature.sample_closure");
            statement.execute("create view ingestion.published_survivorship as select true as biased");
            statement.execute("create view ingestion.published_suspects as select 'SYM05' as symbol, date '"
                    + session(50) + "' as session, 'price-jump' as kind");
            statement.execute(
                    "create view ingestion.published_symbol_changes as select 'NONE' as ticker, 'SYM00' as symbol,"
                            + " date '" + session(0) + "' as changed_on, 'renamed' as kind");
            statement.execute(
                    "create table ingestion.sample_bar (symbol text, session date, primary key (symbol, session))");
            statement.execute("create view ingestion.published_bars as select * from ingestion.sample_bar");
            statement.execute(
                    "grant select on ingestion.published_bars, feature.published_features, feature.published_session_coverage,"
                            + " ingestion.published_universe, ingestion.published_membership, ingestion.published_survivorship,"
                            + " ingestion.published_suspects, ingestion.published_legitimate_absences, ingestion.published_closures,"
                            + " feature.published_closures,"
                            + " ingestion.published_symbol_changes to ballast_reader");
            fillUniverse(statement);
        }
        fillFeatures();
        try (Statement statement = owner.createStatement()) {
            statement.execute("insert into ingestion.sample_bar select symbol, session from feature.sample");
        }
        count();
    }

    /** As if the benchmark's bars had been missing all the time. */
    void loseBenchmark() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("update feature.sample set fwd_ret_resid = null, fwd_ret_exec_resid = null"
                    + " where session > date '" + session(20) + "'");
            statement.execute(
                    "delete from ingestion.sample_bar where symbol = 'IWM' and session > date '" + session(20) + "'");
        }
        count();
    }

    /** As if hardly any bar had come for the latest sessions. */
    void loseLabels() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("update feature.sample set fwd_ret = null, fwd_ret_resid = null where session > date '"
                    + session(SESSIONS - 20) + "'");
        }
        count();
    }

    /** One symbol listed late, one without a beta on one session, and two sessions without one symbol's bar. */
    void spoilSingleCells() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("insert into ingestion.sample_bar select 'IWM', session from feature.sample"
                    + " where symbol = 'IWM' on conflict do nothing");
            statement.execute("update feature.sample set fwd_ret = 0.01, fwd_ret_resid = 0.01, beta_63 = 1"
                    + " where session <= date '" + session(SESSIONS - 1 - HORIZON) + "'");
            statement.execute("update ingestion.sample_universe set sector = 'Energy', listed_on = date '" + session(80)
                    + "' where symbol = 'SYM00'");
            statement.execute(
                    "delete from feature.sample where symbol = 'SYM00' and session < date '" + session(80) + "'");
            statement.execute("update feature.sample set beta_63 = null, fwd_ret_resid = null where symbol = 'SYM00'"
                    + " and session < date '" + session(80 + 63) + "'");
            statement.execute("update feature.sample set beta_63 = null, fwd_ret_resid = null where symbol = 'SYM01'"
                    + " and session = date '" + session(120) + "'");
            statement.execute("delete from feature.sample where symbol = 'SYM02' and session in (date '" + session(100)
                    + "', date '" + session(101) + "')");
        }
        count();
    }

    private static void fillUniverse(Statement statement) throws SQLException {
        for (int number = 0; number < SYMBOLS; number++) {
            String until = symbol(number).equals(former()) ? "'" + session(SESSIONS / 2) + "'" : "null";
            statement.execute(
                    "insert into ingestion.sample_universe (symbol, member_from, member_to, included, benchmark)"
                            + " values ('" + symbol(number) + "', '" + session(0) + "', " + until + ", true, false)");
        }
        statement.execute(
                "insert into ingestion.sample_universe (symbol, included, benchmark) values ('IWM', false, true)");
    }

    private void fillFeatures() throws SQLException {
        String sql = "copy feature.sample from stdin (format binary)";
        try (BinaryCopyWriter writer = new BinaryCopyWriter(owner, sql)) {
            for (int day = 0; day < SESSIONS; day++) {
                double market = random.nextGaussian();
                for (int number = 0; number < SYMBOLS; number++) {
                    row(writer, symbol(number), day, market);
                }
                row(writer, "IWM", day, market);
            }
            writer.finish();
        }
    }

    private void row(BinaryCopyWriter writer, String symbol, int day, double market) throws SQLException {
        writer.startRow(FEATURES.size() + TARGETS.size() + 3);
        writer.text(symbol);
        writer.date(session(day));
        double signal = random.nextGaussian();
        for (String feature : FEATURES) {
            writer.float8(value(feature, signal, market));
        }
        double earned = 0.02 * (SIGNAL * signal + random.nextGaussian());
        boolean matured = day + HORIZON < SESSIONS;
        boolean executable = day + HORIZON + 1 < SESSIONS;
        writer.float8(matured ? earned : Double.NaN);
        writer.float8(matured ? earned - 0.001 * market : Double.NaN);
        writer.float8(executable ? earned : Double.NaN);
        writer.float8(executable ? earned - 0.001 * market : Double.NaN);
        writer.bool(false);
    }

    /** Fundamentals and what needs shares are not there, as before the first filings. */
    private double value(String feature, double signal, double market) {
        if (feature.contains("f_") || feature.contains("turnover") || feature.contains("size")) {
            return Double.NaN;
        }
        if (feature.startsWith("mkt_")) {
            return market;
        }
        return feature.equals("reversal_5d_z") ? signal : random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian();
    }

    private void count() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("truncate feature.sample_coverage");
            statement.execute("""
                    insert into feature.sample_coverage
                    select f.session, count(*), count(*), count(*), count(*), count(*),
                        count(f.fwd_ret), count(f.fwd_ret_resid)
                    from feature.sample f join ingestion.sample_universe u on u.symbol = f.symbol
                        and u.member_from <= f.session and (u.member_to is null or f.session < u.member_to)
                    group by f.session""");
        }
    }
}
