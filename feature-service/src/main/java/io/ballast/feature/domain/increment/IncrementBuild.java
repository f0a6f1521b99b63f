package io.ballast.feature.domain.increment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.SymbolComputer;
import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.domain.universe.Security;
import io.ballast.feature.domain.universe.SessionSet;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;

/**
 * Works out what changes of the inputs change in the stored rows: computes the rows they can reach, from as few bars as
 * these look back at, compares by bits, and scores the sessions anew in which a scored value differs.
 */
public final class IncrementBuild {
    private static final int SYMBOLS_AT_ONCE = 1000;

    private final ExchangeCalendar calendar;
    private final BuildSettings settings;
    private final IncrementSource source;
    private final LastBuild last;
    private final Map<String, Security> securities;
    private final int lastDue;
    private final RowChanges rows;
    private final TouchedScores touched = new TouchedScores();
    private final Map<String, SessionSet> memberships = new HashMap<>();
    private final Map<String, Increment.Anchors> anchors = new TreeMap<>();
    private final Map<String, SymbolState> states = new TreeMap<>();
    private final CoverageUpdate coverage;

    /**
     * An increment.
     *
     * @param calendar exchange sessions
     * @param settings the same as those of the last build
     * @param source inputs and stored rows
     * @param last what the last build left behind
     * @param securities per symbol ever included
     * @param lastDue calendar ordinal of the latest session whose bars are due
     * @param limit changed rows that are worth an increment
     */
    public IncrementBuild(
            ExchangeCalendar calendar,
            BuildSettings settings,
            IncrementSource source,
            LastBuild last,
            Map<String, Security> securities,
            int lastDue,
            int limit) {
        this.calendar = calendar;
        this.settings = settings;
        this.source = source;
        this.last = last;
        this.securities = securities;
        this.lastDue = lastDue;
        this.rows = new RowChanges(limit);
        this.coverage = new CoverageUpdate(calendar);
    }

    /**
     * Works out what changed.
     *
     * @param changes of the inputs since the last build; those of unknown symbols and of memberships are passed over
     * @return what has to be written
     * @throws TooMuchChangedException if more than the limit differs
     */
    public Increment run(List<InputChange> changes) {
        ClosedDays closed = source.closed();
        Panel benchmark = source.bars(Map.of(settings.benchmark(), 0));
        NavigableMap<String, RowScope> scopes = new IncrementScope(
                        calendar, settings.targets(), settings.benchmark(), closed)
                .of(last, securities, lastDue, changes, benchmark.sessions());
        BenchmarkSeries series = BenchmarkSeries.of(benchmark, settings.benchmark(), calendar.size());
        ThreadLocal<SymbolComputer> computers = ThreadLocal.withInitial(
                () -> new SymbolComputer(calendar, series, settings.targets(), lastDue, closed));
        List<String> symbols = new ArrayList<>(scopes.keySet());
        // Of one thousand symbols the inputs are read while the thousand before are computed.
        CompletableFuture<List<SymbolUpdate>> computing = CompletableFuture.completedFuture(List.of());
        for (int from = 0; from < symbols.size(); from += SYMBOLS_AT_ONCE) {
            List<String> some = symbols.subList(from, Math.min(symbols.size(), from + SYMBOLS_AT_ONCE));
            SymbolGroup group = new SymbolGroup(calendar, source, last, securities, scopes, some);
            List<SymbolUpdate> computed = computing.join();
            computing = CompletableFuture.supplyAsync(() -> group.compute(computers));
            computed.forEach(this::take);
        }
        computing.join().forEach(this::take);
        new RescoredSessions(source, rows, this::membership, last.symbols().keySet(), sessionsWithRows())
                .rescore(touched);
        return finish();
    }

    private void take(SymbolUpdate update) {
        rows.add(update.symbol(), update.differences());
        touched.addAll(update.differences().touched());
        coverage.rows(update.before(), update.stored(), -1);
        coverage.rows(update.now(), update.rows(), 1);
        if (update.scope().ownBars()) {
            int after = update.scope().sessions().from();
            anchors.put(update.symbol(), new Increment.Anchors(after, update.anchors()));
        }
        if (!update.now().equals(update.before())) {
            states.put(update.symbol(), update.now());
        }
    }

    private SessionSet membership(String symbol) {
        return memberships.computeIfAbsent(
                symbol, s -> securities.containsKey(s) ? securities.get(s).membership(calendar) : SessionSet.NONE);
    }

    private Set<Integer> sessionsWithRows() {
        Set<Integer> sessions = new HashSet<>();
        for (SessionCoverage before : last.coverage()) {
            if (before.rowCount() > 0) {
                sessions.add(calendar.ordinal(before.session()));
            }
        }
        return sessions;
    }

    private Increment finish() {
        Map<String, SymbolState> all = new HashMap<>(last.symbols());
        all.putAll(states);
        List<String> forgotten = all.keySet().stream()
                .filter(symbol -> !securities.containsKey(symbol))
                .sorted()
                .toList();
        forgotten.forEach(all::remove);
        states.keySet().removeAll(forgotten);
        coverage.content(rows.contentChanges());
        int latestBar =
                all.values().stream().mapToInt(SymbolState::lastBar).max().orElse(-1);
        return new Increment(
                rows.sorted(),
                rows.gone(),
                anchors,
                states,
                forgotten,
                coverage.finish(last.coverage(), all.values(), source.excused(), Math.max(latestBar, lastDue)),
                latestBar);
    }
}
