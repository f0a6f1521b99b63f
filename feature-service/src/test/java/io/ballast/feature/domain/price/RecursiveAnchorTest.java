package io.ballast.feature.domain.price;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.RecursiveAnchor;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.support.RandomMarket;
import io.ballast.feature.support.SmallMarket;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecursiveAnchorTest {
    private static final List<Feature> RECURSIVE =
            List.of(Feature.RSI_14, Feature.ATR_14_PCT, Feature.EMA_12_26_PCT, Feature.EMA_50_200_RATIO);

    /** What a kernel gave for a series. */
    private record Computed(int[] sessions, double[][] columns, List<RecursiveAnchor> anchors) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGiveTheSameBitsFromEveryAnchorAsFromTheFirstRow(long seed) {
        Panel panel = RandomMarket.of(new Random(seed), 0).panel();
        int resumed = 0;
        for (int i = 0; i < panel.symbolCount(); i++) {
            Computed whole = compute(panel, i, new RecursiveState());
            for (RecursiveAnchor anchor : whole.anchors()) {
                Panel tail = from(panel, i, anchor.session());
                if (tail.rowCount() > 0) {
                    compareTail(whole, compute(tail, 0, RecursiveState.of(anchor.state())), anchor);
                    resumed++;
                }
            }
        }
        assertThat(resumed).isGreaterThan(20);
    }

    @Test
    void shouldKeepAnAnchorPerBlockOfTheCalendarAfterTheFirst() {
        Panel panel = new SmallMarket().bars("S", 0, 300).hole("S", 100, 180).panel();

        List<RecursiveAnchor> anchors = compute(panel, 0, new RecursiveState()).anchors();

        int firstBlock = SmallMarket.ORIGIN / RecursiveAnchor.BLOCK;
        int lastBlock = (SmallMarket.ORIGIN + 299) / RecursiveAnchor.BLOCK;
        assertThat(anchors).hasSize(lastBlock - firstBlock);
        assertThat(anchors)
                .extracting(anchor -> anchor.session() / RecursiveAnchor.BLOCK - firstBlock)
                .startsWith(1, 2, 3);
    }

    @Test
    void shouldRefuseNumbersThatAreNoState() {
        assertThatThrownBy(() -> RecursiveState.of(new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 numbers");
    }

    private static void compareTail(Computed whole, Computed tail, RecursiveAnchor anchor) {
        int skipped = whole.sessions().length - tail.sessions().length;
        for (int c = 0; c < RECURSIVE.size(); c++) {
            for (int t = 0; t < tail.sessions().length; t++) {
                assertThat(Double.doubleToLongBits(tail.columns()[c][t]))
                        .as("%s in row %d from session %d", RECURSIVE.get(c), skipped + t, anchor.session())
                        .isEqualTo(Double.doubleToLongBits(whole.columns()[c][skipped + t]));
            }
        }
        List<RecursiveAnchor> expected = whole.anchors().stream()
                .filter(other -> other.session() >= tail.sessions()[0] / RecursiveAnchor.BLOCK * RecursiveAnchor.BLOCK)
                .toList();
        List<RecursiveAnchor> actual = tail.anchors()
                .subList(tail.anchors().size() - expected.size(), tail.anchors().size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).session()).isEqualTo(expected.get(i).session());
            assertThat(actual.get(i).state()).isEqualTo(expected.get(i).state());
        }
    }

    private static Computed compute(Panel panel, int index, RecursiveState before) {
        SymbolSeries series = new SymbolSeries();
        series.load(panel, index, BenchmarkSeries.of(panel, "IWM", SmallMarket.CALENDAR.size()));
        FeatureBlock block = new FeatureBlock();
        block.reset(series.rows());
        RecursiveKernel kernel = new RecursiveKernel();
        kernel.compute(series, block, before, 0);
        double[][] columns = RECURSIVE.stream()
                .map(feature -> java.util.Arrays.copyOf(block.column(feature), block.rows()))
                .toArray(double[][]::new);
        return new Computed(java.util.Arrays.copyOf(series.sessions(), series.rows()), columns, block.anchors());
    }

    private static Panel from(Panel panel, int index, int session) {
        PanelBuilder tail = Panel.builder(BarColumns.ALL, 0);
        for (int row = panel.rowStart(index); row < panel.rowEnd(index); row++) {
            if (panel.sessions()[row] >= session) {
                double[] values = new double[BarColumns.ALL.size()];
                for (int c = 0; c < values.length; c++) {
                    values[c] = panel.column(BarColumns.ALL.get(c))[row];
                }
                tail.add(panel.symbol(index), panel.sessions()[row], values);
            }
        }
        return tail.build();
    }
}
