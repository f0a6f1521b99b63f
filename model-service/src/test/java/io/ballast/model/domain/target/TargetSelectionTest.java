package io.ballast.model.domain.target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TargetSelectionTest {

    @ParameterizedTest(name = "primary {0} and fallback {1} of 1000 at {2}: {3} on {4}")
    @CsvSource({
        "1000, 1000, 0.6,  PRIMARY,  fwd_ret_resid",
        " 600, 1000, 0.6,  PRIMARY,  fwd_ret_resid",
        " 599, 1000, 0.6,  FALLBACK, fwd_ret",
        "   0,  600, 0.6,  FALLBACK, fwd_ret",
        "   0,  599, 0.6,  DEGRADED, fwd_ret",
        " 500,  499, 0.6,  DEGRADED, fwd_ret_resid",
        " 500,  500, 0.6,  DEGRADED, fwd_ret_resid",
        "   0,    0, 0.6,  DEGRADED, fwd_ret_resid",
        "   0,    0, 0,    PRIMARY,  fwd_ret_resid",
        " 999, 1000, 1,    FALLBACK, fwd_ret",
        "1000,    0, 1,    PRIMARY,  fwd_ret_resid"
    })
    void shouldSelectByCoverageOfBothTargets(
            long primary, long fallback, double minimum, SelectionOutcome outcome, String selected) {
        TargetDecision decision = new TargetSelection(minimum).decide(new WindowCoverage(20, 1000, fallback, primary));

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.selected().column()).isEqualTo(selected);
        assertThat(decision.isFallback()).isEqualTo(selected.equals("fwd_ret"));
        assertThat(decision.minimumCoverage()).isEqualTo(minimum);
    }

    @Test
    void shouldSayThatItFallsBackWithTheFigures() {
        TargetDecision decision = new TargetSelection(0.6).decide(new WindowCoverage(20, 1000, 980, 12));

        assertThat(decision.explanation())
                .isEqualTo("fwd_ret_resid coverage 0.0120 is below MIN_TARGET_COVERAGE=0.6,"
                        + " falling back to fwd_ret (coverage 0.9800)");
    }

    @Test
    void shouldSayThatARunIsDegraded() {
        TargetDecision decision = new TargetSelection(0.6).decide(new WindowCoverage(20, 1000, 300, 12));

        assertThat(decision.explanation()).contains("falling back to fwd_ret").contains("degraded");
    }

    @Test
    void shouldRefuseToDecideWithoutMaturedCells() {
        assertThatThrownBy(() -> new TargetSelection(0.6).decide(new WindowCoverage(0, 0, 0, 0)))
                .hasMessageContaining("no expected cell");
    }

    @ParameterizedTest
    @CsvSource({"-0.01", "1.01", "NaN"})
    void shouldRefuseAMinimumOutsideZeroToOne(double minimum) {
        assertThatThrownBy(() -> new TargetSelection(minimum)).hasMessageContaining("from 0 to 1");
    }

    @Test
    void shouldRefuseADecisionThatContradictsItself() {
        WindowCoverage coverage = new WindowCoverage(20, 1000, 980, 12);

        assertThatThrownBy(() -> new TargetDecision(coverage, 0.6, SelectionOutcome.FALLBACK, Target.FWD_RET_RESID))
                .hasMessageContaining("does not fit");
    }
}
