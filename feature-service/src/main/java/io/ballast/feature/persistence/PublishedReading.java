package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

import io.ballast.feature.application.MarketChanges;
import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.fundamental.KnownStatements;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.increment.InputChange;
import io.ballast.feature.domain.increment.RecentBars;
import io.ballast.feature.domain.increment.RecentFacts;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.domain.universe.Security;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.database.DatabaseException;

/** What an increment reads, over one connection in one repeatable-read transaction. */
final class PublishedReading implements MarketChanges.Reading {
    private static final String CHANGES = """
            copy (
                select kind, symbol, first_session, last_session from ingestion.published_changes_since(%s)
            ) to stdout (format binary)""";

    private final Connection connection;
    private final ExchangeCalendar calendar;
    private final LogPosition since;
    private final LogPosition now;
    private final StoredRowReader stored;
    private final RecentInputs inputs;
    private final RecentRowReader rows;
    private ClosedDays closed;

    PublishedReading(
            Connection connection,
            ExchangeCalendar calendar,
            LogPosition since,
            Kept<RecentInputs.Version> keptInputs,
            Kept<RecentRowReader.Version> keptRows)
            throws SQLException {
        this.connection = connection;
        this.calendar = calendar;
        this.since = since;
        this.now = LogPosition.of(connection);
        this.stored = new StoredRowReader(connection, calendar);
        this.inputs = new RecentInputs(connection, calendar, now, keptInputs);
        this.rows = new RecentRowReader(connection, calendar, stored, keptRows);
    }

    static DatabaseException failure(SQLException failed) {
        return new DatabaseException("read what changed", failed);
    }

    @Override
    public boolean isTrusted() {
        return now.goesOnFrom(since);
    }

    @Override
    public String snapshot() {
        return now.text();
    }

    @Override
    public List<InputChange> changes() {
        return changes(connection, since);
    }

    static List<InputChange> changes(Connection connection, LogPosition since) {
        List<InputChange> changes = new ArrayList<>();
        CopyRows.read(connection, CHANGES.formatted(SqlLiterals.text(since.snapshot())), reader -> {
            InputChange.Kind kind = InputChange.Kind.valueOf(reader.text().toUpperCase(Locale.ROOT));
            changes.add(new InputChange(kind, reader.text(), date(reader), date(reader)));
        });
        return changes;
    }

    @Override
    public Map<String, Security> securities(String benchmark) {
        try {
            return new FactReader(connection).securities(benchmark);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public Panel bars(Map<String, Integer> from) {
        RecentBars recent = inputs.current().bars();
        Map<String, Integer> missing = recent.missing(from);
        Map<String, SessionRange> cells = new TreeMap<>();
        missing.forEach((symbol, session) -> cells.put(symbol, new SessionRange(session, calendar.size())));
        Panel read = new BarCellReader(connection, calendar).read(cells);
        recent.keep(missing, read);
        return recent.panel(from, read);
    }

    @Override
    public Map<String, SymbolFacts> facts(Collection<Security> securities, int session) {
        RecentFacts recent = inputs.current().facts();
        List<Security> missing = recent.missing(securities, session);
        Map<String, SymbolFacts> read = missing.isEmpty() ? Map.of() : readFacts(missing, session);
        recent.keep(read, session);
        return recent.facts(securities, session, read);
    }

    private Map<String, SymbolFacts> readFacts(Collection<Security> securities, int session) {
        List<String> names = securities.stream().map(Security::symbol).toList();
        String ofSymbols = "symbol = any (" + SqlLiterals.array(names, "text") + ")";
        LocalDate day = calendar.session(session);
        try {
            FactReader reader = new FactReader(connection);
            Map<String, SplitHistory> splits = reader.splits(ofSymbols);
            Map<String, List<SharesRecord>> shares =
                    reader.shares(ofSymbols + " and as_of >= '" + day.minusDays(SharesHistory.MAX_AGE_DAYS) + "'");
            Map<String, List<Statement>> statements = reader.statements(
                    ofSymbols + " and period_end >= '" + day.minusDays(KnownStatements.REACH_DAYS) + "'");
            Map<String, SymbolFacts> facts = new HashMap<>();
            for (Security security : securities) {
                String name = security.symbol();
                SharesHistory history = new SharesHistory(
                        shares.getOrDefault(name, List.of()), splits.getOrDefault(name, SplitHistory.NONE));
                facts.put(name, new SymbolFacts(security, history, statements.getOrDefault(name, List.of())));
            }
            return facts;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public Map<String, Set<Integer>> excused() {
        try {
            return new FactReader(connection).excused(calendar);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public ClosedDays closed() {
        try {
            closed = closed == null ? new FactReader(connection).closed(calendar) : closed;
            return closed;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public Map<String, RecursiveAnchor> anchors(Map<String, Integer> notAfter) {
        return stored.anchors(notAfter);
    }

    @Override
    public void rows(Map<String, SessionRange> sessions, Consumer<PublishedRow> receiver) {
        rows.rows(sessions, receiver);
    }

    @Override
    public void published(Increment increment, UUID build) {
        rows.published(increment, build);
    }

    private static LocalDate date(BinaryCopyReader reader) {
        return LocalDate.ofEpochDay(reader.epochDay());
    }

    @Override
    public void close() {
        inputs.close();
        rows.close();
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }
}
