package io.ballast.feature.persistence;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.Evidence;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.crosssection.ScoredFeature;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.explain.SessionScores;
import io.ballast.feature.domain.explain.SymbolEvidence;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.database.Database;

/** Reads the views of ingestion for one symbol, and the published features of one session. */
@Singleton
class PostgresEvidence implements Evidence {
    private static final String SECURITY = """
            select symbol, listed_on, delisted_on, array_agg(from_session order by from_session),
                array_agg(to_session order by from_session)
            from ingestion.published_universe join ingestion.published_membership using (symbol)
            where symbol = ? and symbol <> ? group by symbol, listed_on, delisted_on""";

    private static final String BARS = """
            select session, open, high, low, close, volume, price_factor, split_factor, provider, known_at
            from ingestion.published_bars where symbol = ? order by session""";

    private static final String REVISIONS = """
            select symbol, session, open, high, low, close, volume, provider, known_at, superseded_at
            from ingestion.published_bar_versions
            where symbol in (?, ?) and superseded_at < 'infinity' order by session, known_at, symbol""";

    private static final String ACTIONS = """
            select ex_date, kind, split_from, split_to, cash_amount from ingestion.published_corporate_actions
            where symbol = ? order by ex_date, kind""";

    private static final String SHARES = """
            select as_of, known_on, shares from ingestion.published_shares_outstanding where symbol = ?""";

    private static final String STATEMENTS = """
            select period_end, filing_date, timeframe, revenue, gross_profit, net_income, assets, current_assets,
                current_liabilities, debt, equity
            from ingestion.published_fundamentals
            where symbol = ? and timeframe in ('annual', 'quarterly')""";

    private static final String ABSENCE = """
            select reason from ingestion.published_absences where symbol = ? and session = ?""";

    private static final String MEMBERS = """
            select %s
            from feature.published_features feature
            join ingestion.published_membership member on member.symbol = feature.symbol
            where feature.session = ? and member.from_session <= feature.session
                and (member.to_session is null or member.to_session > feature.session)
                and member.symbol <> ?
            order by feature.symbol collate "C"
            """.formatted(ScoredFeature.ALL.stream()
            .map(scored -> "feature." + scored.source().column())
            .collect(Collectors.joining(", ")));

    private final Database database;
    private final ExchangeCalendar calendar;

    @Inject
    PostgresEvidence(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    @Override
    public Optional<SymbolEvidence> of(String symbol, String benchmark) {
        return database
                .query("read the security " + symbol, SECURITY, PostgresEvidence::security, symbol, benchmark)
                .stream()
                .findFirst()
                .map(security -> {
                    List<SymbolEvidence.Action> actions =
                            database.query("read actions of " + symbol, ACTIONS, PostgresEvidence::action, symbol);
                    return new SymbolEvidence(
                            facts(security, actions),
                            database.query("read bars of " + symbol, BARS, PostgresEvidence::bar, symbol),
                            database.query("read bars of " + benchmark, BARS, PostgresEvidence::bar, benchmark),
                            database.query(
                                    "read revisions of " + symbol,
                                    REVISIONS,
                                    PostgresEvidence::revision,
                                    symbol,
                                    benchmark),
                            actions,
                            closed());
                });
    }

    private ClosedDays closed() {
        return ClosedDays.of(
                calendar,
                database.query(
                        "read the closed days",
                        "select session from ingestion.published_closures",
                        row -> row.getObject(1, LocalDate.class)));
    }

    @Override
    public Optional<String> absence(String symbol, LocalDate session) {
        return database
                .query("read the absence of " + symbol, ABSENCE, row -> row.getString(1), symbol, session)
                .stream()
                .findFirst();
    }

    @Override
    public SessionScores scores(LocalDate session, String benchmark) {
        List<double[]> members = database.query(
                "read the members of " + session, MEMBERS, PostgresEvidence::sources, session, benchmark);
        Map<Feature, double[]> values = new EnumMap<>(Feature.class);
        for (int c = 0; c < ScoredFeature.ALL.size(); c++) {
            int column = c;
            values.put(
                    ScoredFeature.ALL.get(c).source(),
                    members.stream().mapToDouble(member -> member[column]).toArray());
        }
        return new SessionScores(values);
    }

    private SymbolFacts facts(Security security, List<SymbolEvidence.Action> actions) {
        String symbol = security.symbol();
        List<SymbolEvidence.Action> splits =
                actions.stream().filter(action -> isSplit(action)).toList();
        SplitHistory history = new SplitHistory(
                splits.stream()
                        .mapToInt(split -> (int) split.exDate().toEpochDay())
                        .toArray(),
                splits.stream()
                        .mapToDouble(split -> split.splitTo() / split.splitFrom())
                        .toArray());
        return new SymbolFacts(
                security,
                new SharesHistory(
                        database.query("read shares of " + symbol, SHARES, PostgresEvidence::shares, symbol), history),
                database.query("read statements of " + symbol, STATEMENTS, PostgresEvidence::statement, symbol));
    }

    private static boolean isSplit(SymbolEvidence.Action action) {
        boolean isSplit = action.kind().equals("split") && action.splitFrom() != null && action.splitTo() != null;
        return isSplit && action.splitFrom() > 0 && action.splitTo() > 0;
    }

    private static Security security(ResultSet row) throws SQLException {
        Date[] from = (Date[]) row.getArray(4).getArray();
        Date[] to = (Date[]) row.getArray(5).getArray();
        List<Membership> memberships = IntStream.range(0, from.length)
                .mapToObj(i -> new Membership(from[i].toLocalDate(), to[i] == null ? null : to[i].toLocalDate()))
                .toList();
        return new Security(row.getString(1), date(row, 2), date(row, 3), memberships);
    }

    private static SymbolEvidence.Bar bar(ResultSet row) throws SQLException {
        return new SymbolEvidence.Bar(
                date(row, 1),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                row.getDouble(7),
                row.getDouble(8),
                row.getString(9),
                instant(row, 10));
    }

    private static SymbolEvidence.Revision revision(ResultSet row) throws SQLException {
        return new SymbolEvidence.Revision(
                row.getString(1),
                date(row, 2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                row.getDouble(7),
                row.getString(8),
                instant(row, 9),
                instant(row, 10));
    }

    private static SymbolEvidence.Action action(ResultSet row) throws SQLException {
        return new SymbolEvidence.Action(
                date(row, 1),
                row.getString(2),
                Database.numberOrNull(row, "split_from"),
                Database.numberOrNull(row, "split_to"),
                Database.numberOrNull(row, "cash_amount"));
    }

    private static SharesRecord shares(ResultSet row) throws SQLException {
        return new SharesRecord(day(row, 1), day(row, 2), number(row, 3));
    }

    private static Statement statement(ResultSet row) throws SQLException {
        return new Statement(
                day(row, 1),
                day(row, 2),
                "annual".equals(row.getString(3)),
                number(row, 4),
                number(row, 5),
                number(row, 6),
                number(row, 7),
                number(row, 8),
                number(row, 9),
                number(row, 10),
                number(row, 11));
    }

    private static double[] sources(ResultSet row) throws SQLException {
        double[] values = new double[ScoredFeature.ALL.size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = number(row, c + 1);
        }
        return values;
    }

    private static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    private static LocalDate date(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static int day(ResultSet row, int column) throws SQLException {
        return (int) date(row, column).toEpochDay();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
