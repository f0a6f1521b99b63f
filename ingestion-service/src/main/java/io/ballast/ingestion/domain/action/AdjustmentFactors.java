package io.ballast.ingestion.domain.action;

import java.time.LocalDate;
import java.util.List;

/**
 * One symbol's factors over time, and the actions that have no part in them.
 *
 * @param steps ascending by date, each holding until the next; both factors are 1 before the first
 * @param refused actions put aside, with reasons
 */
public record AdjustmentFactors(List<FactorStep> steps, List<RefusedAction> refused) {

    private static final FactorStep NONE = new FactorStep(LocalDate.MIN, 1, 1);

    /** Copies the lists. */
    public AdjustmentFactors {
        steps = List.copyOf(steps);
        refused = List.copyOf(refused);
    }

    /** The factors on a date. */
    public FactorStep on(LocalDate date) {
        FactorStep current = NONE;
        for (FactorStep step : steps) {
            if (step.from().isAfter(date)) {
                break;
            }
            current = step;
        }
        return current;
    }
}
