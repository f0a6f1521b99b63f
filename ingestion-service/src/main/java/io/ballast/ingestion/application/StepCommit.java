package io.ballast.ingestion.application;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.ballast.contracts.BarsIngested;
import io.ballast.kit.event.Outbox;
import io.ballast.kit.operation.OperationContext;

/**
 * Commits a step: bars, quarantine, settled cells, progress row, ledger and event, all or nothing. A step that failed
 * leaves its progress row only.
 */
@ApplicationScoped
public class StepCommit {

    private final SymbolBook symbols;
    private final BarStore bars;
    private final ProgressLog progress;
    private final RunLedger ledger;
    private final Outbox outbox;

    @Inject
    StepCommit(SymbolBook symbols, BarStore bars, ProgressLog progress, RunLedger ledger, Outbox outbox) {
        this.symbols = symbols;
        this.bars = bars;
        this.progress = progress;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /**
     * How a step lies in time.
     *
     * @param from first date
     * @param to last date, included
     * @param cumulativeDays calendar days from the wanted end back to {@code from}
     * @param stepDays length in calendar days
     * @param startedNanos {@link System#nanoTime} at its start
     * @param symbolMoves {@link SymbolBook#moves} before it was read what to fetch
     */
    public record Step(
            LocalDate from, LocalDate to, int cumulativeDays, int stepDays, long startedNanos, long symbolMoves) {

        /**
         * A step of these dates.
         *
         * @param wantedTo last date of what is wanted in all
         */
        static Step of(LocalDate from, LocalDate to, LocalDate wantedTo, long startedNanos, long symbolMoves) {
            return new Step(
                    from, to, daysBetween(from, wantedTo) + 1, daysBetween(from, to) + 1, startedNanos, symbolMoves);
        }

        /** Time since the start. */
        Duration took() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }
    }

    /**
     * Commits what a step fetched, of all providers together.
     *
     * @param cells per provider, at least of one
     * @return what was new
     * @throws SymbolsMovedException if securities were renamed since it was read what to fetch
     */
    @Transactional(TxType.REQUIRES_NEW)
    public StepCounts succeeded(OperationContext operation, Step step, List<FetchedCells> cells) {
        return succeeded(operation, step, cells, () -> {});
    }

    /**
     * Commits what a step fetched, and something else with it.
     *
     * @param cells in the order in which they are stored, at least of one provider
     * @param before done first, in the same transaction
     * @return what was new
     */
    @Transactional(TxType.REQUIRES_NEW)
    public StepCounts succeeded(OperationContext operation, Step step, List<FetchedCells> cells, Runnable before) {
        symbols.requireUnmoved(step.symbolMoves());
        before.run();
        StepCounts all = StepCounts.NONE;
        for (FetchedCells ofProvider : cells) {
            all = all.plus(store(operation, ofProvider));
        }
        String providers = String.join(",", cells.get(cells.size() - 1).asked());
        progress.add(entry(operation, step, providers, all, null));
        return all;
    }

    private StepCounts store(OperationContext operation, FetchedCells cells) {
        StepCounts counts = bars.store(operation.runId(), cells);
        ledger.add(operation.runId(), counts);
        if (counts.stored() + counts.revised() + counts.quarantined() > 0) {
            outbox.publish(operation.runId(), event(operation, cells, counts));
        }
        return counts;
    }

    /** Records a step that could not be fetched or stored. */
    @Transactional(TxType.REQUIRES_NEW)
    public void failed(OperationContext operation, Step step, String provider, String error) {
        progress.add(entry(operation, step, provider, StepCounts.NONE, error));
    }

    /** Records that a step left cells pending. */
    @Transactional(TxType.REQUIRES_NEW)
    public void pending(OperationContext operation, Step step, List<PendingCells> pending) {
        for (PendingCells cells : pending) {
            Step part = new Step(
                    cells.from(),
                    cells.to(),
                    step.cumulativeDays() - daysBetween(step.from(), cells.from()),
                    daysBetween(cells.from(), cells.to()) + 1,
                    step.startedNanos(),
                    step.symbolMoves());
            progress.add(
                    entry(operation, part, String.join(",", cells.unanswered()), StepCounts.NONE, cells.toString()));
        }
    }

    private static int daysBetween(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    private BarsIngested event(OperationContext operation, FetchedCells cells, StepCounts counts) {
        List<LocalDate> sessions = cells.sessions().stream()
                .filter(session -> !session.accepted().isEmpty())
                .map(FetchedSession::session)
                .sorted()
                .toList();
        LocalDate from = sessions.isEmpty() ? null : sessions.get(0);
        LocalDate to = sessions.isEmpty() ? null : sessions.get(sessions.size() - 1);
        int symbols = (int) cells.sessions().stream()
                .flatMap(session -> session.accepted().stream())
                .map(bar -> bar.symbol())
                .distinct()
                .count();
        return new BarsIngested(
                operation.runId(),
                false,
                operation.type(),
                List.of(cells.provider()),
                from,
                to,
                sessions.size(),
                symbols,
                counts.stored(),
                counts.revised(),
                counts.quarantined(),
                0,
                1,
                bars.contentHash(from, to));
    }

    private static ProgressLog.Entry entry(
            OperationContext operation, Step step, String provider, StepCounts counts, String error) {
        return new ProgressLog.Entry(
                operation.id(),
                operation.runId(),
                operation.type(),
                Instant.now(),
                step.cumulativeDays(),
                step.stepDays(),
                step.took(),
                error,
                step.from(),
                step.to(),
                provider,
                counts);
    }
}
