package io.ballast.monitor.support;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

import io.ballast.testkit.TestServers;

/**
 * The views of the other services with a made-up market behind them: some symbols, all alike, over the sessions before a
 * date. Views have exactly the columns the services publish.
 */
public final class PublishedMarket {

    private final TestServers servers;

    /**
     * Makes the views, empty, and puts the clock back to where it started.
     *
     * @param servers where; the monitor must have started, which sets up roles and schemas
     */
    public PublishedMarket(TestServers servers) {
        this.servers = servers;
        execute("""
                create table if not exists ingestion.test_bar (symbol text, session date);
                create table if not exists ingestion.test_member (symbol text, security_type text, included boolean,
                    benchmark boolean, sector text, delisted_on date);
                create table if not exists ingestion.test_statement (symbol text, period_end date, filing_date date);
                create table if not exists ingestion.test_quarantine (symbol text, session date, reason text);
                create table if not exists feature.test_coverage (session date primary key, universe_symbols int,
                    expected_cells int, row_count int, symbols_with_features int, covered_cells int, fwd_ret_cells int,
                    fwd_ret_resid_cells int);
                create table if not exists model.test_prediction (symbol text, session date, model text, version text,
                    prediction float8 not null default 0.1);
                create or replace view ingestion.published_bars as select symbol, session, 1.0::float8 as open,
                    1.0::float8 as high, 1.0::float8 as low, 1.0::float8 as close, 1.0::float8 as volume,
                    1.0::float8 as vwap, 1::bigint as trade_count, 1.0::float8 as price_factor,
                    1.0::float8 as split_factor, 'polygon'::text as provider, now() as known_at from ingestion.test_bar;
                create or replace view ingestion.published_universe as select symbol, security_type, symbol as name,
                    'XNYS'::text as exchange, sector, null::text as industry,
                    null::date as listed_on, delisted_on,
                    case when included then date '2010-01-04' end as member_from, null::date as member_to,
                    included, benchmark, null::float8 as market_cap, null::float8 as last_close,
                    null::float8 as adv_usd, null::text as reason from ingestion.test_member;
                create or replace view ingestion.published_membership as select symbol,
                    date '2010-01-04' as from_session, null::date as to_session, 'passes'::text as reason,
                    date '2010-01-04' as decided_on from ingestion.test_member where included and not benchmark;
                create or replace view ingestion.published_survivorship as select true as biased,
                    0.25::float8 as assumed_share;
                create or replace view ingestion.published_fundamentals as select symbol, period_end, filing_date,
                    'annual'::text as timeframe, 'FY'::text as fiscal_period, null::float8 as revenue,
                    null::float8 as gross_profit, null::float8 as net_income, null::float8 as assets,
                    null::float8 as current_assets, null::float8 as current_liabilities, null::float8 as debt,
                    null::float8 as equity from ingestion.test_statement;
                create or replace view ingestion.published_quarantine as
                    select symbol, session, reason, 'polygon'::text as provider from ingestion.test_quarantine;
                create table if not exists ingestion.test_absence (symbol text, session date, reason text,
                    provider text, detail text);
                create or replace view ingestion.published_absences as
                    select symbol, session, reason, provider, detail from ingestion.test_absence;
                create or replace view ingestion.published_legitimate_absences as
                    select symbol, session from ingestion.test_absence where reason in ('halted', 'no-trade');
                create table if not exists ingestion.test_closure (session date);
                create or replace view ingestion.published_closures as select session from ingestion.test_closure;
                create table if not exists feature.test_closure (session date);
                create or replace view feature.published_closures as select session from feature.test_closure;
                create table if not exists ingestion.test_suspect (symbol text, session date, kind text);
                create or replace view ingestion.published_suspects as select symbol, session, kind,
                    1.0::float8 as observed, 1.0::float8 as threshold, ''::text as detail from ingestion.test_suspect;
                create table if not exists ingestion.test_symbol_change (ticker text, changed_on date, symbol text);
                create or replace view ingestion.published_symbol_changes as
                    select ticker, changed_on, symbol, 'renamed'::text as kind from ingestion.test_symbol_change;
                create table if not exists ingestion.test_action (symbol text, ex_date date, kind text,
                    split_from float8, split_to float8, cash_amount float8, known_at timestamptz);
                create or replace view ingestion.published_corporate_actions as
                    select symbol, ex_date, kind, split_from, split_to, cash_amount from ingestion.test_action;
                create or replace view ingestion.published_corporate_action_versions as select symbol, ex_date, kind,
                    ''::text as action_id, split_from, split_to, cash_amount, 'USD'::text as currency, known_at,
                    timestamptz 'infinity' as superseded_at from ingestion.test_action;
                create table if not exists ingestion.test_bar_version (symbol text, session date, close float8,
                    superseded_at timestamptz);
                create or replace view ingestion.published_bar_versions as
                    select symbol, session, 1.0::float8 as open, 1.0::float8 as high, 1.0::float8 as low, close,
                    1.0::float8 as volume, 1.0::float8 as vwap, 1::bigint as trade_count, 1.0::float8 as price_factor,
                    1.0::float8 as split_factor, 'polygon'::text as provider, timestamptz '2010-01-04' as known_at,
                    superseded_at from ingestion.test_bar_version;
                create table if not exists feature.test_feature (symbol text, session date, ret_5d float8 default 0.1,
                    beta_63 float8 default 1, fwd_ret float8, fwd_ret_resid float8);
                create or replace view feature.published_features as select symbol, session, 0.1::float8 as ret_1d,
                    ret_5d, 0.1::float8 as mom_21, 0.1::float8 as vol_21, beta_63, null::float8 as f_roa, fwd_ret,
                    fwd_ret_resid from feature.test_feature;
                create or replace view feature.published_session_coverage as select * from feature.test_coverage;
                create or replace view model.published_predictions as select symbol, session, model, version,
                    'fwd_ret_resid'::text as target, prediction, false as tradable,
                    '{}'::text[] as reasons, now() as published_at from model.test_prediction;
                grant select on ingestion.published_bars, ingestion.published_universe, ingestion.published_membership,
                    ingestion.published_survivorship,
                    ingestion.published_fundamentals, ingestion.published_quarantine,
                    ingestion.published_absences, ingestion.published_legitimate_absences,
                    ingestion.published_closures, feature.published_closures, ingestion.published_suspects, ingestion.published_symbol_changes,
                    ingestion.published_corporate_actions, ingestion.published_corporate_action_versions,
                    ingestion.published_bar_versions, feature.published_features,
                    feature.published_session_coverage, model.published_predictions to ballast_reader""");
        clear();
    }

    /** Takes everything out again, and undoes what a test did to the clock that all of them share. */
    public void clear() {
        execute("update ballast.business_clock set instant = started_at");
        execute("""
                truncate ingestion.test_bar, ingestion.test_member, ingestion.test_statement, ingestion.test_quarantine,
                    ingestion.test_absence, ingestion.test_closure, feature.test_closure, ingestion.test_suspect, ingestion.test_symbol_change,
                    ingestion.test_action,
                    ingestion.test_bar_version, feature.test_feature, feature.test_coverage, model.test_prediction;
                truncate monitor.incident, monitor.healing cascade;
                truncate monitor.certificate, monitor.observed_event, monitor.validation_finding cascade;
                truncate monitor.validation_report, monitor.morning_report, monitor.watched_name cascade;
                truncate monitor.measurement""");
    }

    /** Includes symbols S1..Sn, and a benchmark and a fund that do not count. */
    public void include(int symbols) {
        execute("insert into ingestion.test_member select 'S' || n, 'CS', true, false from generate_series(1, "
                + symbols + ") n");
        execute("insert into ingestion.test_member values ('IWM', 'ETF', false, true), ('SPY', 'ETF', false, false)");
    }

    /** Gives the first symbols a bar on each weekday of a range, both ends included. */
    public void bars(int symbols, LocalDate from, LocalDate to) {
        execute("insert into ingestion.test_bar select 'S' || n, day::date from generate_series(1, " + symbols + ") n, "
                + weekdays(from, to));
        execute("insert into ingestion.test_bar select 'IWM', day::date from " + weekdays(from, to));
    }

    /** Counts for each weekday of a range: all symbols have features, so many cells have the targets. */
    public void features(int symbols, int fwdRet, int fwdRetResid, LocalDate from, LocalDate to) {
        execute("insert into feature.test_coverage select day::date, " + symbols + ", " + symbols + ", " + symbols
                + ", "
                + symbols + ", " + symbols + ", " + fwdRet + ", " + fwdRetResid + " from " + weekdays(from, to)
                + " on conflict (session) do update set universe_symbols = excluded.universe_symbols,"
                + " expected_cells = excluded.expected_cells, row_count = excluded.row_count,"
                + " symbols_with_features = excluded.symbols_with_features, covered_cells = excluded.covered_cells,"
                + " fwd_ret_cells = excluded.fwd_ret_cells, fwd_ret_resid_cells = excluded.fwd_ret_resid_cells");
    }

    /** Gives the first symbols a feature row. */
    public void rows(int symbols, LocalDate session) {
        execute("insert into feature.test_feature select 'S' || n, '" + session + "' from generate_series(1, " + symbols
                + ") n");
    }

    /**
     * Gives symbols with numbers from..to a feature row on each weekday of a range.
     *
     * @param beta its beta, as SQL
     * @param fwdRet its return ahead, as SQL
     * @param residual the same less the market's share, as SQL
     */
    public void labels(int from, int to, LocalDate first, LocalDate last, String beta, String fwdRet, String residual) {
        execute("insert into feature.test_feature (symbol, session, beta_63, fwd_ret, fwd_ret_resid) select 'S' || n,"
                + " day::date, " + beta + ", " + fwdRet + ", " + residual + " from generate_series(" + from + ", " + to
                + ") n, " + weekdays(first, last));
    }

    /** Counts the labels of the feature rows that are there, as the feature service would. */
    public void countLabels() {
        execute(
                "update feature.test_coverage as counted set (fwd_ret_cells, fwd_ret_resid_cells) = (select count(fwd_ret),"
                        + " count(fwd_ret_resid) from feature.test_feature as built where built.session = counted.session)");
    }

    /** Gives the first symbols a prediction of a model. */
    public void predictions(int symbols, String model, LocalDate session) {
        execute("insert into model.test_prediction select 'S' || n, '" + session + "', '" + model
                + "', '1' from generate_series(1, " + symbols + ") n");
    }

    /** Gives the first symbols a statement. */
    public void statements(int symbols, LocalDate periodEnd, LocalDate filed) {
        execute("insert into ingestion.test_statement select 'S' || n, '" + periodEnd + "', '" + filed
                + "' from generate_series(1, " + symbols + ") n");
    }

    /** Notes that symbols with numbers from..to have no bar on a session, and why; the bars go. */
    public void absent(int from, int to, LocalDate session, String reason, String provider) {
        String numbers = "(select 'S' || n as symbol from generate_series(" + from + ", " + to + ") n) gone";
        execute("delete from ingestion.test_bar using " + numbers
                + " where test_bar.symbol = gone.symbol and session = '" + session + "'");
        execute("insert into ingestion.test_absence select symbol, '" + session + "', '" + reason + "', '" + provider
                + "', 'asked' from " + numbers);
    }

    /** Declares a day closed against the calendar. */
    public void close(LocalDate day) {
        execute("insert into ingestion.test_closure values ('" + day + "')");
    }

    /** Runs any statement as the owner. */
    public void execute(String sql) {
        try (Statement statement = servers.standing().createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private static String weekdays(LocalDate from, LocalDate to) {
        return "(select day from generate_series(date '" + from + "', date '" + to
                + "', interval '1 day') day where extract(isodow from day) < 6"
                + " and day not in ('2018-01-01', '2018-01-15', '2017-12-25', '2017-11-23')) weekday";
    }
}
