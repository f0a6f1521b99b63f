package io.ballast.ingestion.application;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.ingestion.application.ProviderException.Kind;
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
 * windows. After a few failures in a row, with nothing stored between, the loop gives up, and a later operation goes on
 * with what is missing then.
 */
@ApplicationScoped
public class StepLoop {

    /** Failures in a row after which a provider or the database is taken to be down. */
    static final int MAX_FAILURES_IN_A_ROW = 5;

    private static final Logger LOG = Logger.getLogger(StepLoop.class);
    private static final Duration NAP = Duration.ofMillis(200);

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
     */
    public record LoopResult(
            StepCounts counts, int steps, int failedSteps, List<LocalDate> unanswered, List<LocalDate> unavailable) {}

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
        Set<LocalDate> done = Set.of();
        try {
            Fetched fetched = fetcher.fetch(window.sessions(), run.wanted(), run.operation()::checkpoint);
            store(run, window, fetched, start);
            done = fetched.done();
            fetched.failure().ifPresent(failure -> {
                throw failure;
            });
            run.controller().done(window, Duration.ofNanos(System.nanoTime() - start));
            run.succeeded(window);
            pause(run, run.controller().next().isPresent() ? run.settings().sleepBetween() : Duration.ZERO);
        } catch (OperationStoppedException | OperationFailedException stop) {
            throw stop;
        } catch (RuntimeException failed) {
            failed(run, window, done, start, failed);
        }
    }

    /** Commits what was fetched of a window, which is all of it unless a call failed. */
    private void store(LoopState run, Window window, Fetched fetched, long start) {
        run.leaveOut(fetched.unavailable());
        if (fetched.sessions().isEmpty()) {
            return;
        }
        boolean whole = fetched.failure().isEmpty();
        Step step = run.step(
                whole ? window.from() : fetched.first(), whole ? window.to().minusDays(1) : fetched.last(), start);
        Set<LocalDate> unanswered = unanswered(fetched.sessions());
        FetchedCells cells = new FetchedCells(provider.name(), step.from(), step.to(), fetched.sessions(), unanswered);
        List<FetchedCells> complete = failOver.complete(cells, run.operation()::checkpoint);
        complete.get(complete.size() - 1).sessions().stream()
                .filter(session -> session.empty().isEmpty())
                .forEach(session -> unanswered.remove(session.session()));
        StepCounts counts = commit.succeeded(run.operation(), step, complete);
        run.stored(counts, fetched.sessions().size(), unanswered);
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
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        LOG.warnf("Failed to ingest %s..%s: %s", step.from(), step.to(), message);
        commit.failed(run.operation(), step, provider.name(), message);
        run.controller().failed(window, done);
        int inARow = run.failed(!done.isEmpty());
        if (failure instanceof ProviderException refused && refused.kind() == Kind.UNAUTHORIZED) {
            throw new OperationFailedException(message, "Correct the key of the provider and start the service again.");
        }
        if (inARow >= MAX_FAILURES_IN_A_ROW) {
            throw new OperationFailedException(
                    "Gave up after " + inARow + " failures in a row, the last at " + step.from() + ".." + step.to()
                            + ": " + message,
                    "Check the provider (GET /api/v1/providers) and the database, then start it again: it goes on"
                            + " with what is missing.");
        }
        pause(run, run.settings().sleepOnError());
    }

    private Set<LocalDate> unanswered(List<FetchedSession> fetched) {
        return fetched.stream()
                .filter(session ->
                        session.isFailed() || session.rowsAnswered() == 0 && sessions.mayBeLate(session.session()))
                .map(FetchedSession::session)
                .collect(Collectors.toSet());
    }

    private static void pause(LoopState run, Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            run.operation().checkpoint();
            try {
                Thread.sleep(Math.min(NAP.toMillis(), Math.max(1, (end - System.nanoTime()) / 1_000_000)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new OperationFailedException("interrupted while pausing", "Start it again.");
            }
        }
    }
}
