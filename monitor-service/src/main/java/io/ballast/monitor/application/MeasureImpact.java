package io.ballast.monitor.application;

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

/** Measures what the cells that are missing, and should not be, do to the decision on the latest session with features. */
@Singleton
class MeasureImpact {

    private static final Logger LOG = Logger.getLogger(MeasureImpact.class);

    private final LossReader losses;
    private final DecisionImpacts impacts;

    /** The model is asked again only about other cells. */
    private Asked last = new Asked(null, List.of(), null);

    private record Asked(LocalDate session, List<String> symbols, DecisionImpact impact) {

        boolean isOf(LocalDate other, List<String> cells) {
            return impact != null && other.equals(session) && cells.equals(symbols);
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
        if (!last.isOf(session, symbols)) {
            last = new Asked(session, symbols, impacts.of(session, symbols).orElse(null));
        }
        return last.impact();
    }

    private List<String> absent(LocalDate session) {
        return losses.lostCellsInTime(Loss.BARS, List.of(session)).stream()
                .filter(cell -> AbsenceReason.isRecoverable(cell.cause()))
                .map(LostCell::symbol)
                .sorted()
                .toList();
    }
}
