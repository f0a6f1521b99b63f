package io.ballast.feature.domain.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.IntToDoubleFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.market.BetaKernel;
import io.ballast.feature.domain.price.RecursiveKernel;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.series.BenchmarkSeries;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.feature.domain.series.SymbolSeries;
import io.ballast.feature.domain.series.Windows;
import io.ballast.feature.domain.volume.VolumeKernel;
import io.ballast.feature.support.CsvFiles;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;
import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Kernels against the published test expectations of an indicator library, 502 days. Where its definitions differ, the
 * tests say how they are brought together.
 */
class IndicatorLibraryTest {
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    private static final int ROWS = 502;

    private final FeatureBlock block = new FeatureBlock();

    @Test
    void shouldAgreeOnRelativeStrength() {
        SymbolSeries series = load("default.csv");
        new RecursiveKernel().compute(series, block);
        double[] ours = block.column(Feature.RSI_14);

        compare("rsi", "rsi", 14, t -> ours[t]);
        assertThat(ours[13]).isNaN();
    }

    @Test
    void shouldAgreeOnAverageTrueRange() {
        SymbolSeries series = load("default.csv");
        new RecursiveKernel().compute(series, block);
        double[] ours = block.column(Feature.ATR_14_PCT);

        compare("atr", "atr", 14, t -> ours[t] * series.price()[t]);
        // Theirs is a percentage.
        compare("atr", "atrp", 14, t -> ours[t] * 100);
        assertThat(ours[13]).isNaN();
    }

    /**
     * Their averages start with a simple mean of the first rows, ours with the first price, so they meet only after the
     * start is forgotten: 25/27 to the power of 400 is 4e-14. Their page of a 20-row average alone has no counterpart.
     */
    @Test
    void shouldAgreeOnTheSpreadOfAveragesOnceTheStartIsForgotten() {
        SymbolSeries series = load("default.csv");
        new RecursiveKernel().compute(series, block);
        double[] ours = block.column(Feature.EMA_12_26_PCT);

        compare("macd", "macd", 430, t -> ours[t] * series.price()[t]);
    }

    /** Theirs is summed from the first row on: the difference over 21 rows is the numerator of ours. */
    @Test
    void shouldAgreeOnOnBalanceVolume() {
        SymbolSeries series = load("default.csv");
        new VolumeKernel().compute(series, block);
        double[] ours = block.column(Feature.OBV_21_RATIO);
        JsonNode theirs = expected("obv");

        for (int t = 21; t < ROWS; t++) {
            double total = 0;
            for (int i = t - 20; i <= t; i++) {
                total += series.volume()[i];
            }
            double change = theirs.get(t).get("obv").asDouble()
                    - theirs.get(t - 21).get("obv").asDouble();
            assertThat(ours[t]).as("row %d", t).isCloseTo(change / total, within(1e-12));
        }
    }

    /** Theirs is over 50 rows, of another series against the default one. */
    @Test
    void shouldAgreeOnBeta() {
        SymbolSeries series = load("compare.csv");
        new BetaKernel(50).compute(series, block);
        double[] ours = block.column(Feature.BETA_63);

        compare("beta", "beta", 50, t -> ours[t]);
        compare("beta", "returnsEval", 1, t -> series.returns()[t]);
        compare("beta", "returnsMrkt", 1, t -> series.benchmarkReturns()[t]);
    }

    /** Theirs is of 14 prices, with divisor 14 where ours has 13. */
    @Test
    void shouldAgreeOnStandardDeviation() {
        SymbolSeries series = load("default.csv");
        double divisor = Math.sqrt(13.0 / 14);

        compare("stdev", "stdDev", 13, t -> divisor * Windows.standardDeviation(series.price(), t - 13, t + 1, 14));
    }

    private static void compare(String file, String field, int from, IntToDoubleFunction ours) {
        JsonNode theirs = expected(file);
        assertThat(theirs).hasSize(ROWS);
        for (int t = from; t < ROWS; t++) {
            double value = theirs.get(t).get(field).asDouble();
            assertThat(ours.applyAsDouble(t))
                    .as("%s in row %d", field, t)
                    .isCloseTo(value, within(1e-9 * Math.abs(value) + 1e-12));
        }
        boolean givenBefore = from > 1 && !theirs.get(from - 1).get(field).isNull();
        assertThat(givenBefore && from < 100)
                .as("%s before row %d", field, from)
                .isFalse();
    }

    private SymbolSeries load(String file) {
        PanelBuilder builder = Panel.builder(BarColumns.ALL, 2 * ROWS);
        addBars(builder, "A", file);
        addBars(builder, "MARKET", "default.csv");
        Panel panel = builder.build();
        SymbolSeries series = new SymbolSeries();
        series.load(panel, 0, BenchmarkSeries.of(panel, "MARKET", CALENDAR.size()));
        block.reset(series.rows());
        assertThat(series.rows()).isEqualTo(ROWS);
        return series;
    }

    /** The date is the first field; one of the files has a byte order mark before its name. */
    private static void addBars(PanelBuilder panel, String symbol, String file) {
        CsvFiles.read(
                folder().resolve(file),
                r -> panel.add(
                        symbol,
                        CALENDAR.ordinal(LocalDate.parse(r.getField(0))),
                        CsvFiles.number(r, "open"),
                        CsvFiles.number(r, "high"),
                        CsvFiles.number(r, "low"),
                        CsvFiles.number(r, "close"),
                        CsvFiles.number(r, "volume"),
                        1,
                        1));
    }

    private static JsonNode expected(String name) {
        try {
            return new ObjectMapper()
                    .readTree(folder().resolve(name + ".standard.json").toFile());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Path folder() {
        return SharedData.require("data/indicator-expected");
    }
}
