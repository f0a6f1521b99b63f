package io.ballast.model.domain.target;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TargetSelectionTest {

    private static final double MINIMUM = 0.6;
    private static final double MARGIN = 0.02;

    @ParameterizedTest(name = "primary {0}/{1}/{2} and fallback {3}/{4}/{5} after {6}, champion {7}: {8} on {9}")
    @CsvSource({
        // primary over the window, its last 60 and its last 10 sessions; the same for the fallback
        "1.00, 1.00, 1.00, 1.00, 1.00, 1.00, none,          resid 3,    PRIMARY,  fwd_ret_resid",
        "0.60, 0.60, 0.60, 1.00, 1.00, 1.00, none,          resid 3,    PRIMARY,  fwd_ret_resid",
        "0.60, 0.60, 0.60, 1.00, 1.00, 1.00, fwd_ret_resid, resid 3,    PRIMARY,  fwd_ret_resid",
        // low over any span is low
        "0.59, 0.90, 0.90, 1.00, 1.00, 1.00, none,          resid 3,    FALLBACK, fwd_ret",
        "0.90, 0.59, 0.90, 1.00, 1.00, 1.00, none,          resid 3,    FALLBACK, fwd_ret",
        "0.90, 0.90, 0.59, 1.00, 1.00, 1.00, fwd_ret_resid, resid 3,    FALLBACK, fwd_ret",
        "0.00, 0.00, 0.00, 0.60, 0.60, 0.60, none,          resid 3,    FALLBACK, fwd_ret",
        // the way back asks for the margin, in every span
        "0.61, 0.61, 0.61, 1.00, 1.00, 1.00, fwd_ret,       resid 3,    FALLBACK, fwd_ret",
        "0.90, 0.90, 0.61, 1.00, 1.00, 1.00, fwd_ret,       resid 3,    FALLBACK, fwd_ret",
        "0.62, 0.62, 0.62, 1.00, 1.00, 1.00, fwd_ret,       resid 3,    PRIMARY,  fwd_ret_resid",
        // a fallback that is low itself is not kept by the margin
        "0.61, 0.61, 0.61, 1.00, 0.59, 1.00, fwd_ret,       resid 3,    PRIMARY,  fwd_ret_resid",
        // neither: the better one in its worst span
        "0.00, 0.00, 0.00, 0.59, 0.59, 0.59, none,          none,       DEGRADED, fwd_ret",
        "0.90, 0.90, 0.50, 0.90, 0.49, 0.90, none,          none,       DEGRADED, fwd_ret_resid",
        "0.50, 0.50, 0.50, 0.50, 0.50, 0.50, fwd_ret,       none,       DEGRADED, fwd_ret_resid",
        "0.00, 0.00, 0.00, 0.00, 0.00, 0.00, none,          none,       DEGRADED, fwd_ret_resid",
        // neither, and a champion: it predicts while it is at most 20 sessions old
        "0.00, 0.00, 0.00, 0.59, 0.59, 0.59, none,          resid 0,    CHAMPION, fwd_ret_resid",
        "0.90, 0.90, 0.50, 0.90, 0.49, 0.90, fwd_ret_resid, plain 20,   CHAMPION, fwd_ret",
        "0.61, 0.61, 0.59, 0.59, 0.59, 0.59, fwd_ret,       resid 20,   CHAMPION, fwd_ret_resid",
        "0.00, 0.00, 0.00, 0.59, 0.59, 0.59, none,          resid 21,   DEGRADED, fwd_ret",
        "0.90, 0.90, 0.50, 0.90, 0.49, 0.90, fwd_ret,       plain 250,  DEGRADED, fwd_ret_resid",
        // a single span of the fallback that is low leaves neither
        "0.59, 1.00, 1.00, 0.59, 1.00, 1.00, none,          resid 5,    CHAMPION, fwd_ret_resid",
        "1.00, 0.59, 1.00, 1.00, 1.00, 0.59, none,          resid 5,    CHAMPION, fwd_ret_resid",
        "1.00, 1.00, 0.59, 1.00, 0.59, 1.00, fwd_ret_resid, none,       DEGRADED, fwd_ret_resid"
    })
    void shouldSelectByTheWorstSpanOfBothTargets(
            double primary,
            double primary60,
            double primary10,
            double fallback,
            double fallback60,
            double fallback10,
            String previous,
            String champion,
            SelectionOutcome outcome,
            String selected) {
        CoverageAnalysis coverage =
                analysis(new double[] {primary, primary60, primary10}, new double[] {fallback, fallback60, fallback10});
        Optional<Target> before = previous.equals("none") ? Optional.empty() : Optional.of(Target.of(previous));

        TargetDecision decision = new TargetSelection(MINIMUM, MARGIN).decide(coverage, before, champion(champion));

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.selected().column()).isEqualTo(selected);
        assertThat(decision.isFallback()).isEqualTo(selected.equals("fwd_ret"));
        assertThat(decision.isDegraded())
                .isEqualTo(outcome == SelectionOutcome.DEGRADED || outcome == SelectionOutcome.CHAMPION);
        assertThat(decision.isByChampion()).isEqualTo(outcome == SelectionOutcome.CHAMPION);
        assertThat(decision.replay()).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.999, FALLBACK", "1, 1, PRIMARY", "0.99, 1, PRIMARY", "0, 0.01, FALLBACK"})
    void shouldTakeTheMarginAsOneAtMost(double minimum, double primary, SelectionOutcome outcome) {
        TargetDecision decision = new TargetSelection(minimum, MARGIN)
                .decide(everywhere(primary, 1), Optional.of(Target.FWD_RET), Optional.empty());

        assertThat(decision.outcome()).isEqualTo(outcome);
    }

    @Test
    void shouldNotFlapAroundTheMinimum() {
        Optional<Target> previous = Optional.empty();
        int changes = 0;
        for (int session = 0; session < 40; session++) {
            double primary = session % 2 == 0 ? 0.605 : 0.595;
            Target selected = new TargetSelection(MINIMUM, MARGIN)
                    .decide(everywhere(primary, 0.98), previous, Optional.empty())
                    .selected();
            changes += previous.isPresent() && previous.get() != selected ? 1 : 0;
            previous = Optional.of(selected);
        }

        assertThat(changes).isEqualTo(1);
    }

    @Test
    void shouldSayThatItFallsBackWithTheFigures() {
        TargetDecision decision = new TargetSelection(MINIMUM, MARGIN)
                .decide(
                        analysis(new double[] {0.8, 0.7, 0.012}, new double[] {0.98, 0.98, 0.98}),
                        Optional.empty(),
                        Optional.empty());

        assertThat(decision.explanation())
                .isEqualTo("fwd_ret_resid coverage 0.0120 over the last 10 matured sessions is below"
                        + " MIN_TARGET_COVERAGE=0.6, falling back to fwd_ret (coverage 0.9800)");
    }

    @Test
    void shouldSayThatTheMarginKeepsTheFallback() {
        TargetDecision decision = new TargetSelection(MINIMUM, MARGIN)
                .decide(everywhere(0.61, 0.98), Optional.of(Target.FWD_RET), Optional.empty());

        assertThat(decision.explanation())
                .contains("below MIN_TARGET_COVERAGE=0.6 + 0.02 for the way back", "falling back to fwd_ret");
    }

    @Test
    void shouldSayThatARunIsDegraded() {
        TargetDecision decision =
                new TargetSelection(MINIMUM, MARGIN).decide(everywhere(0.012, 0.3), Optional.empty(), Optional.empty());

        assertThat(decision.explanation()).contains("falling back to fwd_ret").contains("degraded");
    }

    @Test
    void shouldDegradeARunWhoseLatestSessionsHaveNoExpectedCells() {
        Map<CoverageSpan, WindowCoverage> spans = new EnumMap<>(CoverageSpan.class);
        spans.put(CoverageSpan.WINDOW, covered(1, 1));
        spans.put(CoverageSpan.LAST_60, covered(1, 1));
        spans.put(CoverageSpan.LAST_10, new WindowCoverage(10, 0, 0, 0, Double.NaN, Double.NaN));

        TargetDecision decision = new TargetSelection(MINIMUM, MARGIN)
                .decide(new CoverageAnalysis(spans), Optional.empty(), champion("resid 3"));

        assertThat(decision.outcome()).isEqualTo(SelectionOutcome.CHAMPION);
        assertThat(decision.explanation())
                .startsWith(
                        "fwd_ret_resid coverage 0.0000 over the last 10 matured sessions, which have no expected cell,"
                                + " is below MIN_TARGET_COVERAGE=0.6 and so is fwd_ret coverage 0.0000 over the last 10 matured"
                                + " sessions, which have no expected cell; predicting");
        assertThat(decision.replay()).isEqualTo(decision);
    }

    @Test
    void shouldRefuseToDecideWithoutMaturedCells() {
        CoverageAnalysis empty = spans(new WindowCoverage(0, 0, 0, 0, Double.NaN, Double.NaN));

        assertThatThrownBy(() -> new TargetSelection(MINIMUM, MARGIN).decide(empty, Optional.empty(), Optional.empty()))
                .hasMessageContaining("no expected cell");
    }

    @ParameterizedTest
    @CsvSource({"-0.01, 0", "1.01, 0", "NaN, 0", "0.6, -0.01", "0.6, 1.01", "0.6, NaN"})
    void shouldRefuseSharesOutsideZeroToOne(double minimum, double margin) {
        assertThatThrownBy(() -> new TargetSelection(minimum, margin)).hasMessageContaining("from 0 to 1");
    }

    @Test
    void shouldRefuseADecisionThatContradictsItself() {
        assertThatThrownBy(() -> new TargetDecision(
                        everywhere(0.012, 0.98),
                        new TargetSelection(MINIMUM, MARGIN),
                        Optional.empty(),
                        Optional.empty(),
                        SelectionOutcome.FALLBACK,
                        Target.FWD_RET_RESID))
                .hasMessageContaining("does not fit");
    }

    @Test
    void shouldSayThatTheChampionPredicts() {
        TargetDecision decision = new TargetSelection(MINIMUM, MARGIN)
                .decide(everywhere(0.012, 0.3), Optional.empty(), champion("resid 3"));

        assertThat(decision.explanation())
                .contains("predicting fwd_ret_resid by the champion of 2018-02-01, 3 sessions old")
                .contains("degraded");
    }

    @Test
    void shouldRefuseAChampionThatKnowsTheFuture() {
        assertThatThrownBy(() -> champion("resid -1")).hasMessageContaining("would know the future");
    }

    private static Optional<Champion> champion(String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        String[] parts = text.split(" ");
        Target target = parts[0].equals("plain") ? Target.FWD_RET : Target.FWD_RET_RESID;
        return Optional.of(new Champion(LocalDate.parse("2018-02-01"), target, Integer.parseInt(parts[1])));
    }

    private static CoverageAnalysis everywhere(double primary, double fallback) {
        return spans(covered(fallback, primary));
    }

    private static CoverageAnalysis spans(WindowCoverage coverage) {
        Map<CoverageSpan, WindowCoverage> spans = new EnumMap<>(CoverageSpan.class);
        for (CoverageSpan span : CoverageSpan.values()) {
            spans.put(span, coverage);
        }
        return new CoverageAnalysis(spans);
    }

    private static CoverageAnalysis analysis(double[] primary, double[] fallback) {
        Map<CoverageSpan, WindowCoverage> spans = new EnumMap<>(CoverageSpan.class);
        for (CoverageSpan span : CoverageSpan.values()) {
            int i = span.ordinal();
            spans.put(span, covered(fallback[i], primary[i]));
        }
        return new CoverageAnalysis(spans);
    }

    private static WindowCoverage covered(double fallback, double primary) {
        return new WindowCoverage(20, 1000, Math.round(1000 * fallback), Math.round(1000 * primary), fallback, primary);
    }
}
