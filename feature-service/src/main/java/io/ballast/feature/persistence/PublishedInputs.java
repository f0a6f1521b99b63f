package io.ballast.feature.persistence;

import java.sql.SQLException;
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
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;

/** Reads the views of ingestion. */
@Singleton
class PublishedInputs implements MarketInputs {
    private final Jdbc jdbc;
    private final ExchangeCalendar calendar;

    @Inject
    PublishedInputs(Jdbc jdbc, ExchangeCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    @Override
    public BuildInputs read(String benchmark, int lastDue) {
        String included = FactReader.everIncluded(benchmark);
        Panel bars = new BarReader(jdbc, calendar)
                .read("symbol = " + SqlLiterals.text(benchmark) + " or symbol in (" + included + ")");
        Map<String, SymbolFacts> facts =
                jdbc.with("read the published facts", connection -> facts(new FactReader(connection), benchmark));
        return new BuildInputs(bars, facts, benchmark, lastDue);
    }

    private static Map<String, SymbolFacts> facts(FactReader reader, String benchmark) throws SQLException {
        Map<String, SplitHistory> splits = reader.splits("true");
        Map<String, List<SharesRecord>> shares = reader.shares("true");
        Map<String, List<Statement>> statements = reader.statements("true");
        Map<String, SymbolFacts> facts = new HashMap<>();
        reader.securities(benchmark).forEach((symbol, security) -> {
            SharesHistory history = new SharesHistory(
                    shares.getOrDefault(symbol, List.of()), splits.getOrDefault(symbol, SplitHistory.NONE));
            facts.put(symbol, new SymbolFacts(security, history, statements.getOrDefault(symbol, List.of())));
        });
        return facts;
    }
}
