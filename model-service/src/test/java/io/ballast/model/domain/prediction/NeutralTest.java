package io.ballast.model.domain.prediction;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.Universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NeutralTest {

    private static final LocalDate SESSION = LocalDate.parse("2016-01-04");
    private static final int SYMBOLS = 60;
    private static final FeatureNames NAMES = new FeatureNames(List.of("ret_1d", "beta_63", "size_ln", "turnover_21"));

    private final CrossSection section = section();
    private final Neutral neutral = new Neutral(NAMES);
    private final double[] predictions = predictions();

    @Test
    void shouldLeaveNothingThatSectorOrStyleExplains() {
        double[] residuals = neutral.of(section, predictions);

        for (String sector : List.of("Energy", "-", "Tech")) {
            assertThat(sum(residuals, sector)).as(sector).isCloseTo(0, within(1e-9));
        }
        for (int style = 1; style < NAMES.size(); style++) {
            assertThat(product(residuals, style)).as(NAMES.names().get(style)).isCloseTo(0, within(1e-9));
        }
        assertThat(product(predictions, 2)).isGreaterThan(1);
    }

    @Test
    void shouldKeepWhatNeitherExplains() {
        double[] residuals = neutral.of(section, predictions);
        double[] again = neutral.of(section, residuals);

        assertThat(again).containsExactly(residuals, within(1e-12));
        assertThat(product(residuals, 0)).isGreaterThan(1);
    }

    @Test
    void shouldNotDependOnStylesThatAreNotThereOrSayNothingNew() {
        FeatureNames twice = new FeatureNames(List.of("ret_1d", "beta_63", "size_ln", "mom_252_21"));

        assertThat(new Neutral(new FeatureNames(List.of("a", "b", "c", "d"))).of(constantSector(), predictions))
                .as("only the mean is taken out")
                .containsExactly(demeaned(), within(1e-12));
        assertThat(new Neutral(twice).of(section, predictions))
                .as("the last column under another name")
                .containsExactly(neutral.of(section, predictions), within(1e-9));
    }

    @Test
    void shouldStayNeutralToAllWhenLastKnownBetasAreTakenOutAsWell() {
        double[] betas = lastKnownBetas();
        double[] residuals = neutral.of(section, predictions);
        double[] oneByOne = BetaNeutral.of(residuals, betas);

        double[] published = neutral.withoutBeta(section, residuals, betas);

        for (String sector : List.of("Energy", "-", "Tech")) {
            assertThat(sum(published, sector)).as(sector).isCloseTo(0, within(1e-9));
        }
        for (int style = 1; style < NAMES.size(); style++) {
            assertThat(product(published, style)).as(NAMES.names().get(style)).isCloseTo(0, within(1e-9));
            assertThat(product(oneByOne, style)).isNotCloseTo(0, within(1e-3));
        }
        assertThat(BetaNeutral.of(published, betas)).as("nothing to take out").containsExactly(published, within(1e-9));
        assertThat(product(published, 0)).isGreaterThan(1);
    }

    @Test
    void shouldKeepResidualsOfWhichLastKnownBetasExplainNothingMore() {
        double[] residuals = neutral.of(section, predictions);
        double[] unknown = new double[SYMBOLS];
        java.util.Arrays.fill(unknown, Double.NaN);
        double[] ofSectors =
                section.sectors().stream().mapToDouble(String::length).toArray();

        assertThat(neutral.withoutBeta(section, residuals, unknown)).isSameAs(residuals);
        assertThat(neutral.withoutBeta(section, residuals, ofSectors)).isSameAs(residuals);
    }

    /** As the style before it was clipped and standardised, but of another day and not of every symbol. */
    private double[] lastKnownBetas() {
        Random random = new Random(8);
        double[] betas = new double[SYMBOLS];
        for (int row = 0; row < SYMBOLS; row++) {
            float style = section.features()[row * NAMES.size() + 1];
            betas[row] =
                    row % 9 == 4 ? Double.NaN : 1 + (Float.isNaN(style) ? 0 : Math.exp(style)) + random.nextDouble();
        }
        return betas;
    }

    private double sum(double[] values, String sector) {
        return IntStream.range(0, SYMBOLS)
                .filter(row -> section.sectors().get(row).equals(sector))
                .mapToDouble(row -> values[row])
                .sum();
    }

    private double[] demeaned() {
        double mean = java.util.Arrays.stream(predictions).average().orElseThrow();
        return java.util.Arrays.stream(predictions).map(value -> value - mean).toArray();
    }

    private double product(double[] values, int feature) {
        double sum = 0;
        for (int row = 0; row < SYMBOLS; row++) {
            float style = section.features()[row * NAMES.size() + feature];
            sum += Float.isNaN(style) ? 0 : values[row] * style;
        }
        return sum;
    }

    /** Own news, and a lot of size, beta and sector. */
    private double[] predictions() {
        double[] values = new double[SYMBOLS];
        for (int row = 0; row < SYMBOLS; row++) {
            float[] features = section.features();
            float beta = features[row * NAMES.size() + 1];
            values[row] = features[row * NAMES.size()]
                    + 2 * features[row * NAMES.size() + 2]
                    - (Float.isNaN(beta) ? 0 : beta)
                    + section.sectors().get(row).length();
        }
        return values;
    }

    private static CrossSection section() {
        Map<String, String> sectors = new HashMap<>();
        IntStream.range(0, SYMBOLS)
                .filter(i -> i % 3 > 0)
                .forEach(i -> sectors.put(symbol(i), i % 3 == 1 ? "Energy" : "Tech"));
        return section(sectors);
    }

    private static CrossSection constantSector() {
        return section(Map.of());
    }

    private static CrossSection section(Map<String, String> sectors) {
        Universe universe = new Universe(
                IntStream.range(0, SYMBOLS)
                        .mapToObj(i -> new Membership(symbol(i), SESSION, null))
                        .toList(),
                sectors);
        DataSetBuilder builder =
                new DataSetBuilder(NAMES, new LabelHorizon(5), universe, ExchangeCalendar.xnys(), SESSION);
        Random random = new Random(5);
        for (int i = 0; i < SYMBOLS; i++) {
            float[] row = {
                (float) random.nextGaussian(),
                i == 7 ? Float.NaN : (float) random.nextGaussian(),
                (float) random.nextGaussian(),
                (float) random.nextGaussian()
            };
            builder.add(symbol(i), SESSION, row, new float[2], new float[2]);
        }
        return builder.build().sections().get(0);
    }

    private static String symbol(int number) {
        return "S" + (100 + number);
    }
}
