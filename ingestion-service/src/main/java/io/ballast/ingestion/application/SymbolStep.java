package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.StepCommit.Step;
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
     * Does it.
     *
     * @param from first date
     * @param to last date, included
     * @param wantedTo last date of what is wanted in all
     * @throws ProviderException if there is no answer to be had; nothing is stored then but the step's failure
     */
    StepCounts run(
            OperationContext operation,
            List<String> symbols,
            LocalDate from,
            LocalDate to,
            LocalDate wantedTo,
            WantedCells wanted) {
        int days = Math.toIntExact(to.toEpochDay() - from.toEpochDay() + 1);
        int cumulative = Math.toIntExact(wantedTo.toEpochDay() - from.toEpochDay() + 1);
        Step step = new Step(from, to, cumulative, days, System.nanoTime());
        try {
            List<FetchedSession> fetched = fetcher.fetch(symbols, from, to, wanted, operation::checkpoint);
            FetchedCells cells = new FetchedCells(provider.name(), from, to, fetched, Set.of());
            return commit.succeeded(operation, step, failOver.complete(cells, operation::checkpoint));
        } catch (ProviderException failed) {
            commit.failed(operation, step, provider.name(), failed.getMessage());
            throw failed;
        }
    }
}
