package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.ingestion.application.StepCommit.Step;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.kit.operation.OperationContext;

/**
 * Asks again for cells a provider gave no answer for, with a pause before each attempt that is longer after each failure in
 * a row, and in smaller parts. What comes is committed part by part. It ends when nothing is pending or patience is over.
 */
@ApplicationScoped
public class PendingFetcher {

    private static final Logger LOG = Logger.getLogger(PendingFetcher.class);

    private final FailOver failOver;
    private final StepCommit commit;
    private final Sessions sessions;

    @Inject
    PendingFetcher(FailOver failOver, StepCommit commit, Sessions sessions) {
        this.failOver = failOver;
        this.commit = commit;
        this.sessions = sessions;
    }

    /**
     * What came of it.
     *
     * @param counts sums over the steps
     * @param failedSteps attempts without an answer
     * @param left what is still pending
     */
    record Rest(StepCounts counts, int failedSteps, List<PendingCells> left) {}

    /**
     * Does it.
     *
     * @param settings how long to wait
     * @param wantedTo last date of what is wanted in all
     * @param symbolMoves {@link SymbolBook#moves} before it was read what to fetch
     */
    Rest fetch(
            OperationContext operation,
            BackfillSettings settings,
            Collection<PendingCells> pending,
            LocalDate wantedTo,
            long symbolMoves) {
        Deque<PendingCells> queue = new ArrayDeque<>();
        List<PendingCells> left = new ArrayList<>();
        pending.forEach(cells -> (cells.mayBeAnswered() ? queue : left).add(cells));
        Waiting waiting = Waiting.inPlace(operation, settings);
        StepCounts counts = StepCounts.NONE;
        int failed = 0;
        boolean patient = queue.isEmpty() || waiting.again(queue.peek().failure());
        while (patient && !queue.isEmpty()) {
            operation.checkpoint();
            PendingCells next = queue.poll();
            Step step = Step.of(next.from(), next.to(), wantedTo, System.nanoTime(), symbolMoves);
            Completion got = failOver.resume(next, operation::checkpoint);
            counts = counts.plus(store(operation, step, got));
            if (got.pending().isEmpty()) {
                waiting.goesOn();
                continue;
            }
            failed++;
            commit.pending(operation, step, got.pending());
            got.pending().forEach(cells -> {
                if (cells.mayBeAnswered()) {
                    queue.addAll(cells.halves());
                } else {
                    left.add(cells);
                }
            });
            patient = queue.isEmpty() || waiting.again(got.pending().get(0).failure());
        }
        left.addAll(queue);
        return new Rest(counts, failed, left);
    }

    private StepCounts store(OperationContext operation, Step step, Completion got) {
        if (got.cells().isEmpty()) {
            return StepCounts.NONE;
        }
        StepCounts counts = commit.succeeded(
                operation,
                step,
                got.cells().stream().map(cells -> cells.unsettling(late(cells))).toList());
        LOG.infof(
                "%s step %s..%s, asked again: %d stored, %d empty",
                operation.type().replace('-', '_'), step.from(), step.to(), counts.stored(), counts.empty());
        return counts;
    }

    /** Sessions of which nobody has anything, and perhaps only not yet. */
    private Set<LocalDate> late(FetchedCells cells) {
        return cells.sessions().stream()
                .filter(session -> session.rowsAnswered() == 0 && sessions.mayBeLate(session.session()))
                .map(FetchedSession::session)
                .collect(Collectors.toSet());
    }
}
