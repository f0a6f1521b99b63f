package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jboss.logging.Logger;

import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.domain.arbitration.Priorities;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** The answers of one provider after the other about the cells of a step. For one thread. */
final class Chain {

    private static final Logger LOG = Logger.getLogger(Chain.class);
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();

    private final BarJudge judge = new BarJudge(CALENDAR);
    private final Priorities priorities;
    private final List<FetchedCells> fresh;
    private final List<FetchedCells> known;
    private final Map<LocalDate, ProviderException> unansweredByFirst = new TreeMap<>();
    private final List<MarketDataProvider> failed = new ArrayList<>();
    private ProviderException failure;

    /**
     * Goes on from what was given already, at least one of both.
     *
     * @param first to be stored with what is still to come
     * @param known stored before
     */
    Chain(List<FetchedCells> first, List<FetchedCells> known, Priorities priorities) {
        this.fresh = new ArrayList<>(first);
        this.known = known;
        this.priorities = priorities;
        first.forEach(cells -> cells.sessions().stream()
                .filter(FetchedSession::isFailed)
                .forEach(session -> unansweredByFirst.put(session.session(), session.failure())));
    }

    /** Asks a provider for what is open. */
    void ask(MarketDataProvider next, Runnable checkpoint) {
        FetchedCells last = last();
        OpenCells open = open(next.name());
        if (open.isEmpty()) {
            return;
        }
        checkpoint.run();
        try (ProviderCalls calls = new ProviderCalls()) {
            BarReply reply = calls.each(
                            List.of(next), asked -> asked.bars(open.symbols(), last.from(), last.to()), checkpoint)
                    .get(0);
            FetchedCells filled = open.fill(last, next.name(), reply, judge.judge(reply.bars()));
            fresh.replaceAll(FetchedCells::withoutEmpty);
            fresh.replaceAll(cells -> cells.without(open.replacedBy(filled)));
            fresh.add(filled);
        } catch (ProviderException noAnswer) {
            LOG.warnf(
                    "Failed to fill %d symbols of %s..%s: %s", open.symbols().size(), last.from(), last.to(), noAnswer);
            failed.add(next);
            failure = failure == null ? noAnswer : failure;
        }
    }

    /** What came of it. */
    Completion completion() {
        List<PendingCells> pending = new ArrayList<>();
        Set<LocalDate> open = new HashSet<>();
        for (Map.Entry<Optional<Kind>, Set<LocalDate>> alike : alike().entrySet()) {
            Set<LocalDate> sessions = alike.getValue();
            pending(alike.getKey(), sessions).forEach(cells -> {
                pending.add(cells);
                open.addAll(cells.sessions());
            });
        }
        return new Completion(
                fresh.stream().map(cells -> cells.leavingOpen(open)).toList(), pending);
    }

    /** The sessions by how the first provider failed to answer; empty: it did not fail. */
    private Map<Optional<Kind>, Set<LocalDate>> alike() {
        Map<Optional<Kind>, Set<LocalDate>> alike = new LinkedHashMap<>();
        for (FetchedSession session : last().sessions()) {
            if (CALENDAR.isSession(session.session())) {
                Optional<Kind> kind = Optional.ofNullable(unansweredByFirst.get(session.session()))
                        .map(ProviderException::kind);
                alike.computeIfAbsent(kind, any -> new HashSet<>()).add(session.session());
            }
        }
        return alike;
    }

    private List<PendingCells> pending(Optional<Kind> first, Set<LocalDate> sessions) {
        List<String> unanswered = new ArrayList<>();
        boolean never = first.isPresent() && first.get() != Kind.FAILED;
        if (first.isPresent() && (!never || failed.isEmpty())) {
            unanswered.add(all().get(0).provider());
        }
        failed.forEach(provider -> unanswered.add(provider.name()));
        if (unanswered.isEmpty()) {
            return List.of();
        }
        SortedMap<LocalDate, Set<String>> cells = open(unanswered.get(0)).bySession();
        cells.keySet().retainAll(sessions);
        if (cells.isEmpty()) {
            return List.of();
        }
        ProviderException why =
                never && !failed.isEmpty() || first.isEmpty() ? failure : unansweredByFirst.get(cells.firstKey());
        // what the first one never answers for is settled by nobody
        Set<LocalDate> open = never ? cells.keySet() : Set.of();
        PendingCells pending = new PendingCells(
                all().stream().map(given -> given.only(cells).unsettling(open)).toList(), unanswered, why);
        return first.isPresent() ? pending.runs() : List.of(pending);
    }

    private OpenCells open(String next) {
        List<FetchedCells> all = all();
        return OpenCells.of(all.subList(0, all.size() - 1), all.get(all.size() - 1), next, priorities);
    }

    private FetchedCells last() {
        List<FetchedCells> all = all();
        return all.get(all.size() - 1);
    }

    private List<FetchedCells> all() {
        List<FetchedCells> all = new ArrayList<>(known);
        all.addAll(fresh);
        return all;
    }
}
