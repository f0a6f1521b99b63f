package io.ballast.feature.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

/** A hand-made market: bars by symbol and session number, counted from 0 at the first session of 2015. */
public final class SmallMarket {
    /** Calendar of all markets. */
    public static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();

    /** Calendar ordinal of session number 0. */
    public static final int ORIGIN = CALENDAR.ordinal(LocalDate.of(2015, 1, 2));

    private static final LocalDate ALWAYS = LocalDate.of(1990, 1, 2);

    private final Map<String, TreeMap<Integer, double[]>> bars = new TreeMap<>();
    private final Map<String, Security> securities = new HashMap<>();
    private final Map<String, List<SharesRecord>> shares = new HashMap<>();
    private final Map<String, List<Statement>> statements = new HashMap<>();
    private final Map<String, SplitHistory> splits = new HashMap<>();
    private final Map<String, Set<Integer>> excused = new HashMap<>();
    private final Set<Integer> closed = new TreeSet<>();
    private TargetSettings targets = new TargetSettings(5, 0);
    private int lastDue = -1;

    /** What a build gave. */
    public static final class Result {
        private final Map<String, double[]> values = new HashMap<>();
        private final Map<String, Boolean> terminal = new HashMap<>();
        private List<SessionCoverage> coverage;

        /**
         * A value.
         *
         * @param symbol ticker
         * @param session number
         * @param feature which one
         * @return NaN where null
         */
        public double value(String symbol, int session, Feature feature) {
            return values.get(symbol + " " + session)[feature.ordinal()];
        }

        /**
         * Whether a label ended by delisting.
         *
         * @param symbol ticker
         * @param session number
         * @return flag
         */
        public boolean isTerminal(String symbol, int session) {
            return terminal.get(symbol + " " + session);
        }

        /**
         * All values by symbol and session.
         *
         * @return rows
         */
        public Map<String, double[]> rows() {
            return values;
        }

        /**
         * Coverage of a session.
         *
         * @param session number
         * @return counts
         */
        public SessionCoverage coverage(int session) {
            LocalDate date = CALENDAR.session(ORIGIN + session);
            return coverage.stream()
                    .filter(c -> c.session().equals(date))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Adds a bar whose open, high and low are 1 %, 2 % and -2 % from its close.
     *
     * @param symbol ticker
     * @param session number
     * @param close USD
     * @param volume shares
     * @return this
     */
    public SmallMarket bar(String symbol, int session, double close, double volume) {
        return bar(symbol, session, close * 1.01, close * 1.02, close * 0.98, close, volume, 1, 1);
    }

    /**
     * Adds a bar.
     *
     * @param symbol ticker
     * @param session number
     * @param values open, high, low, close, volume, price factor, split factor
     * @return this
     */
    public SmallMarket bar(String symbol, int session, double... values) {
        bars.computeIfAbsent(symbol, s -> new TreeMap<>()).put(session, values);
        return this;
    }

    /**
     * Adds bars whose close goes up and down.
     *
     * @param symbol ticker
     * @param from first session number
     * @param to session number after the last one
     * @return this
     */
    public SmallMarket bars(String symbol, int from, int to) {
        for (int session = from; session < to; session++) {
            bar(symbol, session, close(symbol, session), 1000 + (session * 31 + seed(symbol)) % 500);
        }
        return this;
    }

    /**
     * The close of {@link #bars}.
     *
     * @param symbol ticker
     * @param session number
     * @return USD
     */
    public static double close(String symbol, int session) {
        int seed = seed(symbol);
        return 50 + 7 * Math.sin(session * 0.7 + seed) + 3 * Math.cos(session * 0.13 * (1 + seed % 5));
    }

    private static int seed(String symbol) {
        return Math.floorMod(symbol.hashCode(), 97);
    }

    /**
     * Removes bars.
     *
     * @param symbol ticker
     * @param from first session number
     * @param to session number after the last one
     * @return this
     */
    public SmallMarket hole(String symbol, int from, int to) {
        bars.get(symbol).subMap(from, to).clear();
        return this;
    }

    /**
     * Says more of a symbol than that it was always included.
     *
     * @param symbol ticker
     * @param listed session number or null
     * @param delisted session number or null
     * @param memberFrom session number or null for always
     * @param memberTo session number or null
     * @return this
     */
    public SmallMarket security(String symbol, Integer listed, Integer delisted, Integer memberFrom, Integer memberTo) {
        LocalDate from = memberFrom == null ? ALWAYS : date(memberFrom);
        securities.put(
                symbol,
                new Security(symbol, date(listed), date(delisted), List.of(new Membership(from, date(memberTo)))));
        return this;
    }

    /**
     * Lets a symbol be a member again.
     *
     * @param symbol ticker, its earlier membership ended
     * @param from session number
     * @return this
     */
    public SmallMarket memberAgain(String symbol, int from) {
        securities.computeIfPresent(symbol, (same, known) -> {
            List<Membership> all = new ArrayList<>(known.memberships());
            all.add(new Membership(date(from), null));
            return new Security(same, known.listedOn(), known.delistedOn(), all);
        });
        return this;
    }

    /**
     * Adds shares outstanding.
     *
     * @param symbol ticker
     * @param asOf session number
     * @param knownOn session number
     * @param count shares
     * @return this
     */
    public SmallMarket shares(String symbol, int asOf, int knownOn, double count) {
        shares.computeIfAbsent(symbol, s -> new ArrayList<>()).add(new SharesRecord(day(asOf), day(knownOn), count));
        return this;
    }

    /**
     * Sets the splits that shares outstanding are carried over.
     *
     * @param symbol ticker
     * @param history splits
     * @return this
     */
    public SmallMarket splits(String symbol, SplitHistory history) {
        splits.put(symbol, history);
        return this;
    }

    /**
     * Adds a statement.
     *
     * @param symbol ticker
     * @param statement to add
     * @return this
     */
    public SmallMarket statement(String symbol, Statement statement) {
        statements.computeIfAbsent(symbol, s -> new ArrayList<>()).add(statement);
        return this;
    }

    /**
     * Sets how labels are made.
     *
     * @param settings horizon and delisting return
     * @return this
     */
    public SmallMarket targets(TargetSettings settings) {
        targets = settings;
        return this;
    }

    /**
     * Sets the latest due session; without it, it is that of the last bar.
     *
     * @param session number
     * @return this
     */
    public SmallMarket lastDue(int session) {
        lastDue = session;
        return this;
    }

    /**
     * The build over all of it, with IWM as benchmark.
     *
     * @return build
     */
    public PanelBuild build() {
        return build(Runtime.getRuntime().availableProcessors());
    }

    /**
     * The build on a number of threads.
     *
     * @param threads at least 1
     * @return build
     */
    public PanelBuild build(int threads) {
        return new PanelBuild(CALENDAR, inputs(), targets, threads, 1000);
    }

    /**
     * The inputs of the build, with IWM as benchmark.
     *
     * @return bars and facts
     */
    public BuildInputs inputs() {
        int last = lastDue;
        for (TreeMap<Integer, double[]> rows : bars.values()) {
            if (lastDue < 0 && !rows.isEmpty()) {
                last = Math.max(last, rows.lastKey());
            }
        }
        return new BuildInputs(panel(), facts(), "IWM", ORIGIN + last, excused(), closedDays());
    }

    /** Absences with a reason are of cells without a bar. */
    private Map<String, Set<Integer>> excused() {
        Map<String, Set<Integer>> absent = new HashMap<>();
        for (String symbol : bars.keySet()) {
            Set<Integer> sessions = new HashSet<>(excused.getOrDefault(symbol, Set.of()));
            sessions.addAll(closed);
            absent.put(
                    symbol,
                    sessions.stream()
                            .filter(session -> !bars.get(symbol).containsKey(session))
                            .map(session -> ORIGIN + session)
                            .collect(Collectors.toSet()));
        }
        return absent;
    }

    private ClosedDays closedDays() {
        return ClosedDays.of(CALENDAR, closed.stream().map(SmallMarket::date).toList());
    }

    /**
     * Declares a day closed. Bars stay as they are.
     *
     * @param session number
     * @return this
     */
    public SmallMarket closed(int session) {
        closed.add(session);
        return this;
    }

    /**
     * Withdraws what was declared.
     *
     * @param session number
     * @return this
     */
    public SmallMarket reopened(int session) {
        closed.remove(session);
        return this;
    }

    /**
     * Whether a day was declared closed.
     *
     * @param session number
     * @return false if never, or if that was withdrawn
     */
    public boolean isClosed(int session) {
        return closed.contains(session);
    }

    /**
     * Gives an absence a legitimate reason.
     *
     * @param symbol ticker
     * @param session number; where there is a bar, nothing is changed
     * @return this
     */
    public SmallMarket halted(String symbol, int session) {
        excused.computeIfAbsent(symbol, s -> new HashSet<>()).add(session);
        return this;
    }

    /**
     * The bars alone.
     *
     * @return panel with calendar ordinals
     */
    public Panel panel() {
        PanelBuilder panel = Panel.builder(BarColumns.ALL, 0);
        bars.forEach((symbol, rows) -> rows.forEach((session, values) -> panel.add(symbol, ORIGIN + session, values)));
        return panel.build();
    }

    /**
     * Symbols with bars, the benchmark among them.
     *
     * @return tickers in order
     */
    public Set<String> symbols() {
        return bars.keySet();
    }

    /**
     * Builds.
     *
     * @return values and coverage
     */
    public Result compute() {
        Result result = new Result();
        PanelBuild build = build();
        result.coverage = build.compute(
                build.crossSections(done -> {}),
                (symbol, sessions, block) -> {
                    for (int t = 0; t < block.rows(); t++) {
                        double[] row = new double[Feature.all().size()];
                        for (Feature feature : Feature.all()) {
                            row[feature.ordinal()] = block.column(feature)[t];
                        }
                        String cell = symbol + " " + (sessions[t] - ORIGIN);
                        result.values.put(cell, row);
                        result.terminal.put(cell, block.terminal()[t]);
                    }
                },
                done -> {});
        return result;
    }

    /**
     * Epoch day of a session.
     *
     * @param session number
     * @return day
     */
    public static int day(int session) {
        return CALENDAR.epochDay(ORIGIN + session);
    }

    private Map<String, SymbolFacts> facts() {
        Map<String, SymbolFacts> facts = new HashMap<>();
        for (String symbol : bars.keySet()) {
            securities.putIfAbsent(symbol, new Security(symbol, null, null, List.of(new Membership(ALWAYS, null))));
        }
        securities.forEach((symbol, security) -> {
            if (!symbol.equals("IWM")) {
                SharesHistory history = new SharesHistory(
                        shares.getOrDefault(symbol, List.of()), splits.getOrDefault(symbol, SplitHistory.NONE));
                facts.put(symbol, new SymbolFacts(security, history, statements.getOrDefault(symbol, List.of())));
            }
        });
        return facts;
    }

    private static LocalDate date(Integer session) {
        return session == null ? null : CALENDAR.session(ORIGIN + session);
    }
}
