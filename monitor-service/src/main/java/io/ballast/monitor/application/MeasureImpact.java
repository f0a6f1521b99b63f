package io.ballast.monitor.application;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.monitor.domain.absence.AbsenceReason;
import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.cause.LostCell;
import io.ballast.monitor.domain.decision.DecisionImpact;
import io.ballast.monitor.domain.rule.BreadthReport;
import io.ballast.monitor.domain.rule.SessionCoverage;

/** Measures what the cells that are missing, and should not be, do to the decision on the latest session with features. */
@Singleton
class MeasureImpact {

    private static final Logger LOG = Logger.getLogger(MeasureImpact.class);

    private final LossReader losses;
    private final DecisionImpacts impacts;

    /** In a burst of events the model is not asked the same again; later its answer may be another. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private Answer last;

    private record Question(SessionCoverage session, List<String> symbols) {}

    private record Answer(Question question, DecisionImpact impact, long nanoTime) {

        boolean isTo(Question other) {
            return question.equals(other) && System.nanoTime() - nanoTime < FRESH.toNanos();
        }
    }

    @Inject
    MeasureImpact(LossReader losses, DecisionImpacts impacts) {
        this.losses = losses;
        this.impacts = impacts;
    }

    /** Null if nothing was built yet, no symbol has features to decide by, or nobody can tell. */
    synchronized DecisionImpact of(BreadthReport breadth) {
        LocalDate session = breadth.session();
        if (session == null || breadth.latest().symbolsWithFeatures() == 0) {
            return null;
        }
        if (breadth.latest().symbolsWithFeatures() >= breadth.latest().universeSymbols()) {
            return DecisionImpact.none(session, breadth.latest().symbolsWithFeatures());
        }
        List<String> symbols;
        try {
            symbols = absent(session);
        } catch (LossTimedOutException late) {
            LOG.warnf("Failed to measure what missing cells do to the decision: %s", late.getMessage());
            return null;
        }
        if (symbols.isEmpty()) {
            return DecisionImpact.none(session, breadth.latest().symbolsWithFeatures());
        }
        Question question = new Question(breadth.latest(), symbols);
        if (last == null || !last.isTo(question)) {
            last = impacts.of(session, symbols)
                    .map(impact -> new Answer(question, impact, System.nanoTime()))
                    .orElse(null);
        }
        return last == null ? null : last.impact();
    }

    private List<String> absent(LocalDate session) {
        return losses.lostCellsInTime(Loss.BARS, List.of(session)).stream()
                .filter(cell -> AbsenceReason.isRecoverable(cell.cause()))
                .map(LostCell::symbol)
                .sorted()
                .toList();
    }
}
