package io.ballast.feature.domain.build;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.support.SmallMarket;
import io.ballast.kernel.panel.Panel;

import static org.assertj.core.api.Assertions.assertThat;

/** How much memory computing takes beside the panel: columns and buffers are kept, whatever the number of symbols. */
class SymbolMemoryTest {
    private static final int SYMBOLS = 100;
    private static final int SESSIONS = 1260;
    private static final int QUARTER = 63;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final BuildInputs inputs = market().inputs();
    private final Panel bars = inputs.bars();

    @Test
    void shouldTakeAtMostThreeTenthsMoreThanThePanelAndTheBlockInFlight() {
        // The benchmark is the first of the panel.
        allocated(computer(), 1, bars.symbolCount());
        SymbolComputer computer = computer();

        long kept = allocated(computer, 1, 2);
        long passing = allocated(computer, 2, bars.symbolCount()) / (bars.symbolCount() - 2);

        long panel = bars.rowCount() * (long) (bars.columnNames().size() * Double.BYTES + Integer.BYTES);
        long block = SESSIONS * (Feature.all().size() * (long) Double.BYTES + 1);
        assertThat(kept).as("block and buffers, with the first symbol").isGreaterThan(block);
        assertThat(panel + kept).isLessThan((long) (1.3 * (panel + block)));
        assertThat(passing).as("garbage of each later symbol").isLessThan(block / 10);
    }

    private SymbolComputer computer() {
        BenchmarkSeries benchmark = BenchmarkSeries.of(bars, inputs.benchmark(), SmallMarket.CALENDAR.size());
        return new SymbolComputer(SmallMarket.CALENDAR, benchmark, new TargetSettings(5, 0), inputs.lastDue());
    }

    /** Bytes asked for to compute some symbols of the panel. */
    private long allocated(SymbolComputer computer, int from, int to) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = from; i < to; i++) {
            computer.compute(bars, i, inputs.facts().get(bars.symbol(i)));
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static SmallMarket market() {
        SmallMarket market = new SmallMarket().bars("IWM", 0, SESSIONS);
        for (int i = 0; i < SYMBOLS; i++) {
            String symbol = "S" + i;
            market.bars(symbol, 0, SESSIONS);
            for (int quarter = 0; quarter < SESSIONS / QUARTER; quarter++) {
                int end = quarter * QUARTER;
                market.shares(symbol, end, end + 20, 1e6 + quarter);
                market.statement(
                        symbol,
                        new Statement(
                                SmallMarket.day(end), SmallMarket.day(end + 30), false, 10, 5, 1, 20, 8, 4, 3, 9));
            }
        }
        return market;
    }
}
