package io.ballast.feature.domain.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.feature.domain.crosssection.CrossSections;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.support.SmallMarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PanelBuildTest {
    @Test
    void shouldLeaveOutOneReturnForOneMissingBar() {
        SmallMarket.Result result =
                new SmallMarket().bars("A", 0, 60).hole("A", 30, 31).compute();

        assertThat(result.value("A", 31, Feature.RET_1D)).isNaN();
        assertThat(result.value("A", 31, Feature.OVERNIGHT_GAP)).isNaN();
        assertThat(result.value("A", 32, Feature.RET_1D)).isNotNaN();
        assertThat(result.value("A", 31, Feature.RET_5D)).isNotNaN();
        assertThat(result.value("A", 31, Feature.VOL_21)).isNotNaN();
        assertThat(result.value("A", 31, Feature.MOM_21)).isNotNaN();
    }

    @Test
    void shouldRefuseReturnsStretchedOverAHalt() {
        // Over 5 rows 6 sessions are allowed, over 21 rows 26.
        SmallMarket.Result oneGone =
                new SmallMarket().bars("A", 0, 60).hole("A", 30, 31).compute();
        SmallMarket.Result twoGone =
                new SmallMarket().bars("A", 0, 60).hole("A", 30, 32).compute();
        SmallMarket.Result fiveGone =
                new SmallMarket().bars("A", 0, 60).hole("A", 30, 35).compute();
        SmallMarket.Result sixGone =
                new SmallMarket().bars("A", 0, 60).hole("A", 30, 36).compute();

        assertThat(oneGone.value("A", 33, Feature.RET_5D)).isNotNaN();
        assertThat(twoGone.value("A", 33, Feature.RET_5D)).isNaN();
        assertThat(fiveGone.value("A", 40, Feature.MOM_21)).isNotNaN();
        assertThat(sixGone.value("A", 40, Feature.MOM_21)).isNaN();
        assertThat(oneGone.value("A", 27, Feature.FWD_RET)).isNotNaN();
        assertThat(twoGone.value("A", 27, Feature.FWD_RET)).isNaN();
    }

    @Test
    void shouldNeedFourFifthsOfAWindow() {
        // Every other session of eight is missing: 4 of 21 returns are gone, 17 remain; with one more, 16.
        SmallMarket seventeen = new SmallMarket().bars("A", 0, 60);
        for (int session = 30; session < 38; session += 2) {
            seventeen.hole("A", session, session + 1);
        }
        assertThat(seventeen.compute().value("A", 42, Feature.VOL_21)).isNotNaN();

        SmallMarket.Result sixteen = seventeen.hole("A", 38, 39).compute();
        assertThat(sixteen.value("A", 42, Feature.VOL_21)).isNaN();
        assertThat(sixteen.value("A", 42, Feature.MAX_RET_21)).isNaN();
        assertThat(sixteen.value("A", 42, Feature.MOM_21)).isNotNaN();
    }

    @Test
    void shouldRestartRecursiveFeaturesAfterAHoleOfMoreThanTwentySessions() {
        SmallMarket.Result twenty =
                new SmallMarket().bars("A", 0, 120).hole("A", 50, 70).compute();
        SmallMarket.Result twentyOne =
                new SmallMarket().bars("A", 0, 120).hole("A", 50, 71).compute();
        SmallMarket.Result fresh = new SmallMarket().bars("A", 71, 120).compute();

        assertThat(twenty.value("A", 70, Feature.RSI_14)).isNotNaN();
        assertThat(twentyOne.value("A", 71, Feature.RSI_14)).isNaN();
        assertThat(twentyOne.value("A", 84, Feature.RSI_14)).isNaN();
        for (Feature feature : new Feature[] {Feature.RSI_14, Feature.ATR_14_PCT, Feature.EMA_12_26_PCT}) {
            assertThat(twentyOne.value("A", 110, feature)).isEqualTo(fresh.value("A", 110, feature));
        }
    }

    @Test
    void shouldCountSessionsWithoutABarAsNoTrade() {
        SmallMarket market = new SmallMarket();
        for (int session = 0; session < 40; session++) {
            market.bar("A", session, 10, session == 30 ? 0 : 100);
        }
        SmallMarket.Result result = market.hole("A", 35, 37).compute();

        assertThat(result.value("A", 19, Feature.ADV_USD_21)).isNaN();
        assertThat(result.value("A", 20, Feature.ADV_USD_21)).isEqualTo(1000);
        assertThat(result.value("A", 38, Feature.ADV_USD_21)).isEqualTo(18 * 1000.0 / 21);
        assertThat(result.value("A", 38, Feature.ZERO_VOLUME_21)).isEqualTo(3 / 21.0);
    }

    @Test
    void shouldTreatConstantPricesExactly() {
        SmallMarket market = new SmallMarket().bars("IWM", 0, 100);
        for (int session = 0; session < 100; session++) {
            market.bar("A", session, 0.1 + 0.2, 100);
        }
        SmallMarket.Result result = market.compute();

        assertThat(result.value("A", 90, Feature.VOL_63)).isZero();
        assertThat(result.value("A", 90, Feature.RSI_14)).isEqualTo(50);
        assertThat(result.value("A", 90, Feature.REVERSAL_5D_Z)).isNaN();
        assertThat(result.value("A", 90, Feature.BETA_63)).isZero();
        assertThat(result.value("A", 90, Feature.IVOL_63)).isZero();
        assertThat(result.value("A", 90, Feature.OBV_21_RATIO)).isZero();
    }

    @Test
    void shouldGiveNoBetaAgainstABenchmarkThatStandsStill() {
        SmallMarket market = new SmallMarket().bars("A", 0, 100);
        for (int session = 0; session < 100; session++) {
            market.bar("IWM", session, 0.1 + 0.2, 100);
        }
        SmallMarket.Result result = market.compute();

        assertThat(result.value("A", 90, Feature.BETA_63)).isNaN();
        assertThat(result.value("A", 90, Feature.IVOL_63)).isNaN();
        assertThat(result.value("A", 90, Feature.FWD_RET_RESID)).isNaN();
        assertThat(result.value("A", 90, Feature.FWD_RET)).isNotNaN();
        assertThat(result.value("A", 90, Feature.MKT_VOL_63)).isZero();
    }

    @Test
    void shouldHaveNoMarketFeaturesWithoutABenchmarkBar() {
        SmallMarket.Result result = new SmallMarket()
                .bars("A", 0, 100)
                .bars("IWM", 0, 100)
                .hole("IWM", 80, 81)
                .compute();

        assertThat(result.value("A", 80, Feature.MKT_RET_1D)).isNaN();
        assertThat(result.value("A", 81, Feature.MKT_RET_1D)).isNotNaN();
        assertThat(result.value("A", 80, Feature.FWD_RET_RESID)).isNaN();
        assertThat(result.value("A", 75, Feature.FWD_RET_RESID)).isNaN();
        assertThat(result.value("A", 76, Feature.FWD_RET_RESID)).isNotNaN();
        assertThat(result.value("A", 90, Feature.BETA_63)).isNotNaN();
        assertThat(result.rows()).doesNotContainKey("IWM 50");
    }

    @Test
    void shouldNotCountVolumeOfZeroInIlliquidity() {
        SmallMarket market = new SmallMarket().bars("A", 0, 40);
        double close = 50;
        for (int session = 30; session < 35; session++) {
            market.bar("A", session, close + session, 0);
        }
        SmallMarket.Result result = market.compute();

        assertThat(result.value("A", 33, Feature.ILLIQ_21)).isFinite();
        assertThat(result.value("A", 34, Feature.ILLIQ_21)).isNaN();
    }

    @Test
    void shouldEndLabelsWithTheDelisting() {
        SmallMarket market = new SmallMarket()
                .bars("A", 0, 30)
                .bars("IWM", 0, 40)
                .security("A", null, 30, null, null)
                .targets(new TargetSettings(5, -0.5));
        SmallMarket.Result result = market.compute();
        assertThat(result.isTerminal("A", 24)).isFalse();
        assertThat(result.isTerminal("A", 25)).isTrue();
        assertThat(result.isTerminal("A", 29)).isTrue();
        assertThat(result.value("A", 29, Feature.FWD_RET)).isEqualTo(-0.5);
        double halfOfLast = 0.5 * SmallMarket.close("A", 29);
        assertThat(result.value("A", 26, Feature.FWD_RET))
                .isCloseTo(halfOfLast / SmallMarket.close("A", 26) - 1, within(1e-12));
        assertThat(result.value("A", 24, Feature.FWD_RET))
                .isCloseTo(SmallMarket.close("A", 29) / SmallMarket.close("A", 24) - 1, within(1e-12));
        assertThat(result.value("A", 29, Feature.FWD_RET_EXEC)).isNaN();
        assertThat(result.value("A", 27, Feature.FWD_RET_EXEC))
                .isCloseTo(halfOfLast / (1.01 * SmallMarket.close("A", 28)) - 1, within(1e-12));
    }

    @Test
    void shouldNotEndLabelsByADelistingThatIsStillToCome() {
        SmallMarket market = new SmallMarket().bars("A", 0, 30).security("A", null, 60, null, null);
        SmallMarket.Result result = market.compute();

        assertThat(result.isTerminal("A", 29)).isFalse();
        assertThat(result.value("A", 29, Feature.FWD_RET)).isNaN();
    }

    @Test
    void shouldNotLookAhead() {
        SmallMarket.Result known = market(120).compute();
        SmallMarket.Result all = market(160).compute();

        known.rows().forEach((cell, row) -> {
            double[] later = all.rows().get(cell);
            for (Feature feature : Feature.features()) {
                assertThat(bits(later, feature)).as("%s of %s", feature, cell).isEqualTo(bits(row, feature));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void shouldGiveTheSameBitsInTheSameOrderOnAnyNumberOfThreads(int threads) {
        List<String> expected = rows(market(120).build());

        assertThat(rows(market(120).build(threads))).isEqualTo(expected);
    }

    @Test
    void shouldPassOnWhatTheReceiverThrows() {
        PanelBuild build = market(60).build(2);
        CrossSections crossSections = build.crossSections(done -> {});

        assertThatThrownBy(() -> build.compute(
                        crossSections,
                        (symbol, sessions, block) -> {
                            throw new IllegalStateException("disk full at " + symbol);
                        },
                        done -> {}))
                .hasMessage("disk full at S00");
    }

    /** Every row as it is handed over, its values by their bits. */
    private static List<String> rows(PanelBuild build) {
        List<String> rows = new ArrayList<>();
        build.compute(
                build.crossSections(done -> {}),
                (symbol, sessions, block) -> {
                    for (int t = 0; t < block.rows(); t++) {
                        StringBuilder row = new StringBuilder(symbol + " " + sessions[t]);
                        for (Feature feature : Feature.all()) {
                            row.append(' ').append(Double.doubleToLongBits(block.column(feature)[t]));
                        }
                        rows.add(row.toString());
                    }
                },
                done -> {});
        return rows;
    }

    @Test
    void shouldNotDependOnOtherSymbolsButInCrossSections() {
        Map<String, double[]> all = market(120).compute().rows();
        SmallMarket alone = new SmallMarket().bars("IWM", 0, 120).bars("S07", 7, 120);
        alone.hole("S07", 60, 62);

        alone.compute().rows().forEach((cell, row) -> {
            for (Feature feature : Feature.all()) {
                if (!feature.name().startsWith("CS_Z_")) {
                    assertThat(bits(all.get(cell), feature))
                            .as("%s of %s", feature, cell)
                            .isEqualTo(bits(row, feature));
                }
            }
        });
    }

    private static SmallMarket market(int sessions) {
        SmallMarket market = new SmallMarket().bars("IWM", 0, sessions);
        for (int i = 0; i < 40; i++) {
            String symbol = "S%02d".formatted(i);
            market.bars(symbol, i, sessions).hole(symbol, 60, 60 + i % 5);
        }
        return market;
    }

    private static long bits(double[] row, Feature feature) {
        return Double.doubleToLongBits(row[feature.ordinal()]);
    }
}
