package io.ballast.monitor.domain.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Coverage of one target over a window.
 *
 * @param target which one
 * @param cells cells with the target among the expected matured ones
 * @param expectedCells expected matured cells
 * @param average mean of the sessions' coverages, null without a matured session
 * @param minimum lowest coverage of a session, null like the average
 * @param minimumSession the first session that has it, null like the average
 * @param lowSessions sessions below the threshold, ascending
 */
public record TargetFigures(
        Target target,
        long cells,
        long expectedCells,
        Double average,
        Double minimum,
        LocalDate minimumSession,
        List<LocalDate> lowSessions) {

    /** Takes a copy of the sessions. */
    public TargetFigures {
        lowSessions = List.copyOf(lowSessions);
    }

    /**
     * Coverage over the whole window.
     *
     * @return fraction, null without an expected matured cell
     */
    public Double coverage() {
        return Figures.rate(cells, expectedCells);
    }

    static TargetFigures of(Target target, List<DateCoverage> dates, double threshold) {
        List<DateCoverage> judged =
                dates.stream().filter(date -> date.of(target) != null).toList();
        long cells = 0;
        long expected = 0;
        List<Double> rates = new ArrayList<>();
        for (DateCoverage date : judged) {
            cells += target == Target.FWD_RET ? date.fwdRetCells() : date.fwdRetResidCells();
            expected += date.expectedCells();
            rates.add(date.of(target));
        }
        DateCoverage lowest = judged.stream()
                .min(Comparator.comparing(date -> date.of(target)))
                .orElse(null);
        List<LocalDate> low = judged.stream()
                .filter(date -> date.of(target) < threshold)
                .map(DateCoverage::session)
                .toList();
        return new TargetFigures(
                target,
                cells,
                expected,
                Figures.mean(rates),
                lowest == null ? null : lowest.of(target),
                lowest == null ? null : lowest.session(),
                low);
    }
}
