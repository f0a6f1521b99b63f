package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.ingestion.application.StepCommit.Step;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationPutOffException;

/**
 * Asks again for cells a provider gave no answer for, with a pause before each attempt that is longer after each failure in
 * a row, and in smaller parts. What comes is committed part by part. It ends when nothing is pending or patience is over. If
 * the operation is put off meanwhile, what is pending is kept, with what was heard of it.
 */
@ApplicationScoped
public class PendingFetcher {

    private static final Logger LOG = Logger.getLogger(PendingFetcher.class);

    private final FailOver failOver;
    private final StepCommit commit;
    private final Sessions sessions;
    private final PendingStore kept;

    @Inject
    PendingFetcher(FailOver failOver, StepCommit commit, Sessions sessions, PendingStore kept) {
        this.failOver = failOver;
        this.commit = commit;
        this.sessions = sessions;
        this.kept = kept;
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
     * @param settings how long to wait; without patience the operation is not put off
     * @param wantedTo last date of what is wanted in all
     * @param symbolMoves {@link SymbolBook#moves} before it was read what to fetch
     */
    Rest fetch(
            OperationContext operation,
            BackfillSettings settings,
            Collection<PendingCells> pending,
            LocalDate wantedTo,
            long symbolMoves) {
        OpenParts open = new OpenParts(operation, settings, pending);
        return fetch(open, open.isDone() || again(open, symbolMoves), wantedTo, symbolMoves);
    }

    /**
     * Goes on with what was pending when the operation was put off.
     *
     * @return empty if nothing was
     */
    Optional<Rest> resume(OperationContext operation, BackfillSettings settings, LocalDate wantedTo, long symbolMoves) {
        List<PendingCells> pending = kept.of(operation.id(), symbolMoves);
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        Rest rest = fetch(new OpenParts(operation, settings, pending), true, wantedTo, symbolMoves);
        kept.keep(operation.id(), List.of(), symbolMoves);
        return Optional.of(rest);
    }

    private Rest fetch(OpenParts open, boolean patientAtFirst, LocalDate wantedTo, long symbolMoves) {
        OperationContext operation = open.operation;
        StepCounts counts = StepCounts.NONE;
        int failed = 0;
        boolean patient = patientAtFirst;
        while (patient && !open.isDone()) {
            operation.checkpoint();
            PendingCells next = open.queue.poll();
            Step step = Step.of(next.from(), next.to(), wantedTo, System.nanoTime(), symbolMoves);
            Completion got = failOver.resume(next, operation::checkpoint);
            counts = counts.plus(store(operation, step, got));
            if (got.pending().isEmpty()) {
                open.waiting.goesOn();
                continue;
            }
            failed++;
            commit.pending(operation, step, got.pending());
            open.putBack(got.pending());
            patient = open.isDone() || again(open, symbolMoves);
        }
        return new Rest(counts, failed, open.all());
    }

    /** Waits; false if it is not to be tried again. */
    private boolean again(OpenParts open, long symbolMoves) {
        try {
            return open.waiting.again(open.failure);
        } catch (OperationPutOffException putOff) {
            kept.keep(open.operation.id(), open.all(), symbolMoves);
            throw putOff;
        }
    }

    /** What is still to be asked, and whom time cannot help. For one thread. */
    private static final class OpenParts {

        private final OperationContext operation;
        private final Waiting waiting;
        private final Deque<PendingCells> queue = new ArrayDeque<>();
        private final List<PendingCells> left = new ArrayList<>();
        private ProviderException failure;

        OpenParts(OperationContext operation, BackfillSettings settings, Collection<PendingCells> pending) {
            this.operation = operation;
            this.waiting = settings.patience().isZero()
                    ? Waiting.inPlace(operation, settings)
                    : new Waiting(operation, settings);
            pending.forEach(cells -> (cells.mayBeAnswered() ? queue : left).add(cells));
            this.failure = queue.isEmpty() ? null : queue.peek().failure();
        }

        boolean isDone() {
            return queue.isEmpty();
        }

        void putBack(List<PendingCells> unanswered) {
            failure = unanswered.get(0).failure();
            unanswered.forEach(cells -> {
                if (cells.mayBeAnswered()) {
                    queue.addAll(cells.halves());
                } else {
                    left.add(cells);
                }
            });
        }

        List<PendingCells> all() {
            List<PendingCells> all = new ArrayList<>(left);
            all.addAll(queue);
            return all;
        }
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
