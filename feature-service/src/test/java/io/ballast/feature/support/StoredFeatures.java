package io.ballast.feature.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.build.PublishedRow;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.build.SymbolState;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.increment.IncrementBuild;
import io.ballast.feature.domain.increment.IncrementSource;
import io.ballast.feature.domain.increment.InputChange;
import io.ballast.feature.domain.increment.LastBuild;
import io.ballast.feature.domain.increment.RecentFacts;
import io.ballast.feature.domain.increment.RecentRows;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.domain.universe.Security;
import io.ballast.feature.domain.universe.SessionRange;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

/**
 * Plays the tables of an increment: what is stored, and no more of the market than was asked for. Rows and facts are kept
 * between builds as the service keeps them.
 */
public final class StoredFeatures {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final NavigableMap<String, NavigableMap<Integer, PublishedRow>> rows = new TreeMap<>();
    private final NavigableMap<String, NavigableMap<Integer, RecursiveAnchor>> anchors = new TreeMap<>();
    private final Map<String, SymbolState> symbols = new TreeMap<>();
    private List<SessionCoverage> coverage = List.of();
    private final long mostBytes;
    private RecentRows recentRows;
    private final RecentFacts recentFacts;
    private ClosedDays closed = ClosedDays.NONE;
    private int lastDue = -1;

    /** Empty tables, and room to keep everything. */
    public StoredFeatures() {
        this(Long.MAX_VALUE);
    }

    /**
     * Empty tables.
     *
     * @param mostBytes memory for rows and for facts that are kept between builds
     */
    public StoredFeatures(long mostBytes) {
        this.mostBytes = mostBytes;
        this.recentRows = new RecentRows(SmallMarket.CALENDAR.size(), mostBytes);
        this.recentFacts = new RecentFacts(mostBytes);
    }

    /**
     * Takes in what changed.
     *
     * @param inputs the market as it is now
     * @param settings of the build
     * @param changes since the last time
     * @return what was written
     */
    public Increment build(BuildInputs inputs, BuildSettings settings, List<InputChange> changes) {
        Map<String, Security> securities = new HashMap<>();
        inputs.facts().forEach((symbol, facts) -> securities.put(symbol, facts.security()));
        changes.stream().filter(StoredFeatures::isOfFacts).forEach(change -> recentFacts.forget(change.symbol()));
        boolean ruled = !inputs.closed().equals(closed);
        closed = inputs.closed();
        // As the service does: everything is built anew where other days are declared closed.
        LastBuild last = ruled ? forget() : new LastBuild(lastDue, symbols, coverage);
        Increment increment = new IncrementBuild(
                        SmallMarket.CALENDAR,
                        settings,
                        new Source(inputs),
                        last,
                        securities,
                        inputs.lastDue(),
                        NO_LIMIT)
                .run(changes);
        write(increment);
        recentRows.apply(increment);
        lastDue = inputs.lastDue();
        return increment;
    }

    private LastBuild forget() {
        rows.clear();
        anchors.clear();
        symbols.clear();
        recentRows = new RecentRows(SmallMarket.CALENDAR.size(), mostBytes);
        return new LastBuild(-1, Map.of(), List.of());
    }

    private static boolean isOfFacts(InputChange change) {
        return switch (change.kind()) {
            case STATEMENT, SHARES, SPLIT -> true;
            case BAR, DIVIDEND, MEMBERSHIP, LISTING -> false;
        };
    }

    private void write(Increment increment) {
        increment
                .gone()
                .forEach((symbol, sessions) -> sessions.forEach(session -> {
                    if (of(symbol).remove(session) == null) {
                        throw new AssertionError("Gone, but was not there: " + symbol + " " + session);
                    }
                }));
        increment.rows().forEach(change -> {
            PublishedRow before = of(change.row().symbol()).put(change.row().session(), change.row());
            if ((before != null) != change.stored()) {
                throw new AssertionError("Stored or not: " + change);
            }
        });
        increment.anchors().forEach((symbol, changed) -> {
            NavigableMap<Integer, RecursiveAnchor> known = anchors.computeIfAbsent(symbol, s -> new TreeMap<>());
            known.tailMap(changed.after(), false).clear();
            changed.anchors().forEach(anchor -> known.put(anchor.session(), anchor));
        });
        symbols.putAll(increment.symbols());
        symbols.keySet().removeAll(increment.forgotten());
        coverage = increment.coverage();
    }

    private NavigableMap<Integer, PublishedRow> of(String symbol) {
        return rows.computeIfAbsent(symbol, s -> new TreeMap<>());
    }

    /**
     * A stored row.
     *
     * @param symbol ticker
     * @param session calendar ordinal
     * @return null if there is none
     */
    public PublishedRow row(String symbol, int session) {
        return of(symbol).get(session);
    }

    /** How many rows are stored. */
    public int rowCount() {
        return rows.values().stream().mapToInt(Map::size).sum();
    }

    /** Counts of all sessions. */
    public List<SessionCoverage> coverage() {
        return coverage;
    }

    private final class Source implements IncrementSource {
        private final BuildInputs inputs;

        Source(BuildInputs inputs) {
            this.inputs = inputs;
        }

        @Override
        public Panel bars(Map<String, Integer> from) {
            Panel all = inputs.bars();
            double[][] columns = all.columnNames().stream().map(all::column).toArray(double[][]::new);
            PanelBuilder panel = Panel.builder(all.columnNames(), 0);
            for (String symbol : new TreeMap<>(from).keySet()) {
                int index = all.indexOf(symbol);
                for (int row = index < 0 ? 0 : all.rowStart(index); index >= 0 && row < all.rowEnd(index); row++) {
                    if (all.sessions()[row] >= from.get(symbol)) {
                        double[] values = new double[columns.length];
                        for (int c = 0; c < values.length; c++) {
                            values[c] = columns[c][row];
                        }
                        panel.add(symbol, all.sessions()[row], values);
                    }
                }
            }
            return panel.build();
        }

        @Override
        public Map<String, SymbolFacts> facts(Collection<Security> securities, int session) {
            Map<String, SymbolFacts> read = new HashMap<>();
            recentFacts
                    .missing(securities, session)
                    .forEach(security ->
                            read.put(security.symbol(), inputs.facts().get(security.symbol())));
            recentFacts.keep(read, session);
            return recentFacts.facts(securities, session, read);
        }

        @Override
        public Map<String, Set<Integer>> excused() {
            return inputs.excused();
        }

        @Override
        public ClosedDays closed() {
            return inputs.closed();
        }

        @Override
        public Map<String, RecursiveAnchor> anchors(Map<String, Integer> notAfter) {
            Map<String, RecursiveAnchor> found = new HashMap<>();
            notAfter.forEach((symbol, session) -> {
                var anchor = anchors.getOrDefault(symbol, new TreeMap<>()).floorEntry(session);
                if (anchor != null) {
                    found.put(symbol, anchor.getValue());
                }
            });
            return found;
        }

        @Override
        public void rows(Map<String, SessionRange> sessions, Consumer<PublishedRow> receiver) {
            Map<String, SessionRange> missing = recentRows.missing(sessions);
            List<PublishedRow> read = new ArrayList<>();
            missing.forEach((symbol, range) -> read.addAll(
                    of(symbol).subMap(range.from(), range.toExclusive()).values()));
            recentRows.rows(sessions, read, receiver);
            recentRows.keep(missing, read);
        }
    }

    /**
     * Says where what is stored differs from a build from nothing.
     *
     * @param build from nothing
     * @return null if there is no difference
     */
    public String differenceFrom(PanelBuild build) {
        StoredComparison comparison = new StoredComparison(this);
        List<SessionCoverage> expected = build.compute(build.crossSections(done -> {}), comparison, done -> {});
        String difference = comparison.finish();
        return difference != null || expected.equals(coverage) ? difference : "coverage: " + firstOf(expected);
    }

    private String firstOf(List<SessionCoverage> expected) {
        for (int i = 0; i < Math.min(expected.size(), coverage.size()); i++) {
            if (!expected.get(i).equals(coverage.get(i))) {
                return coverage.get(i) + " instead of " + expected.get(i);
            }
        }
        return coverage.size() + " sessions instead of " + expected.size();
    }
}
