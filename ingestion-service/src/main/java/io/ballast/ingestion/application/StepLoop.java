package io.ballast.ingestion.application;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.application.StepCommit.Step;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.domain.backfill.BackfillController;
import io.ballast.ingestion.domain.backfill.Window;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationStoppedException;

/**
 * Fetches missing sessions window by window, each committed as a whole, until none is left. A window that fails is
 * recorded and tried again smaller; after a few failures in a row the loop gives up, and a later operation goes on
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
     * @param steps number of successful steps
     * @param failedSteps number of failed ones
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
        Run run = new Run(operation, settings, wanted, wantedTo, new BackfillController(settings.bounds(), missing));
        run.total = missing.size();
        while (run.goesOn()) {
            step(run);
        }
        meters.backfill(0, run.controller.stepDays());
        return run.result();
    }

    private void step(Run run) {
        run.operation.checkpoint();
        meters.backfill(run.controller.remainingDays(), run.controller.stepDays());
        Window window = run.controller.next().orElseThrow();
        Step step = new Step(
                window.from(),
                window.to().minusDays(1),
                Math.toIntExact(ChronoUnit.DAYS.between(window.from(), run.wantedTo) + 1),
                window.days(),
                System.nanoTime());
        try {
            List<FetchedSession> fetched = fetcher.fetch(window.sessions(), run.wanted, run.operation::checkpoint);
            Set<LocalDate> unanswered = unanswered(fetched);
            FetchedCells cells = new FetchedCells(provider.name(), step.from(), step.to(), fetched, unanswered);
            List<FetchedCells> complete = failOver.complete(cells, run.operation::checkpoint);
            complete.get(complete.size() - 1).sessions().stream()
                    .filter(session -> session.empty().isEmpty())
                    .forEach(session -> unanswered.remove(session.session()));
            StepCounts counts = commit.succeeded(run.operation, step, complete);
            run.succeeded(window, step, counts, fetched, unanswered);
            LOG.infof(
                    "%s step %s..%s (%d days): %d stored, %d revised, %d empty, %d quarantined in %.1f s",
                    run.operation.type().replace('-', '_'),
                    step.from(),
                    step.to(),
                    step.stepDays(),
                    counts.stored(),
                    counts.revised(),
                    counts.empty(),
                    counts.quarantined(),
                    step.took().toMillis() / 1000.0);
            run.operation.progress(run.doneSessions, run.total, "sessions");
            pause(run, run.controller.next().isPresent() ? run.settings.sleepBetween() : Duration.ZERO);
        } catch (OperationStoppedException | OperationFailedException stop) {
            throw stop;
        } catch (RuntimeException failed) {
            failed(run, window, step, failed);
        }
    }

    private void failed(Run run, Window window, Step step, RuntimeException failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        LOG.warnf("Failed to ingest %s..%s: %s", step.from(), step.to(), message);
        commit.failed(run.operation, step, provider.name(), message);
        run.controller.failed(window);
        run.failedSteps++;
        run.failuresInARow++;
        if (failure instanceof ProviderException refused && refused.kind() == Kind.UNAUTHORIZED) {
            throw new OperationFailedException(message, "Correct the key of the provider and start the service again.");
        }
        if (run.failuresInARow >= MAX_FAILURES_IN_A_ROW) {
            throw new OperationFailedException(
                    "Gave up after " + run.failuresInARow + " failures in a row, the last at " + step.from() + ".."
                            + step.to() + ": " + message,
                    "Check the provider (GET /api/v1/providers) and the database, then start it again: it goes on"
                            + " with what is missing.");
        }
        pause(run, run.settings.sleepOnError());
    }

    private Set<LocalDate> unanswered(List<FetchedSession> fetched) {
        return fetched.stream()
                .filter(session ->
                        session.isFailed() || session.rowsAnswered() == 0 && sessions.mayBeLate(session.session()))
                .map(FetchedSession::session)
                .collect(Collectors.toSet());
    }

    private static void pause(Run run, Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            run.operation.checkpoint();
            try {
                Thread.sleep(Math.min(NAP.toMillis(), Math.max(1, (end - System.nanoTime()) / 1_000_000)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new OperationFailedException("interrupted while pausing", "Start it again.");
            }
        }
    }

    /** The state of one loop. */
    private static final class Run {
        private final OperationContext operation;
        private final BackfillSettings settings;
        private final WantedCells wanted;
        private final LocalDate wantedTo;
        private final BackfillController controller;
        private final Set<LocalDate> unanswered = new TreeSet<>();
        private final Set<LocalDate> unavailable = new TreeSet<>();
        private StepCounts counts = StepCounts.NONE;
        private boolean beyondPlan;
        private int steps;
        private int failedSteps;
        private int failuresInARow;
        private int doneSessions;
        private int total;

        Run(
                OperationContext operation,
                BackfillSettings settings,
                WantedCells wanted,
                LocalDate wantedTo,
                BackfillController controller) {
            this.operation = operation;
            this.settings = settings;
            this.wanted = wanted;
            this.wantedTo = wantedTo;
            this.controller = controller;
        }

        boolean goesOn() {
            Optional<Window> next = controller.next();
            if (next.isPresent() && beyondPlan) {
                // what is older than a session outside the plan is outside it too
                unavailable.addAll(next.get().sessions());
                return false;
            }
            return next.isPresent();
        }

        void succeeded(
                Window window, Step step, StepCounts stepCounts, List<FetchedSession> fetched, Set<LocalDate> silent) {
            controller.done(window, step.took());
            counts = counts.plus(stepCounts);
            steps++;
            failuresInARow = 0;
            doneSessions += window.sessions().size();
            unanswered.addAll(silent);
            Set<LocalDate> missed = new TreeSet<>(window.sessions());
            fetched.forEach(session -> missed.remove(session.session()));
            unavailable.addAll(missed);
            beyondPlan = missed.contains(window.sessions().get(window.sessions().size() - 1));
        }

        LoopResult result() {
            return new LoopResult(
                    counts, steps, failedSteps, new ArrayList<>(unanswered), new ArrayList<>(unavailable));
        }
    }
}
