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

import io.ballast.ingestion.application.StepCommit.Step;
import io.ballast.ingestion.config.ArbitrationSettings;
import io.ballast.ingestion.domain.arbitration.Arbiter;
import io.ballast.ingestion.domain.arbitration.MarketComparison;
import io.ballast.ingestion.domain.arbitration.Priorities;
import io.ballast.ingestion.domain.arbitration.ProviderAnswer;
import io.ballast.ingestion.domain.arbitration.StoredBar;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.ingestion.domain.bar.JudgedBars;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.operation.OperationContext;

/**
 * Asks all providers for the same cells, decides which bar of each is kept, and stores that with the differences: a kept bar
 * that is not the stored one becomes a revision. Windows of sessions are committed one after the other, each as a whole.
 */
@ApplicationScoped
public class ProviderComparison {

    /** Sessions before the compared ones that the symbol's past is taken from. */
    private static final int PAST = 126;

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final BarJudge judge = new BarJudge(calendar);
    private final ProviderOrder providers;
    private final PriorityRules rules;
    private final BarStore bars;
    private final ProviderDifferences differences;
    private final StepCommit commit;

    /** Compares those providers. */
    @Inject
    public ProviderComparison(
            ProviderOrder providers,
            PriorityRules rules,
            BarStore bars,
            ProviderDifferences differences,
            StepCommit commit) {
        this.providers = providers;
        this.rules = rules;
        this.bars = bars;
        this.differences = differences;
        this.commit = commit;
    }

    /**
     * What came of it.
     *
     * @param compared cells of which two providers at least gave an acceptable bar
     * @param differences of all kinds
     * @param stored bars stored for the first time
     * @param revised stored bars that another version took the place of
     */
    public record Counts(long compared, long differences, long stored, long revised) {

        /** Nothing was compared. */
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        /** Both together. */
        public Counts plus(Counts other) {
            return new Counts(
                    compared + other.compared,
                    differences + other.differences,
                    stored + other.stored,
                    revised + other.revised);
        }
    }

    /** Who is compared, in the configured order. */
    public List<String> providers() {
        return providers.names();
    }

    /** Whether there is anything to compare. */
    public boolean isPossible() {
        return providers.all().size() > 1;
    }

    /**
     * Compares one window.
     *
     * @param sessions those held in it, ascending, at least one
     * @param symbols whose cells
     * @param wanted which cells matter
     * @throws ProviderException if one of them gives no answer; nothing is stored then
     */
    public Counts compare(
            OperationContext operation, List<LocalDate> sessions, List<String> symbols, WantedCells wanted) {
        long started = System.nanoTime();
        LocalDate from = sessions.get(0);
        LocalDate to = sessions.get(sessions.size() - 1);
        List<Answer> answers = new ArrayList<>();
        for (MarketDataProvider provider : providers.all()) {
            operation.checkpoint();
            answers.add(ask(provider, sessions, symbols, wanted));
        }
        ArbitrationSettings settings = ArbitrationSettings.from(operation.variables());
        MarketComparison comparison = new MarketComparison(
                answers.stream().map(answer -> answer.judged).toList(),
                new Priorities(providers.names(), rules.all()),
                new Arbiter(settings.tolerance()),
                sessions);
        compare(comparison, symbols, from, to);
        int days = Math.toIntExact(to.toEpochDay() - from.toEpochDay() + 1);
        StepCounts counts = commit.succeeded(
                operation,
                new Step(from, to, days, days, started, wanted.symbolMoves()),
                cells(answers, comparison, from, to),
                () -> {
                    differences.replace(symbols, from, to, comparison.differences());
                    if (symbols.containsAll(wanted.symbols())) {
                        differences.noteCompared(comparison.compared());
                    }
                });
        long compared = comparison.compared().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        return new Counts(compared, comparison.differences().size(), counts.stored(), counts.revised());
    }

    /** What a provider answered, and what of it is put aside. */
    private record Answer(String provider, ProviderAnswer judged, List<QuarantinedBar> bad) {}

    private Answer ask(
            MarketDataProvider provider, List<LocalDate> sessions, List<String> symbols, WantedCells wanted) {
        BarReply reply = provider.bars(symbols, sessions.get(0), sessions.get(sessions.size() - 1));
        JudgedBars judged = judge.judge(reply.bars());
        Set<LocalDate> held = new HashSet<>(sessions);
        Set<String> asked = new HashSet<>(symbols);
        JudgedBars ours = new JudgedBars(
                judged.accepted().stream()
                        .filter(bar -> asked.contains(bar.symbol())
                                && held.contains(bar.session())
                                && wanted.isWanted(bar.symbol(), bar.session()))
                        .toList(),
                judged.rejected().stream()
                        .filter(bad -> asked.contains(bad.bar().symbol()))
                        .toList());
        List<QuarantinedBar> aside = ours.rejected().stream()
                .map(bad -> new QuarantinedBar(bad.bar(), bad.reason().code(), provider.name(), reply.raw(bad.row())))
                .toList();
        return new Answer(provider.name(), new ProviderAnswer(provider.name(), ours), aside);
    }

    private void compare(MarketComparison comparison, List<String> symbols, LocalDate from, LocalDate to) {
        LocalDate pastFrom = calendar.session(Math.max(0, calendar.ordinal(from) - PAST));
        Map<String, List<StoredBar>> one = new TreeMap<>();
        Set<String> left = new HashSet<>(symbols);
        bars.read(symbols, pastFrom, to, row -> {
            String symbol = row.bar().symbol();
            if (!one.containsKey(symbol)) {
                one.forEach(comparison::compare);
                one.clear();
                left.remove(symbol);
            }
            one.computeIfAbsent(symbol, any -> new ArrayList<>()).add(row);
        });
        one.forEach(comparison::compare);
        symbols.stream().filter(left::contains).forEach(symbol -> comparison.compare(symbol, List.of()));
    }

    /** What is put aside comes first, so that a kept bar of the same cell settles it. */
    private List<FetchedCells> cells(List<Answer> answers, MarketComparison comparison, LocalDate from, LocalDate to) {
        List<FetchedCells> cells = new ArrayList<>();
        for (Answer answer : answers) {
            BarsBySession aside = new BarsBySession();
            answer.bad.forEach(aside::add);
            if (!aside.isEmpty()) {
                cells.add(aside.cells(answer.provider, providers.names(), from, to));
            }
        }
        Map<String, BarsBySession> kept = new TreeMap<>();
        providers.names().forEach(name -> kept.put(name, new BarsBySession()));
        comparison.kept().forEach(version -> kept.get(version.provider()).add(version.bar()));
        for (String name : providers.names()) {
            cells.add(kept.get(name).cells(name, providers.names(), from, to));
        }
        return cells;
    }
}
