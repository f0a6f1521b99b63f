package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** Asks that provider. */
    @Inject
    public SymbolFetcher(MarketDataProvider provider) {
        this.provider = provider;
    }

    /**
     * Fetches symbols, as many per call as the provider allows, several calls at a time.
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
        List<List<String>> batches = batches(symbols, provider.terms().symbolsPerCall());
        try (ProviderCalls calls = new ProviderCalls()) {
            List<BarReply> replies = calls.each(batches, batch -> ask(batch, from, to), checkpoint);
            for (int i = 0; i < batches.size(); i++) {
                gather(batches.get(i), replies.get(i), wanted, byDate);
            }
        }
        List<FetchedSession> sessions = new ArrayList<>(byDate.size());
        byDate.forEach((date, gathered) -> sessions.add(gathered.on(date)));
        return sessions;
    }

    private BarReply ask(List<String> batch, LocalDate from, LocalDate to) {
        return batch.size() == 1 ? provider.bars(batch.get(0), from, to) : provider.bars(batch, from, to);
    }

    private static List<List<String>> batches(List<String> symbols, int size) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < symbols.size(); from += size) {
            batches.add(symbols.subList(from, Math.min(symbols.size(), from + size)));
        }
        return batches;
    }

    private void gather(List<String> batch, BarReply reply, WantedCells wanted, Map<LocalDate, Gathered> byDate) {
        Map<String, Set<LocalDate>> answered = new HashMap<>();
        batch.forEach(symbol -> answered.put(symbol, new HashSet<>()));
        JudgedBars judged = judge.judge(reply.bars());
        for (Bar bar : judged.accepted()) {
            if (answered.containsKey(bar.symbol())) {
                answered.get(bar.symbol()).add(bar.session());
                if (byDate.containsKey(bar.session()) && wanted.isWanted(bar.symbol(), bar.session())) {
                    byDate.get(bar.session()).accepted.add(bar);
                }
            }
        }
        judged.rejected().forEach(rejected -> {
            Bar bar = rejected.bar();
            byDate.computeIfAbsent(bar.session(), date -> new Gathered())
                    .quarantined
                    .add(new QuarantinedBar(bar, rejected.reason().code(), provider.name(), reply.raw(rejected.row())));
            answered.computeIfAbsent(bar.symbol(), any -> new HashSet<>()).add(bar.session());
        });
        byDate.forEach((session, gathered) -> batch.forEach(symbol -> {
            if (!answered.get(symbol).contains(session) && wanted.isWanted(symbol, session)) {
                gathered.empty.add(symbol);
            }
        }));
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
