package io.ballast.feature.support;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

import io.ballast.testkit.TestServers;

/** Tables that stand for the views of ingestion, in their exact shapes, to be filled by tests. */
public final class PublishedMarket {
    private static final String TABLES = """
            create table ingestion.published_bars (symbol text, session date, open float8, high float8, low float8,
                close float8, volume float8, vwap float8, trade_count bigint, price_factor float8, split_factor float8,
                provider text, known_at timestamptz);
            create table ingestion.published_universe (symbol text, security_type text, name text, exchange text,
                sector text, industry text, listed_on date, delisted_on date, member_from date, member_to date,
                included boolean, benchmark boolean, market_cap float8, last_close float8, adv_usd float8, reason text);
            create view ingestion.published_membership as
                select symbol, member_from as from_session, member_to as to_session from ingestion.published_universe
                where member_from is not null and not benchmark;
            create table ingestion.published_corporate_actions (symbol text, ex_date date, kind text,
                split_from float8, split_to float8, cash_amount float8);
            create table ingestion.published_fundamentals (symbol text, period_end date, filing_date date,
                timeframe text, fiscal_period text, revenue float8, gross_profit float8, net_income float8,
                assets float8, current_assets float8, current_liabilities float8, debt float8, equity float8);
            create table ingestion.published_shares_outstanding (symbol text, as_of date, known_on date, shares float8);
            create table ingestion.published_bar_versions (symbol text, session date, open float8, high float8,
                low float8, close float8, volume float8, provider text, known_at timestamptz,
                superseded_at timestamptz);
            create table ingestion.published_absences (symbol text, session date, reason text);
            create view ingestion.published_legitimate_absences as
                select symbol, session from ingestion.published_absences where reason in ('halted', 'no-trade');
            create table ingestion.published_closures (session date);
            create table ingestion.published_symbol_changes (ticker text, changed_on date, symbol text, kind text);
            create table ingestion.change_log (transaction xid8 default pg_current_xact_id(), kind text, session date,
                symbols text[]);
            create function ingestion.published_changes_since(snapshot text)
                returns table (kind text, symbol text, first_session date, last_session date)
                language sql stable as $$
                    select change.kind, touched.symbol, min(change.session), max(change.session)
                    from ingestion.change_log as change
                    cross join unnest(change.symbols) as touched (symbol)
                    where not pg_visible_in_snapshot(change.transaction, snapshot::pg_snapshot)
                    group by change.kind, touched.symbol
                $$;
            grant select on all tables in schema ingestion to ballast_reader;
            grant execute on all functions in schema ingestion to ballast_reader""";

    private final TestServers servers;

    /**
     * A market in the database of a test.
     *
     * @param servers of the test
     */
    public PublishedMarket(TestServers servers) {
        this.servers = servers;
    }

    /** Creates the tables, empty, and empties what the service has built. */
    public void create() {
        run("""
                truncate feature.feature_row, feature.session_coverage, feature.feature_build, feature.symbol_state,
                    feature.recursive_anchor, feature.row_before, feature.build_session;
                drop table if exists ingestion.published_bars, ingestion.published_universe,
                    ingestion.published_corporate_actions, ingestion.published_fundamentals,
                    ingestion.published_shares_outstanding, ingestion.published_bar_versions,
                    ingestion.published_absences, ingestion.published_symbol_changes, ingestion.published_closures,
                    ingestion.change_log cascade;
                drop function if exists ingestion.published_changes_since;
                """ + TABLES);
    }

    /**
     * Runs statements as the owner.
     *
     * @param sql statements
     */
    public void run(String sql) {
        try (Statement statement = servers.standing().createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * Adds a security.
     *
     * @param symbol ticker
     * @param benchmark whether it is the benchmark
     * @param memberFrom first day in the universe, null: never
     * @param delistedOn day of delisting, null: listed
     */
    public void security(String symbol, boolean benchmark, LocalDate memberFrom, LocalDate delistedOn) {
        update("""
                insert into ingestion.published_universe (symbol, security_type, included, benchmark, member_from,
                    delisted_on) values (?, 'CS', ?, ?, ?, ?)""", symbol, memberFrom != null, benchmark, memberFrom, delistedOn);
    }

    /**
     * Adds a bar with factors 1.
     *
     * @param symbol ticker
     * @param session date
     * @param close USD
     * @param volume shares
     */
    public void bar(String symbol, LocalDate session, double close, double volume) {
        update("""
                insert into ingestion.published_bars (symbol, session, open, high, low, close, volume, price_factor,
                    split_factor, provider) values (?, ?, ?, ?, ?, ?, ?, 1, 1, 'test')""", symbol, session, close * 0.99, close * 1.02, close * 0.98, close, volume);
        note("bar", session, symbol);
    }

    /**
     * Notes a change, as ingestion does.
     *
     * @param kind of change
     * @param session earliest date that is touched
     * @param symbols tickers
     */
    public void note(String kind, LocalDate session, String... symbols) {
        update("insert into ingestion.change_log (kind, session, symbols) values (?, ?, ?)", kind, session, symbols);
    }

    /**
     * Runs a statement with values as the owner.
     *
     * @param sql statement
     * @param values in order
     */
    public void update(String sql, Object... values) {
        try (PreparedStatement statement = servers.standing().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
