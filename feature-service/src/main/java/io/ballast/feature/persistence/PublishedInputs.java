package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.MarketInputs;
import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kit.copy.BinaryCopyReader;

/** Reads the views of ingestion. */
@Singleton
class PublishedInputs implements MarketInputs {
    private static final String EVER_INCLUDED = """
            select symbol from ingestion.published_membership where symbol <> %s""";

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
                select symbol, as_of, known_on, shares from ingestion.published_shares_outstanding
            ) to stdout (format binary)""";

    private static final String SPLITS = """
            copy (
                select symbol, ex_date, split_to / split_from from ingestion.published_corporate_actions
                where kind = 'split' and split_to > 0 and split_from > 0 order by symbol, ex_date
            ) to stdout (format binary)""";

    private static final String STATEMENTS = """
            copy (
                select symbol, period_end, filing_date, timeframe, revenue, gross_profit, net_income, assets,
                    current_assets, current_liabilities, debt, equity
                from ingestion.published_fundamentals
                where timeframe in ('annual', 'quarterly')
            ) to stdout (format binary)""";

    private final Jdbc jdbc;
    private final ExchangeCalendar calendar;

    @Inject
    PublishedInputs(Jdbc jdbc, ExchangeCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    @Override
    public BuildInputs read(String benchmark, int lastDue) {
        String literal = "'" + benchmark.replace("'", "''") + "'";
        String included = EVER_INCLUDED.formatted(literal);
        Panel bars = new BarReader(jdbc, calendar).read("symbol = " + literal + " or symbol in (" + included + ")");
        Map<String, SymbolFacts> facts =
                jdbc.with("read the published facts", connection -> facts(connection, UNIVERSE.formatted(included)));
        return new BuildInputs(bars, facts, benchmark, lastDue);
    }

    private static Map<String, SymbolFacts> facts(Connection connection, String universe) throws SQLException {
        Map<String, SplitHistory> splits = splits(connection);
        Map<String, List<SharesRecord>> shares = shares(connection);
        Map<String, List<Statement>> statements = statements(connection);
        Map<String, List<Membership>> memberships = memberships(connection);
        Map<String, SymbolFacts> facts = new HashMap<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, universe)) {
            while (reader.nextRow()) {
                String symbol = reader.text();
                Security security = new Security(symbol, date(reader), date(reader), memberships.get(symbol));
                SharesHistory history = new SharesHistory(
                        shares.getOrDefault(symbol, List.of()), splits.getOrDefault(symbol, SplitHistory.NONE));
                facts.put(symbol, new SymbolFacts(security, history, statements.getOrDefault(symbol, List.of())));
            }
        }
        return facts;
    }

    private static Map<String, List<Membership>> memberships(Connection connection) throws SQLException {
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

    private static Map<String, List<SharesRecord>> shares(Connection connection) throws SQLException {
        Map<String, List<SharesRecord>> result = new HashMap<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, SHARES)) {
            while (reader.nextRow()) {
                result.computeIfAbsent(reader.text(), symbol -> new ArrayList<>())
                        .add(new SharesRecord(reader.epochDay(), reader.epochDay(), reader.float8()));
            }
        }
        return result;
    }

    private static Map<String, SplitHistory> splits(Connection connection) throws SQLException {
        Map<String, List<Integer>> days = new HashMap<>();
        Map<String, List<Double>> ratios = new HashMap<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, SPLITS)) {
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

    private static Map<String, List<Statement>> statements(Connection connection) throws SQLException {
        Map<String, List<Statement>> result = new HashMap<>();
        try (BinaryCopyReader reader = new BinaryCopyReader(connection, STATEMENTS)) {
            while (reader.nextRow()) {
                String symbol = reader.text();
                Statement statement = new Statement(
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
                result.computeIfAbsent(symbol, s -> new ArrayList<>()).add(statement);
            }
        }
        return result;
    }

    private static LocalDate date(BinaryCopyReader reader) {
        int epochDay = reader.epochDay();
        return reader.wasNull() ? null : LocalDate.ofEpochDay(epochDay);
    }
}
