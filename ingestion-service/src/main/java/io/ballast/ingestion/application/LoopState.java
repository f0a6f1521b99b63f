package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.ballast.ingestion.application.StepCommit.Step;
import io.ballast.ingestion.application.StepLoop.LoopResult;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.domain.backfill.BackfillController;
import io.ballast.ingestion.domain.backfill.Window;
import io.ballast.kit.operation.OperationContext;

/** How far one {@link StepLoop} has come. For one thread. */
final class LoopState {

    private final OperationContext operation;
    private final BackfillSettings settings;
    private final WantedCells wanted;
    private final LocalDate wantedTo;
    private final BackfillController controller;
    private final int total;
    private final Set<LocalDate> unanswered = new TreeSet<>();
    private final Set<LocalDate> unavailable = new TreeSet<>();
    private final List<PendingCells> pending = new ArrayList<>();
    private final Waiting waiting;
    private StepCounts counts = StepCounts.NONE;
    private boolean beyondPlan;
    private int steps;
    private int failedSteps;
    private int doneSessions;

    LoopState(
            OperationContext operation,
            BackfillSettings settings,
            List<LocalDate> missing,
            WantedCells wanted,
            LocalDate wantedTo) {
        this.operation = operation;
        this.settings = settings;
        this.wanted = wanted;
        this.wantedTo = wantedTo;
        this.controller = new BackfillController(settings.bounds(), missing);
        this.total = missing.size();
        this.waiting = new Waiting(operation, settings);
    }

    OperationContext operation() {
        return operation;
    }

    BackfillSettings settings() {
        return settings;
    }

    WantedCells wanted() {
        return wanted;
    }

    Waiting waiting() {
        return waiting;
    }

    BackfillController controller() {
        return controller;
    }

    /** Whether there is a window to fetch. */
    boolean goesOn() {
        Optional<Window> next = controller.next();
        if (next.isPresent() && beyondPlan) {
            // what is older than a session outside the plan is outside it too
            unavailable.addAll(next.get().sessions());
            return false;
        }
        return next.isPresent();
    }

    /** A step of these dates, both included. */
    Step step(LocalDate from, LocalDate to, long startedNanos) {
        return Step.of(from, to, wantedTo, startedNanos, wanted.symbolMoves());
    }

    void leaveOut(Collection<LocalDate> sessions) {
        unavailable.addAll(sessions);
        doneSessions += sessions.size();
    }

    void stored(StepCounts stepCounts, int sessions, Set<LocalDate> silent, List<PendingCells> left) {
        counts = counts.plus(stepCounts);
        steps++;
        failedSteps += left.isEmpty() ? 0 : 1;
        pending.addAll(left);
        doneSessions += sessions;
        unanswered.addAll(silent);
        operation.progress(doneSessions, total, "sessions");
    }

    void succeeded(Window window) {
        waiting.goesOn();
        beyondPlan =
                unavailable.contains(window.sessions().get(window.sessions().size() - 1));
    }

    /**
     * Notes a failure, and waits.
     *
     * @param inPart whether something was stored all the same
     * @return false if it is not to be tried again
     */
    boolean failed(RuntimeException failure, boolean inPart) {
        failedSteps++;
        if (inPart) {
            waiting.goesOn();
        }
        return waiting.again(failure);
    }

    LoopResult result() {
        return new LoopResult(
                counts, steps, failedSteps, new ArrayList<>(unanswered), new ArrayList<>(unavailable), pending);
    }
}
