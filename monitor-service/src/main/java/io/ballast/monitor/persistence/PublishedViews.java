package io.ballast.monitor.persistence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;
import io.ballast.monitor.application.HistoryBias;
import io.ballast.monitor.application.MarketReader;
import io.ballast.monitor.domain.rule.SessionCompleteness;
import io.ballast.monitor.domain.rule.SessionCoverage;

/** Reads the views the other services publish, in small queries over few sessions. */
@Singleton
class PublishedViews implements MarketReader {

    private static final String COVERAGE = """
            select session, universe_symbols, expected_cells, row_count, symbols_with_features, covered_cells,
                fwd_ret_cells, fwd_ret_resid_cells
            from feature.published_session_coverage order by session desc limit ?""";

    private static final String EXPECTED_BARS = """
            select day.session, count(member.symbol) as cells
            from unnest(?::date[]) as day(session)
            left join (ingestion.published_membership join ingestion.published_universe using (symbol)) as member
                on member.from_session <= day.session
                and (member.to_session is null or day.session < member.to_session)
                and (member.listed_on is null or member.listed_on <= day.session)
                and (member.delisted_on is null or day.session < member.delisted_on)
            group by day.session""";

    private static final String PRESENT_BARS = """
            select bar.session, count(*) as cells
            from ingestion.published_bars bar
            join (ingestion.published_membership join ingestion.published_universe using (symbol)) as member
                on member.symbol = bar.symbol and member.from_session <= bar.session
                and (member.to_session is null or bar.session < member.to_session)
                and (member.listed_on is null or member.listed_on <= bar.session)
                and (member.delisted_on is null or bar.session < member.delisted_on)
            where bar.session >= ? and bar.session <= ?
            group by bar.session""";

    private static final String PREDICTED = """
            select session, count(distinct symbol) as cells from model.published_predictions
            where session >= ? group by session""";

    private static final String STATEMENTS = """
            select latest.period_end as session, count(*) as cells
            from (
                select statement.symbol, max(statement.period_end) as period_end
                from ingestion.published_fundamentals statement
                join ingestion.published_universe member on member.symbol = statement.symbol and member.included
                where statement.filing_date < ?
                group by statement.symbol) latest
            group by latest.period_end""";

    private final Database database;

    @Inject
    PublishedViews(Database database) {
        this.database = database;
    }

    @Override
    public List<SessionCoverage> coverage(int sessions) {
        List<SessionCoverage> rows = published(
                () -> database.query(
                        COVERAGE,
                        row -> new SessionCoverage(
                                row.getObject("session", LocalDate.class),
                                row.getInt("universe_symbols"),
                                row.getInt("expected_cells"),
                                row.getInt("row_count"),
                                row.getInt("symbols_with_features"),
                                row.getInt("covered_cells"),
                                row.getInt("fwd_ret_cells"),
                                row.getInt("fwd_ret_resid_cells")),
                        sessions),
                List.of());
        List<SessionCoverage> ascending = new ArrayList<>(rows);
        Collections.reverse(ascending);
        return ascending;
    }

    @Override
    public List<SessionCompleteness> bars(List<LocalDate> sessions) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        Map<LocalDate, Long> expected = cells(EXPECTED_BARS, (Object) sessions.toArray(LocalDate[]::new));
        Map<LocalDate, Long> present = cells(PRESENT_BARS, sessions.get(0), sessions.get(sessions.size() - 1));
        return sessions.stream()
                .map(session -> new SessionCompleteness(
                        session, expected.getOrDefault(session, 0L), present.getOrDefault(session, 0L)))
                .toList();
    }

    @Override
    public Map<LocalDate, Long> predictedSymbols(LocalDate from) {
        return cells(PREDICTED, from);
    }

    @Override
    public Map<LocalDate, Long> latestStatements(LocalDate session) {
        return cells(STATEMENTS, session);
    }

    @Override
    public List<LocalDate> closures() {
        return sessions("ingestion.published_closures");
    }

    @Override
    public List<LocalDate> closuresOfLabels() {
        return Stream.concat(closures().stream(), sessions("feature.published_closures").stream())
                .distinct()
                .toList();
    }

    /** The days of a view; none while the release of its service does not have it yet. */
    private List<LocalDate> sessions(String view) {
        return published(
                () -> database.query("select session from " + view, row -> row.getObject("session", LocalDate.class)),
                List.of());
    }

    @Override
    public List<String> unknown(List<String> symbols) {
        return published(
                () -> database.query("""
                        select asked.symbol from unnest(?::text[]) as asked(symbol)
                        where not exists (select from ingestion.published_universe as one
                                          where one.symbol = asked.symbol)
                        order by 1""", row -> row.getString("symbol"), (Object) symbols.toArray(String[]::new)),
                List.of());
    }

    @Override
    public Integer includedStocks() {
        return published(
                () -> database.query("""
                                select count(*), count(*) filter (where included and not benchmark
                                    and security_type is distinct from 'ETF')
                                from ingestion.published_universe""", row -> row.getLong(1) == 0 ? null : row.getInt(2))
                        .get(0),
                null);
    }

    @Override
    public HistoryBias bias() {
        List<HistoryBias> bias = published(
                () -> database.query(
                        "select biased, assumed_share from ingestion.published_survivorship",
                        row -> new HistoryBias(row.getBoolean("biased"), row.getDouble("assumed_share"))),
                List.of());
        return bias.isEmpty() ? null : bias.get(0);
    }

    @Override
    public StoredTotals totals() {
        StoredTotals none = new StoredTotals(0, null, null, 0, Map.of());
        StoredTotals bars = published(
                () -> database.query(
                                "select count(*), min(session), max(session) from ingestion.published_bars",
                                row -> new StoredTotals(
                                        row.getLong(1),
                                        row.getObject(2, LocalDate.class),
                                        row.getObject(3, LocalDate.class),
                                        0,
                                        Map.of()))
                        .get(0),
                none);
        return new StoredTotals(bars.bars(), bars.from(), bars.to(), featureRows(), quarantined());
    }

    private long featureRows() {
        return published(
                () -> database.query(
                                "select coalesce(sum(row_count), 0) from feature.published_session_coverage",
                                row -> row.getLong(1))
                        .get(0),
                0L);
    }

    private Map<String, Long> quarantined() {
        Map<String, Long> byReason = new LinkedHashMap<>();
        published(
                () -> database.query(
                        "select reason, count(*) from ingestion.published_quarantine group by reason order by reason",
                        row -> byReason.put(row.getString(1), row.getLong(2))),
                List.of());
        return byReason;
    }

    private Map<LocalDate, Long> cells(String sql, Object... values) {
        Map<LocalDate, Long> cells = new LinkedHashMap<>();
        published(
                () -> database.query(
                        sql, row -> cells.put(row.getObject("session", LocalDate.class), row.getLong("cells")), values),
                List.of());
        return cells;
    }

    /** A view that its owner has not made yet holds nothing. */
    private static <T> T published(Supplier<T> query, T ifUnpublished) {
        try {
            return query.get();
        } catch (DatabaseException failed) {
            if (failed.isUnpublished()) {
                return ifUnpublished;
            }
            throw failed;
        }
    }
}
