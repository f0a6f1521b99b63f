package io.ballast.feature.domain.definition;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FeatureTest {
    @Test
    void shouldListFeaturesBeforeTargets() {
        assertThat(Feature.features()).hasSize(53);
        assertThat(Feature.targets())
                .containsExactly(
                        Feature.FWD_RET, Feature.FWD_RET_RESID, Feature.FWD_RET_EXEC, Feature.FWD_RET_EXEC_RESID);
        assertThat(Feature.all().subList(53, 57)).isEqualTo(Feature.targets());
    }

    @Test
    void shouldCountFeaturesOfBarsAndBenchmarkInCoverage() {
        assertThat(Feature.countedInCoverage())
                .hasSize(26)
                .contains(Feature.RET_1D, Feature.ADV_USD_21, Feature.BETA_63)
                .doesNotContain(Feature.SIZE_LN, Feature.TURNOVER_21, Feature.MKT_RET_1D, Feature.FWD_RET);
    }

    @Test
    void shouldLookForwardForTargetsOnly() {
        for (Feature feature : Feature.all()) {
            assertThat(feature.reach().rowsForward(5) > 0).as(feature.column()).isEqualTo(feature.isTarget());
            assertThat(feature.formula()).as(feature.column()).isNotBlank();
        }
        assertThat(Feature.FWD_RET_EXEC.reach().rowsForward(5)).isEqualTo(6);
    }

    @Test
    void shouldReachRowsOfTheBenchmarkAloneForMarketFeatures() {
        for (Feature feature : Feature.all()) {
            assertThat(feature.reach().benchmarkRowsBack() > 0)
                    .as(feature.column())
                    .isEqualTo(feature.family() == Family.MARKET);
        }
    }

    @Test
    void shouldRefuseAReachThatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reach.back(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Reach.benchmark(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reach(0, false, false, 1, 0));
    }
}
