package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.ballast.ingestion.domain.arbitration.Arbiter.Verdict;
import io.ballast.ingestion.domain.suspect.Finding;
import io.ballast.ingestion.domain.suspect.FindingKind;
import io.ballast.ingestion.domain.suspect.SuspectScan;

/**
 * Compares what several providers answered for the same sessions, symbol by symbol and each in session order, and decides
 * which bar of every cell is kept. Deterministic: the order of the symbols changes nothing.
 */
public final class MarketComparison {

    private static final Set<FindingKind> NEEDS_CONFIRMATION =
            EnumSet.of(FindingKind.PRICE_JUMP, FindingKind.SCALE_ERROR, FindingKind.WIDE_RANGE);

    private final Map<String, ProviderAnswer> answers = new HashMap<>();
    private final Priorities priorities;
    private final Arbiter arbiter;
    private final List<LocalDate> sessions;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Version> kept = new ArrayList<>();
    private final Map<LocalDate, Integer> compared = new TreeMap<>();

    /**
     * @param answers one per provider
     * @param sessions the sessions that are compared, ascending
     */
    public MarketComparison(
            List<ProviderAnswer> answers, Priorities priorities, Arbiter arbiter, List<LocalDate> sessions) {
        answers.forEach(answer -> this.answers.put(answer.provider(), answer));
        this.priorities = priorities;
        this.arbiter = arbiter;
        this.sessions = List.copyOf(sessions);
        this.sessions.forEach(session -> compared.put(session, 0));
    }

    /**
     * Compares the cells of one symbol.
     *
     * @param symbol the ticker
     * @param stored its bars as they are kept, ascending: enough of those before the sessions to judge by, and those of
     *     the sessions
     */
    public void compare(String symbol, List<StoredBar> stored) {
        SuspectScan past = new SuspectScan();
        Map<LocalDate, StoredBar> known = new HashMap<>();
        StoredBar last = null;
        for (StoredBar row : stored) {
            if (row.bar().session().isBefore(sessions.get(0))) {
                past.next(row.bar(), row.priceFactor(), row.splitFactor());
                last = row;
            } else {
                known.put(row.bar().session(), row);
            }
        }
        for (LocalDate session : sessions) {
            last = known.getOrDefault(session, last);
            Optional<Version> holds = decide(symbol, session, past, last);
            if (holds.isPresent()) {
                past.next(holds.get().bar(), priceFactor(last), splitFactor(last));
            } else if (known.containsKey(session)) {
                past.next(last.bar(), last.priceFactor(), last.splitFactor());
            }
        }
    }

    /** Where providers differ, by symbol in the order of comparison and then by session. */
    public List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** The bar of every cell that has an acceptable one, with its provider. */
    public List<Version> kept() {
        return List.copyOf(kept);
    }

    /** Per session the number of cells of which two providers at least gave an acceptable bar. */
    public Map<LocalDate, Integer> compared() {
        return Map.copyOf(compared);
    }

    private Optional<Version> decide(String symbol, LocalDate session, SuspectScan past, StoredBar factors) {
        List<Version> versions = new ArrayList<>(2);
        List<ProviderAnswer> others = new ArrayList<>(0);
        for (String provider : priorities.order(symbol, session)) {
            ProviderAnswer answer = answers.get(provider);
            if (answer != null) {
                answer.bar(symbol, session)
                        .ifPresentOrElse(bar -> versions.add(new Version(provider, bar)), () -> others.add(answer));
            }
        }
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        if (versions.size() > 1) {
            compared.merge(session, 1, Integer::sum);
        }
        Verdict verdict = arbiter.decide(versions, past, priceFactor(factors), splitFactor(factors));
        differences.addAll(verdict.differences());
        for (ProviderAnswer other : others) {
            without(other, verdict.kept(), versions.size() == 1, past, factors).ifPresent(differences::add);
        }
        kept.add(verdict.kept());
        return Optional.of(verdict.kept());
    }

    private static Optional<Difference> without(
            ProviderAnswer other, Version holds, boolean alone, SuspectScan past, StoredBar factors) {
        String symbol = holds.bar().symbol();
        LocalDate session = holds.bar().session();
        var impossible = other.impossible(symbol, session);
        if (impossible.isPresent()) {
            String reason = impossible.get().reason().code();
            return Optional.of(Difference.withoutBar(
                    holds,
                    other.provider(),
                    DifferenceKind.IMPOSSIBLE,
                    reason,
                    impossible.get().bar()));
        }
        if (!other.knows(session)) {
            return Optional.empty();
        }
        Optional<Finding> doubt = !alone
                ? Optional.empty()
                : past.look(holds.bar(), priceFactor(factors), splitFactor(factors)).stream()
                        .filter(finding -> NEEDS_CONFIRMATION.contains(finding.kind()))
                        .findFirst();
        return Optional.of(Difference.withoutBar(
                holds,
                other.provider(),
                doubt.isPresent() ? DifferenceKind.UNCONFIRMED : DifferenceKind.MISSING,
                doubt.map(finding -> finding.kind().code() + ": " + finding.detail())
                        .orElse("no bar"),
                null));
    }

    private static double priceFactor(StoredBar row) {
        return row == null ? 1 : row.priceFactor();
    }

    private static double splitFactor(StoredBar row) {
        return row == null ? 1 : row.splitFactor();
    }
}
