package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.StepCommit.Step;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.kit.operation.OperationContext;

/** Fetches named symbols over named dates, whether they are stored or not, and commits them as one step. */
@ApplicationScoped
public class SymbolStep {

    private final SymbolFetcher fetcher;
    private final MarketDataProvider provider;
    private final FailOver failOver;
    private final StepCommit commit;

    @Inject
    SymbolStep(SymbolFetcher fetcher, MarketDataProvider provider, FailOver failOver, StepCommit commit) {
        this.fetcher = fetcher;
        this.provider = provider;
        this.failOver = failOver;
        this.commit = commit;
    }

    /**
     * What came of it.
     *
     * @param counts what was new
     * @param pending cells another provider gave no answer for, each recorded as a failure
     */
    record Result(StepCounts counts, List<PendingCells> pending) {}

    /**
     * Does it; waits for a provider that does not answer.
     *
     * @param from first date
     * @param to last date, included
     * @param wantedTo last date of what is wanted in all
     * @throws ProviderException if there is no answer to be had; nothing is stored then but the step's failures
     */
    Result run(
            OperationContext operation,
            BackfillSettings settings,
            List<String> symbols,
            LocalDate from,
            LocalDate to,
            LocalDate wantedTo,
            WantedCells wanted) {
        Waiting waiting = new Waiting(operation, settings);
        return waiting.untilAnswered(from + ".." + to, () -> attempt(operation, symbols, from, to, wantedTo, wanted));
    }

    private Result attempt(
            OperationContext operation,
            List<String> symbols,
            LocalDate from,
            LocalDate to,
            LocalDate wantedTo,
            WantedCells wanted) {
        Step step = Step.of(from, to, wantedTo, System.nanoTime(), wanted.symbolMoves());
        try {
            List<FetchedSession> fetched = fetcher.fetch(symbols, from, to, wanted, operation::checkpoint);
            FetchedCells cells = new FetchedCells(provider.name(), from, to, fetched, Set.of());
            Completion complete = failOver.complete(cells, operation::checkpoint);
            StepCounts counts = commit.succeeded(operation, step, complete.cells());
            commit.pending(operation, step, complete.pending());
            return new Result(counts, complete.pending());
        } catch (ProviderException failed) {
            commit.failed(operation, step, provider.name(), failed.getMessage());
            throw failed;
        }
    }
}
