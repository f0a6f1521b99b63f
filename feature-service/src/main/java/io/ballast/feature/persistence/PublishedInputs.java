package io.ballast.feature.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.feature.application.MarketInputs;
import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kit.database.Database;

/** Reads the views of ingestion. */
@Singleton
class PublishedInputs implements MarketInputs {
    private final Database database;
    private final ExchangeCalendar calendar;

    @Inject
    PublishedInputs(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    @Override
    public BuildInputs read(String benchmark, int lastDue) {
        Panel bars = new BarReader(database, calendar)
                .read(orBenchmark("symbol in (" + FactReader.everIncluded(benchmark) + ")", benchmark));
        return database.with("read the published facts", connection -> {
            try {
                Snapshots.begin(connection);
                FactReader reader = new FactReader(connection);
                Map<String, SymbolFacts> facts = facts(reader, reader.securities(benchmark), "true");
                return new BuildInputs(
                        bars, facts, benchmark, lastDue, reader.excused(calendar), reader.closed(calendar));
            } finally {
                Snapshots.end(connection);
            }
        });
    }

    @Override
    public BuildInputs read(String moment, Collection<String> symbols, String benchmark, int lastDue) {
        return OwnThread.call(() -> database.with("read the inputs of a shard", connection -> {
            try {
                Snapshots.adopt(connection, moment);
                return read(connection, symbols, benchmark, lastDue);
            } finally {
                Snapshots.end(connection);
            }
        }));
    }

    private BuildInputs read(Connection connection, Collection<String> symbols, String benchmark, int lastDue)
            throws SQLException {
        String ofShard = "symbol = any (" + SqlLiterals.array(symbols, "text") + ")";
        Panel bars = new BarReader(database, calendar).read(orBenchmark(ofShard, benchmark), connection);
        FactReader reader = new FactReader(connection);
        Map<String, Security> securities = reader.securities(benchmark);
        securities.keySet().retainAll(Set.copyOf(symbols));
        return new BuildInputs(
                bars,
                facts(reader, securities, ofShard),
                benchmark,
                lastDue,
                reader.excused(calendar),
                reader.closed(calendar));
    }

    private static String orBenchmark(String condition, String benchmark) {
        return "symbol = " + SqlLiterals.text(benchmark) + " or " + condition;
    }

    private static Map<String, SymbolFacts> facts(FactReader reader, Map<String, Security> securities, String condition)
            throws SQLException {
        Map<String, SplitHistory> splits = reader.splits(condition);
        Map<String, List<SharesRecord>> shares = reader.shares(condition);
        Map<String, List<Statement>> statements = reader.statements(condition);
        Map<String, SymbolFacts> facts = new HashMap<>();
        securities.forEach((symbol, security) -> {
            SharesHistory history = new SharesHistory(
                    shares.getOrDefault(symbol, List.of()), splits.getOrDefault(symbol, SplitHistory.NONE));
            facts.put(symbol, new SymbolFacts(security, history, statements.getOrDefault(symbol, List.of())));
        });
        return facts;
    }
}
