package io.ballast.feature.domain.proof;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.support.SmallMarket;

import static org.assertj.core.api.Assertions.assertThat;

class LookaheadProofTest {
    private static final int SYMBOLS = 40;
    private static final int SESSIONS = 150;
    private static final LookaheadProof.Builder REAL = (inputs, sink) -> {
        PanelBuild panel = new PanelBuild(SmallMarket.CALENDAR, inputs, new TargetSettings(5, 0));
        panel.compute(panel.crossSections(done -> {}), sink, done -> {});
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindNothingInTheRealBuild(long seed) {
        LookaheadProof.Outcome outcome = prove(REAL, seed);

        assertThat(outcome.leaks()).isEmpty();
        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.sessions()).hasSize(4);
        assertThat(outcome.builds()).isEqualTo(17);
        assertThat(outcome.symbols()).isEqualTo(SYMBOLS);
    }

    @ParameterizedTest
    @EnumSource(PlantedLeak.class)
    void shouldCatchAndNameEachPlantedLeak(PlantedLeak leak) {
        LookaheadProof.Outcome outcome = prove(leak.in(REAL), 1);

        assertThat(outcome.clean()).isFalse();
        assertThat(outcome.leaks()).anySatisfy(found -> {
            assertThat(found.feature()).isEqualTo(leak.leaking.column());
            assertThat(found.changed()).isEqualToIgnoringCase(leak.caughtBy.name());
            assertThat(found.symbols()).isPositive();
        });
    }

    @Test
    void shouldDrawTheSameFromTheSameSeed() {
        LookaheadProof.Builder leaking = PlantedLeak.CENTRED_WINDOW.in(REAL);

        assertThat(prove(leaking, 5)).isEqualTo(prove(leaking, 5));
        assertThat(prove(REAL, 5).sessions()).isNotEqualTo(prove(REAL, 6).sessions());
    }

    private static LookaheadProof.Outcome prove(LookaheadProof.Builder builder, long seed) {
        return new LookaheadProof(SmallMarket.CALENDAR, builder).prove(market(), 4, seed, (done, total) -> {});
    }

    private static BuildInputs market() {
        SmallMarket market = new SmallMarket().bars("IWM", 0, SESSIONS);
        for (int i = 0; i < SYMBOLS; i++) {
            String symbol = "S%02d".formatted(i);
            market.bars(symbol, 0, SESSIONS).shares(symbol, 0, 1, 1e6 + i);
            market.statement(
                    symbol,
                    new Statement(SmallMarket.day(0), SmallMarket.day(2), true, 100 + i, 40, 10, 500, 80, 50, 60, 200));
        }
        market.splits("S01", new SplitHistory(new int[] {SmallMarket.day(40)}, new double[] {2}));
        market.hole("S02", 60, 63);
        market.security("S03", null, null, 10, 120);
        return market.inputs();
    }
}
