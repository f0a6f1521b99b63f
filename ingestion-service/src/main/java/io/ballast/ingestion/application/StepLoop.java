package io.ballast.ingestion.application;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.ingestion.application.SessionFetcher.Fetched;
import io.ballast.ingestion.application.StepCommit.Step;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.domain.backfill.Window;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationStoppedException;

/**
 * Fetches missing sessions window by window, each committed as a whole, until none is left. Of a window that fails in part
 * what came is committed, so that nothing is fetched twice; the failure is recorded, and the rest tried again in smaller
 * windows. A provider that fails is waited for, longer after each failure in a row, until patience is over with nothing
 * stored between; then the loop gives up, and a later operation goes on with what is missing then. Cells that only one of
 * several providers gave no answer for hold nothing up: they are left to {@link PendingFetcher}.
 */
@ApplicationScoped
public class StepLoop {

    private static final Logger LOG = Logger.getLogger(StepLoop.class);

    private final SessionFetcher fetcher;
    private final MarketDataProvider provider;
    private final FailOver failOver;
    private final StepCommit commit;
    private final Sessions sessions;
    private final IngestionMeters meters;

    @Inject
    StepLoop(
            SessionFetcher fetcher,
            MarketDataProvider provider,
            FailOver failOver,
            StepCommit commit,
            Sessions sessions,
            IngestionMeters meters) {
        this.fetcher = fetcher;
        this.provider = provider;
        this.failOver = failOver;
        this.commit = commit;
        this.sessions = sessions;
        this.meters = meters;
    }

    /**
     * What a loop did.
     *
     * @param counts sums over its steps
     * @param steps number of steps that stored something, those that failed in part included
     * @param failedSteps number of failed ones, in whole or in part
     * @param unanswered recent sessions for which the provider has nothing at all yet
     * @param unavailable sessions that are not in the provider's plan
     * @param pending cells another provider gave no answer for, each recorded as a failure
     */
    public record LoopResult(
            StepCounts counts,
            int steps,
            int failedSteps,
            List<LocalDate> unanswered,
            List<LocalDate> unavailable,
            List<PendingCells> pending) {

        /** Nothing was done. */
        static final LoopResult NONE = new LoopResult(StepCounts.NONE, 0, 0, List.of(), List.of(), List.of());
    }

    /**
     * Runs the loop.
     *
     * @param missing sessions with a missing cell
     * @param wanted which cells matter
     * @param wantedTo last date wanted, from which cumulative days count
     */
    public LoopResult run(
            OperationContext operation,
            BackfillSettings settings,
            List<LocalDate> missing,
            WantedCells wanted,
            LocalDate wantedTo) {
        LoopState run = new LoopState(operation, settings, missing, wanted, wantedTo);
        while (run.goesOn()) {
            step(run);
        }
        meters.backfill(0, run.controller().stepDays());
        return run.result();
    }

    private void step(LoopState run) {
        run.operation().checkpoint();
        meters.backfill(run.controller().remainingDays(), run.controller().stepDays());
        Window window = run.controller().next().orElseThrow();
        long start = System.nanoTime();
        Set<LocalDate> done = new HashSet<>();
        try {
            Fetched fetched = fetcher.fetch(window.sessions(), run.wanted(), run.operation()::checkpoint);
            Optional<RuntimeException> silence = store(run, window, fetched, start, done);
            fetched.failure().or(() -> silence).ifPresent(failure -> {
                throw failure;
            });
            run.controller().done(window, Duration.ofNanos(System.nanoTime() - start));
            run.succeeded(window);
            run.waiting()
                    .pause(run.controller().next().isPresent() ? run.settings().sleepBetween() : Duration.ZERO);
        } catch (OperationStoppedException | OperationFailedException | SymbolsMovedException stop) {
            throw stop;
        } catch (RuntimeException failed) {
            failed(run, window, done, start, failed);
        }
    }

    /**
     * Commits what was fetched of a window, which is all of it unless a call failed.
     *
     * @param done takes the sessions nothing more is to be asked for, once that is stored
     * @return why nobody answered for some of the others; empty if somebody did for each
     */
    private Optional<RuntimeException> store(
            LoopState run, Window window, Fetched fetched, long start, Set<LocalDate> done) {
        run.leaveOut(fetched.unavailable());
        if (fetched.sessions().isEmpty()) {
            done.addAll(fetched.unavailable());
            return Optional.empty();
        }
        boolean whole = fetched.failure().isEmpty();
        Step step = run.step(
                whole ? window.from() : fetched.first(), whole ? window.to().minusDays(1) : fetched.last(), start);
        Set<LocalDate> late = late(fetched.sessions());
        FetchedCells cells = new FetchedCells(provider.name(), step.from(), step.to(), fetched.sessions(), late);
        Completion complete = failOver.complete(cells, run.operation()::checkpoint);
        List<PendingCells> pending = new ArrayList<>(complete.pending());
        Set<LocalDate> answered = fetched.done();
        Optional<RuntimeException> silence = Optional.empty();
        for (PendingCells some : complete.pending()) {
            if (some.isUnanswered() && some.mayBeAnswered()) {
                pending.remove(some);
                answered.removeAll(some.sessions());
                silence = Optional.of(some.failure());
            }
        }
        if (!answered.isEmpty()) {
            complete.cells().get(complete.cells().size() - 1).sessions().stream()
                    .filter(session -> session.empty().isEmpty())
                    .forEach(session -> late.remove(session.session()));
            StepCounts counts = commit.succeeded(run.operation(), step, complete.cells());
            commit.pending(run.operation(), step, pending);
            run.stored(counts, answered.size() - fetched.unavailable().size(), late, pending);
            log(run, step, counts);
        }
        done.addAll(answered);
        return silence;
    }

    private static void log(LoopState run, Step step, StepCounts counts) {
        LOG.infof(
                "%s step %s..%s (%d days): %d stored, %d revised, %d empty, %d quarantined in %.1f s",
                run.operation().type().replace('-', '_'),
                step.from(),
                step.to(),
                step.stepDays(),
                counts.stored(),
                counts.revised(),
                counts.empty(),
                counts.quarantined(),
                step.took().toMillis() / 1000.0);
    }

    private void failed(LoopState run, Window window, Set<LocalDate> done, long start, RuntimeException failure) {
        Step step = run.step(window.from(), window.to().minusDays(1), start);
        String message = Waiting.message(failure);
        LOG.warnf("Failed to ingest %s..%s: %s", step.from(), step.to(), message);
        commit.failed(run.operation(), step, provider.name(), message);
        run.controller().failed(window, done);
        if (!run.failed(failure, !done.isEmpty())) {
            throw run.waiting().inVain(step.from() + ".." + step.to(), failure);
        }
    }

    private Set<LocalDate> late(List<FetchedSession> fetched) {
        return fetched.stream()
                .filter(session ->
                        !session.isFailed() && session.rowsAnswered() == 0 && sessions.mayBeLate(session.session()))
                .map(FetchedSession::session)
                .collect(Collectors.toSet());
    }
}
