package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
    private StepCounts counts = StepCounts.NONE;
    private boolean beyondPlan;
    private int steps;
    private int failedSteps;
    private int failuresInARow;
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
        int cumulative = Math.toIntExact(ChronoUnit.DAYS.between(from, wantedTo) + 1);
        int days = Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
        return new Step(from, to, cumulative, days, startedNanos);
    }

    void leaveOut(Collection<LocalDate> sessions) {
        unavailable.addAll(sessions);
        doneSessions += sessions.size();
    }

    void stored(StepCounts stepCounts, int sessions, Set<LocalDate> silent) {
        counts = counts.plus(stepCounts);
        steps++;
        doneSessions += sessions;
        unanswered.addAll(silent);
        operation.progress(doneSessions, total, "sessions");
    }

    void succeeded(Window window) {
        failuresInARow = 0;
        beyondPlan =
                unavailable.contains(window.sessions().get(window.sessions().size() - 1));
    }

    /**
     * Notes a failure.
     *
     * @param inPart whether something was stored all the same
     * @return failures in a row with nothing stored between them
     */
    int failed(boolean inPart) {
        failedSteps++;
        failuresInARow = inPart ? 1 : failuresInARow + 1;
        return failuresInARow;
    }

    LoopResult result() {
        return new LoopResult(counts, steps, failedSteps, new ArrayList<>(unanswered), new ArrayList<>(unavailable));
    }
}
