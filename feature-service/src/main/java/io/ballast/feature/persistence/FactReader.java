package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyReader;

/** Reads securities, memberships, shares, splits and statements from the views of ingestion. */
final class FactReader {
    private static final String EVER_INCLUDED = "select symbol from ingestion.published_membership where symbol <> %s";

    private static final String MEMBERSHIPS = """
            copy (
                select symbol, from_session, to_session from ingestion.published_membership
                order by symbol, from_session
            ) to stdout (format binary)""";

    private static final String UNIVERSE = """
            copy (
                select symbol, listed_on, delisted_on from ingestion.published_universe
                where symbol in (%s)
            ) to stdout (format binary)""";

    private static final String SHARES = """
            copy (
                select symbol, as_of, known_on, shares from ingestion.published_shares_outstanding where %s
            ) to stdout (format binary)""";

    private static final String SPLITS = """
            copy (
                select symbol, ex_date, split_to / split_from from ingestion.published_corporate_actions
                where kind = 'split' and split_to > 0 and split_from > 0 and %s order by symbol, ex_date
            ) to stdout (format binary)""";

    private static final String STATEMENTS = """
            copy (
                select symbol, period_end, filing_date, timeframe, revenue, gross_profit, net_income, assets,
                    current_assets, current_liabilities, debt, equity
                from ingestion.published_fundamentals
                where timeframe in ('annual', 'quarterly') and %s
            ) to stdout (format binary)""";

    private static final String EXCUSED = """
            copy (
                select symbol, session from ingestion.published_legitimate_absences
                union all
                select member.symbol, closed.session
                from ingestion.published_closures as closed
                cross join (select distinct symbol from ingestion.published_membership) as member
                where not exists (
                    select from ingestion.published_bars as bar
                    where bar.symbol = member.symbol and bar.session = closed.session)
            ) to stdout (format binary)""";

    private static final String CLOSED = """
            copy (select session from ingestion.published_closures) to stdout (format binary)""";

    private final Connection connection;

    FactReader(Connection connection) {
        this.connection = connection;
    }

    /** A query for the symbols that were ever included, but for the benchmark. */
    static String everIncluded(String benchmark) {
        return EVER_INCLUDED.formatted(SqlLiterals.text(benchmark));
    }

    /** Securities that were ever included, the benchmark not among them. */
    Map<String, Security> securities(String benchmark) throws SQLException {
        Map<String, List<Membership>> memberships = memberships();
        Map<String, Security> securities = new HashMap<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, UNIVERSE.formatted(everIncluded(benchmark)))) {
            while (reader.nextRow()) {
                String symbol = reader.text();
                securities.put(symbol, new Security(symbol, date(reader), date(reader), memberships.get(symbol)));
            }
        }
        return securities;
    }

    private Map<String, List<Membership>> memberships() throws SQLException {
        Map<String, List<Membership>> memberships = new HashMap<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, MEMBERSHIPS)) {
            while (reader.nextRow()) {
                memberships
                        .computeIfAbsent(reader.text(), symbol -> new ArrayList<>())
                        .add(new Membership(date(reader), date(reader)));
            }
        }
        return memberships;
    }

    /** Shares outstanding of the rows for which a condition of SQL holds. */
    Map<String, List<SharesRecord>> shares(String condition) throws SQLException {
        Map<String, List<SharesRecord>> result = new HashMap<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, SHARES.formatted(condition))) {
            while (reader.nextRow()) {
                result.computeIfAbsent(reader.text(), symbol -> new ArrayList<>())
                        .add(new SharesRecord(reader.epochDay(), reader.epochDay(), reader.float8()));
            }
        }
        return result;
    }

    /** Splits of the rows for which a condition of SQL holds. */
    Map<String, SplitHistory> splits(String condition) throws SQLException {
        Map<String, List<Integer>> days = new HashMap<>();
        Map<String, List<Double>> ratios = new HashMap<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, SPLITS.formatted(condition))) {
            while (reader.nextRow()) {
                String symbol = reader.text();
                days.computeIfAbsent(symbol, s -> new ArrayList<>()).add(reader.epochDay());
                ratios.computeIfAbsent(symbol, s -> new ArrayList<>()).add(reader.float8());
            }
        }
        Map<String, SplitHistory> result = new HashMap<>();
        days.forEach((symbol, exDays) -> result.put(
                symbol,
                new SplitHistory(
                        exDays.stream().mapToInt(Integer::intValue).toArray(),
                        ratios.get(symbol).stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())));
        return result;
    }

    /** Statements of the rows for which a condition of SQL holds. */
    Map<String, List<Statement>> statements(String condition) throws SQLException {
        Map<String, List<Statement>> result = new HashMap<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, STATEMENTS.formatted(condition))) {
            while (reader.nextRow()) {
                result.computeIfAbsent(reader.text(), symbol -> new ArrayList<>())
                        .add(statement(reader));
            }
        }
        return result;
    }

    /** Per symbol the calendar ordinals of sessions on which it has no bar for a legitimate reason, or that were not held. */
    Map<String, Set<Integer>> excused(ExchangeCalendar calendar) throws SQLException {
        Map<String, Set<Integer>> result = new HashMap<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, EXCUSED)) {
            while (reader.nextRow()) {
                result.computeIfAbsent(reader.text(), symbol -> new HashSet<>())
                        .add(calendar.ordinal(LocalDate.ofEpochDay(reader.epochDay())));
            }
        }
        return result;
    }

    /** Days that a person declared closed. */
    ClosedDays closed(ExchangeCalendar calendar) throws SQLException {
        List<LocalDate> days = new ArrayList<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, CLOSED)) {
            while (reader.nextRow()) {
                days.add(date(reader));
            }
        }
        return ClosedDays.of(calendar, days);
    }

    private static Statement statement(BinaryCopyReader reader) {
        return new Statement(
                reader.epochDay(),
                reader.epochDay(),
                "annual".equals(reader.text()),
                reader.float8(),
                reader.float8(),
                reader.float8(),
                reader.float8(),
                reader.float8(),
                reader.float8(),
                reader.float8(),
                reader.float8());
    }

    private static LocalDate date(BinaryCopyReader reader) {
        int epochDay = reader.epochDay();
        return reader.wasNull() ? null : LocalDate.ofEpochDay(epochDay);
    }
}
