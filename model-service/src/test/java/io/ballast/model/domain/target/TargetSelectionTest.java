package io.ballast.model.domain.target;

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

    @ParameterizedTest(name = "primary {0}/{1}/{2} and fallback {3}/{4}/{5} after {6}: {7} on {8}")
    @CsvSource({
        // primary over the window, its last 60 and its last 10 sessions; the same for the fallback
        "1.00, 1.00, 1.00, 1.00, 1.00, 1.00, none,          PRIMARY,  fwd_ret_resid",
        "0.60, 0.60, 0.60, 1.00, 1.00, 1.00, none,          PRIMARY,  fwd_ret_resid",
        "0.60, 0.60, 0.60, 1.00, 1.00, 1.00, fwd_ret_resid, PRIMARY,  fwd_ret_resid",
        // low over any span is low
        "0.59, 0.90, 0.90, 1.00, 1.00, 1.00, none,          FALLBACK, fwd_ret",
        "0.90, 0.59, 0.90, 1.00, 1.00, 1.00, none,          FALLBACK, fwd_ret",
        "0.90, 0.90, 0.59, 1.00, 1.00, 1.00, fwd_ret_resid, FALLBACK, fwd_ret",
        "0.00, 0.00, 0.00, 0.60, 0.60, 0.60, none,          FALLBACK, fwd_ret",
        // the way back asks for the margin, in every span
        "0.61, 0.61, 0.61, 1.00, 1.00, 1.00, fwd_ret,       FALLBACK, fwd_ret",
        "0.90, 0.90, 0.61, 1.00, 1.00, 1.00, fwd_ret,       FALLBACK, fwd_ret",
        "0.62, 0.62, 0.62, 1.00, 1.00, 1.00, fwd_ret,       PRIMARY,  fwd_ret_resid",
        // a fallback that is low itself is not kept by the margin
        "0.61, 0.61, 0.61, 1.00, 0.59, 1.00, fwd_ret,       PRIMARY,  fwd_ret_resid",
        // neither: the better one in its worst span
        "0.00, 0.00, 0.00, 0.59, 0.59, 0.59, none,          DEGRADED, fwd_ret",
        "0.90, 0.90, 0.50, 0.90, 0.49, 0.90, none,          DEGRADED, fwd_ret_resid",
        "0.50, 0.50, 0.50, 0.50, 0.50, 0.50, fwd_ret,       DEGRADED, fwd_ret_resid",
        "0.00, 0.00, 0.00, 0.00, 0.00, 0.00, none,          DEGRADED, fwd_ret_resid"
    })
    void shouldSelectByTheWorstSpanOfBothTargets(
            double primary,
            double primary60,
            double primary10,
            double fallback,
            double fallback60,
            double fallback10,
            String previous,
            SelectionOutcome outcome,
            String selected) {
        CoverageAnalysis coverage =
                analysis(new double[] {primary, primary60, primary10}, new double[] {fallback, fallback60, fallback10});
        Optional<Target> before = previous.equals("none") ? Optional.empty() : Optional.of(Target.of(previous));

        TargetDecision decision = new TargetSelection(MINIMUM, MARGIN).decide(coverage, before);

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.selected().column()).isEqualTo(selected);
        assertThat(decision.isFallback()).isEqualTo(selected.equals("fwd_ret"));
        assertThat(decision.isDegraded()).isEqualTo(outcome == SelectionOutcome.DEGRADED);
        assertThat(decision.replay()).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.999, FALLBACK", "1, 1, PRIMARY", "0.99, 1, PRIMARY", "0, 0.01, FALLBACK"})
    void shouldTakeTheMarginAsOneAtMost(double minimum, double primary, SelectionOutcome outcome) {
        TargetDecision decision =
                new TargetSelection(minimum, MARGIN).decide(everywhere(primary, 1), Optional.of(Target.FWD_RET));

        assertThat(decision.outcome()).isEqualTo(outcome);
    }

    @Test
    void shouldNotFlapAroundTheMinimum() {
        Optional<Target> previous = Optional.empty();
        int changes = 0;
        for (int session = 0; session < 40; session++) {
            double primary = session % 2 == 0 ? 0.605 : 0.595;
            Target selected = new TargetSelection(MINIMUM, MARGIN)
                    .decide(everywhere(primary, 0.98), previous)
                    .selected();
            changes += previous.isPresent() && previous.get() != selected ? 1 : 0;
            previous = Optional.of(selected);
        }

        assertThat(changes).isEqualTo(1);
    }

    @Test
    void shouldSayThatItFallsBackWithTheFigures() {
        TargetDecision decision = new TargetSelection(MINIMUM, MARGIN)
                .decide(analysis(new double[] {0.8, 0.7, 0.012}, new double[] {0.98, 0.98, 0.98}), Optional.empty());

        assertThat(decision.explanation())
                .isEqualTo("fwd_ret_resid coverage 0.0120 over the last 10 matured sessions is below"
                        + " MIN_TARGET_COVERAGE=0.6, falling back to fwd_ret (coverage 0.9800)");
    }

    @Test
    void shouldSayThatTheMarginKeepsTheFallback() {
        TargetDecision decision =
                new TargetSelection(MINIMUM, MARGIN).decide(everywhere(0.61, 0.98), Optional.of(Target.FWD_RET));

        assertThat(decision.explanation())
                .contains("below MIN_TARGET_COVERAGE=0.6 + 0.02 for the way back", "falling back to fwd_ret");
    }

    @Test
    void shouldSayThatARunIsDegraded() {
        TargetDecision decision = new TargetSelection(MINIMUM, MARGIN).decide(everywhere(0.012, 0.3), Optional.empty());

        assertThat(decision.explanation()).contains("falling back to fwd_ret").contains("degraded");
    }

    @Test
    void shouldRefuseToDecideWithoutMaturedCells() {
        CoverageAnalysis empty = spans(new WindowCoverage(0, 0, 0, 0, Double.NaN, Double.NaN));

        assertThatThrownBy(() -> new TargetSelection(MINIMUM, MARGIN).decide(empty, Optional.empty()))
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
                        SelectionOutcome.FALLBACK,
                        Target.FWD_RET_RESID))
                .hasMessageContaining("does not fit");
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
