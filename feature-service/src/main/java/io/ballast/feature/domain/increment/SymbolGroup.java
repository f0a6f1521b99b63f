package io.ballast.feature.domain.increment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.build.SymbolComputer;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.domain.universe.Security;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.feature.domain.universe.SessionSet;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;

/** Symbols whose inputs are held at once: reads them, computes the rows within reach on all cores, and compares. */
final class SymbolGroup {
    private final ExchangeCalendar calendar;
    private final LastBuild last;
    private final Map<String, Security> securities;
    private final Map<String, RowScope> scopes;
    private final List<String> symbols;
    private final Map<String, RecursiveAnchor> starts;
    private final Panel bars;
    private final Map<String, SymbolFacts> facts;
    private final Map<String, List<PublishedRow>> stored = new HashMap<>();

    /** Reads the inputs and the stored rows of the symbols. */
    SymbolGroup(
            ExchangeCalendar calendar,
            IncrementSource source,
            LastBuild last,
            Map<String, Security> securities,
            Map<String, RowScope> scopes,
            List<String> symbols) {
        this.calendar = calendar;
        this.last = last;
        this.securities = securities;
        this.scopes = scopes;
        this.symbols = symbols;
        Map<String, SessionRange> reached = new TreeMap<>();
        symbols.forEach(symbol -> reached.put(symbol, scopes.get(symbol).sessions()));
        Map<String, Integer> first = new TreeMap<>();
        reached.forEach((symbol, sessions) -> first.put(symbol, sessions.from()));
        this.starts = source.anchors(first);
        Map<String, Integer> lookedAt = new TreeMap<>();
        first.forEach(
                (symbol, session) -> lookedAt.put(symbol, lookedAt(session, source.closed(), starts.get(symbol))));
        this.bars = source.bars(lookedAt);
        List<Security> included = symbols.stream()
                .filter(securities::containsKey)
                .map(securities::get)
                .toList();
        this.facts = source.facts(
                included, first.values().stream().min(Integer::compare).orElse(0));
        source.rows(reached, row -> stored.computeIfAbsent(row.symbol(), symbol -> new ArrayList<>())
                .add(row));
    }

    /** The first session of which bars are needed: all of them where recursive averages have no place to go on from. */
    private static int lookedAt(int session, ClosedDays closed, RecursiveAnchor start) {
        int back = Math.max(0, session - IncrementScope.sessionsBack() - closed.count());
        return start == null ? 0 : Math.min(back, start.session());
    }

    /** Computes and compares; in the order of the symbols. */
    List<SymbolUpdate> compute(ThreadLocal<SymbolComputer> computers) {
        return IntStream.range(0, symbols.size())
                .parallel()
                .mapToObj(i -> update(symbols.get(i), computers::get))
                .toList();
    }

    private SymbolUpdate update(String symbol, Supplier<SymbolComputer> computers) {
        RowScope scope = scopes.get(symbol);
        SymbolState before = last.symbols().get(symbol);
        int index = securities.containsKey(symbol) ? bars.indexOf(symbol) : -1;
        List<PublishedRow> rows = new ArrayList<>();
        List<RecursiveAnchor> anchors = new ArrayList<>();
        if (index >= 0) {
            SymbolComputer computer = computers.get();
            FeatureBlock block = computer.compute(
                    bars,
                    index,
                    facts.get(symbol),
                    scope.sessions().from(),
                    starts.get(symbol),
                    firstBar(symbol, index, before));
            collect(symbol, scope.sessions(), computer.sessions(), block, rows);
            block.anchors().stream()
                    .filter(anchor -> anchor.session() > scope.sessions().from())
                    .forEach(anchors::add);
        }
        List<PublishedRow> known = stored.getOrDefault(symbol, List.of());
        SymbolIncrement differences = new SymbolIncrement(
                before == null ? SessionSet.NONE : before.security().membership(calendar),
                securities.containsKey(symbol) ? securities.get(symbol).membership(calendar) : SessionSet.NONE);
        differences.compare(known, rows);
        return new SymbolUpdate(symbol, scope, known, rows, differences, anchors, before, state(symbol, index, before));
    }

    private static void collect(
            String symbol, SessionRange wanted, int[] sessions, FeatureBlock block, List<PublishedRow> rows) {
        for (int t = 0; t < block.rows(); t++) {
            if (wanted.contains(sessions[t])) {
                double[] values = new double[Feature.all().size()];
                for (Feature feature : Feature.all()) {
                    values[feature.ordinal()] = block.column(feature)[t];
                }
                rows.add(new PublishedRow(symbol, sessions[t], values, block.terminal()[t]));
            }
        }
    }

    private SymbolState state(String symbol, int index, SymbolState before) {
        Security security = securities.get(symbol);
        if (security == null) {
            return new SymbolState(before.security(), -1, -1);
        }
        RecursiveAnchor start = starts.get(symbol);
        int lastHere = index < 0 ? -1 : bars.sessions()[bars.rowEnd(index) - 1];
        return new SymbolState(
                security,
                firstBar(symbol, index, before),
                start == null || index >= 0 ? lastHere : start.lastSession());
    }

    /** Where there is a place to go on from, earlier bars than those here are as the last build knew them. */
    private int firstBar(String symbol, int index, SymbolState before) {
        if (starts.containsKey(symbol)) {
            return before.firstBar();
        }
        return index < 0 ? -1 : bars.sessions()[bars.rowStart(index)];
    }
}
