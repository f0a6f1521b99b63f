package io.ballast.feature.domain.build;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.support.RandomMarket;
import io.ballast.feature.support.SmallMarket;
import io.ballast.kernel.panel.Panel;

import static org.assertj.core.api.Assertions.assertThat;

/** The latest rows can be computed alone. */
class LatestRowsTest {
    private static final TargetSettings TARGETS = new TargetSettings(5, 0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHaveTheBitsOfAComputationOfAllRows(long seed) {
        Random random = new Random(seed);
        BuildInputs inputs = withStatements(RandomMarket.of(random, 0)).inputs();
        Panel bars = inputs.bars();
        SymbolComputer all = computer(inputs);
        SymbolComputer latest = computer(inputs);
        int compared = 0;
        for (int i = 0; i < bars.symbolCount(); i++) {
            SymbolFacts facts = inputs.facts().get(bars.symbol(i));
            if (facts == null) {
                continue;
            }
            FeatureBlock expected = all.compute(bars, i, facts);
            for (int again = 0; again < 20; again++) {
                int from = SmallMarket.ORIGIN + random.nextInt(RandomMarket.SESSIONS);
                FeatureBlock actual = latest.compute(
                        bars, i, facts, from, latestOf(expected.anchors(), from), bars.sessions()[bars.rowStart(i)]);
                compared += compare(all.sessions(), from, expected, actual, bars.symbol(i) + " from " + from);
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    private static SmallMarket withStatements(SmallMarket market) {
        for (int session = 0; session < RandomMarket.SESSIONS; session += 60) {
            int day = SmallMarket.day(session);
            market.statement(
                    "S0", new Statement(day - 40, day, false, 1e8 + session, 4e7, 1e7, 1e9, 3e8, 2e8, 1e8, 4e8));
        }
        return market;
    }

    private static SymbolComputer computer(BuildInputs inputs) {
        BenchmarkSeries benchmark = BenchmarkSeries.of(inputs.bars(), inputs.benchmark(), SmallMarket.CALENDAR.size());
        return new SymbolComputer(SmallMarket.CALENDAR, benchmark, TARGETS, inputs.lastDue());
    }

    private static RecursiveAnchor latestOf(List<RecursiveAnchor> anchors, int from) {
        return anchors.stream()
                .filter(anchor -> anchor.session() <= from)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static int compare(int[] sessions, int from, FeatureBlock expected, FeatureBlock actual, String what) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        int compared = 0;
        for (int t = 0; t < expected.rows(); t++) {
            if (sessions[t] < from) {
                continue;
            }
            for (Feature feature : Feature.all()) {
                assertThat(Double.doubleToLongBits(actual.column(feature)[t]))
                        .as("%s of %s in row %d", feature, what, t)
                        .isEqualTo(Double.doubleToLongBits(expected.column(feature)[t]));
            }
            assertThat(actual.terminal()[t]).isEqualTo(expected.terminal()[t]);
            compared++;
        }
        return compared;
    }
}
