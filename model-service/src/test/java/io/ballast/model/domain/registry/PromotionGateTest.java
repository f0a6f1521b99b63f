package io.ballast.model.domain.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.model.domain.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PromotionGateTest {

    private final PromotionGate gate = new PromotionGate(0.01);

    private static Candidate candidate(Target target, boolean degraded, double coverage, double ic) {
        LocalDate session = LocalDate.parse("2018-02-07");
        return new Candidate(UUID.randomUUID(), session, target, degraded, coverage, 0.6, ic);
    }

    private static Candidate good(double ic) {
        return candidate(Target.FWD_RET_RESID, false, 0.9, ic);
    }

    @ParameterizedTest
    @CsvSource({
        "0.050, 0.050, true",
        "0.040, 0.050, true",
        "0.039, 0.050, false",
        "0.090, 0.050, true",
        "-0.02, -0.05, true",
        "NaN, 0.050, false",
        "NaN, NaN, true",
        "-0.5, NaN, true"
    })
    void shouldRefuseABlendThatIsWorseOutOfSampleByMoreThanTheMargin(double ic, double champion, boolean passed) {
        List<GateCheck> checks = gate.judge(good(ic), Optional.of(good(champion)));

        assertThat(PromotionGate.isPassed(checks)).isEqualTo(passed);
        assertThat(checks.get(2).passed()).isEqualTo(passed);
    }

    @Test
    void shouldLetTheFirstChampionPassWhateverItsCoefficient() {
        assertThat(PromotionGate.isPassed(gate.judge(good(Double.NaN), Optional.empty())))
                .isTrue();
        assertThat(PromotionGate.isPassed(gate.judge(good(-0.1), Optional.empty())))
                .isTrue();
    }

    @Test
    void shouldRefuseDegradedOrBarelyCoveredDataEvenWithoutAChampion() {
        List<GateCheck> degraded = gate.judge(candidate(Target.FWD_RET, true, 0.9, 0.1), Optional.empty());
        List<GateCheck> bare = gate.judge(candidate(Target.FWD_RET, false, 0.59, 0.1), Optional.empty());
        List<GateCheck> empty = gate.judge(candidate(Target.FWD_RET, false, Double.NaN, 0.1), Optional.empty());

        assertThat(degraded).extracting(GateCheck::passed).containsExactly(false, true, true);
        assertThat(bare).extracting(GateCheck::passed).containsExactly(true, false, true);
        assertThat(empty).extracting(GateCheck::passed).containsExactly(true, false, true);
        assertThat(bare.get(1).explanation()).contains("0.5900").contains("at least 0.6000");
    }

    @Test
    void shouldNotCompareCoefficientsOfDifferentTargets() {
        Candidate fallback = candidate(Target.FWD_RET, false, 0.9, 0.01);

        List<GateCheck> checks = gate.judge(fallback, Optional.of(good(0.2)));

        assertThat(PromotionGate.isPassed(checks)).isTrue();
        assertThat(checks.get(2).explanation()).contains("not comparable");
    }

    @ParameterizedTest
    @CsvSource({"-0.01", "1.1", "NaN"})
    void shouldRefuseAMarginOutOfBounds(double margin) {
        assertThatThrownBy(() -> new PromotionGate(margin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("promotion margin " + margin + " is not allowed");
    }
}
