package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.ingestion.domain.bar.JudgedBars;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Fetches single symbols from the provider and judges their bars. */
@ApplicationScoped
public class SymbolFetcher {

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final BarJudge judge = new BarJudge(calendar);
    private final MarketDataProvider provider;

    @Inject
    SymbolFetcher(MarketDataProvider provider) {
        this.provider = provider;
    }

    /**
     * Fetches symbols, a few at a time.
     *
     * @param from first date
     * @param to last date, included
     * @param wanted which cells matter; bars outside them are dropped
     * @param checkpoint called between answers; may throw to stop
     * @return one per session of the range, and per other date with a bar to quarantine; ascending
     */
    public List<FetchedSession> fetch(
            List<String> symbols, LocalDate from, LocalDate to, WantedCells wanted, Runnable checkpoint) {
        Map<LocalDate, Gathered> byDate = new TreeMap<>();
        for (LocalDate session : calendar.between(from, to.plusDays(1))) {
            byDate.put(session, new Gathered());
        }
        try (ProviderCalls calls = new ProviderCalls()) {
            List<BarReply> replies = calls.each(symbols, symbol -> provider.bars(symbol, from, to), checkpoint);
            for (int i = 0; i < symbols.size(); i++) {
                gather(symbols.get(i), replies.get(i), wanted, byDate);
            }
        }
        List<FetchedSession> sessions = new ArrayList<>(byDate.size());
        byDate.forEach((date, gathered) -> sessions.add(gathered.on(date)));
        return sessions;
    }

    private void gather(String symbol, BarReply reply, WantedCells wanted, Map<LocalDate, Gathered> byDate) {
        Set<LocalDate> answered = new HashSet<>();
        JudgedBars judged = judge.judge(reply.bars());
        for (Bar bar : judged.accepted()) {
            if (byDate.containsKey(bar.session()) && wanted.isWanted(symbol, bar.session())) {
                byDate.get(bar.session()).accepted.add(bar);
            }
            answered.add(bar.session());
        }
        judged.rejected().forEach(rejected -> {
            Bar bar = rejected.bar();
            byDate.computeIfAbsent(bar.session(), date -> new Gathered())
                    .quarantined
                    .add(new QuarantinedBar(bar, rejected.reason().code(), provider.name(), reply.raw(rejected.row())));
            answered.add(bar.session());
        });
        byDate.forEach((session, gathered) -> {
            if (!answered.contains(session) && wanted.isWanted(symbol, session)) {
                gathered.empty.add(symbol);
            }
        });
    }

    /** What was found for one date. */
    private static final class Gathered {
        private final List<Bar> accepted = new ArrayList<>();
        private final List<QuarantinedBar> quarantined = new ArrayList<>();
        private final List<String> empty = new ArrayList<>();

        FetchedSession on(LocalDate date) {
            return new FetchedSession(date, accepted, quarantined, empty, accepted.size() + quarantined.size());
        }
    }
}
