package io.ballast.monitor.domain.morning;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RankingTest {

    /** The example of the English Wikipedia's article on Spearman's coefficient: intelligence against hours of television. */
    @Test
    void shouldCorrelateRanksAsTheTextbookDoes() {
        double[] intelligence = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
        double[] television = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};

        assertThat(ranking(intelligence).correlation(ranking(television))).isCloseTo(-29.0 / 165, within(1e-15));
    }

    @Test
    void shouldCorrelateOverTheSymbolsOfBothOnly() {
        Map<String, Double> before = ramp(20);
        Map<String, Double> now = ramp(20);
        now.remove("S07");
        now.put("NEW", 1000.0);

        assertThat(Ranking.of(before).correlation(Ranking.of(now))).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldSayNothingOfTooFewOrOfEqualPredictions() {
        assertThat(Ranking.of(ramp(9)).correlation(Ranking.of(ramp(9)))).isNull();
        assertThat(ranking(new double[12]).correlation(Ranking.of(ramp(12)))).isNull();
        assertThat(Ranking.of(Map.of()).topDecileIn(Ranking.of(ramp(12)))).isNull();
    }

    @Test
    void shouldShareThePlaceAmongEqualPredictions() {
        Ranking ranking = Ranking.of(Map.of("A", 1.0, "B", 1.0, "C", 2.0, "D", 3.0));

        assertThat(ranking.percentiles())
                .containsExactly(
                        Map.entry("A", 0.25), Map.entry("B", 0.25), Map.entry("C", 0.625), Map.entry("D", 0.875));
    }

    @Test
    void shouldTakeATenthRoundedUpForTheTop() {
        assertThat(Ranking.of(ramp(21)).topDecile()).containsExactlyInAnyOrder("S20", "S19", "S18");
        Map<String, Double> other = ramp(21);
        other.put("S19", -1.0);
        assertThat(Ranking.of(ramp(21)).topDecileIn(Ranking.of(other))).isCloseTo(2.0 / 3, within(1e-15));
    }

    private static Ranking ranking(double[] values) {
        Map<String, Double> predictions = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            predictions.put(String.format("S%02d", i), values[i]);
        }
        return Ranking.of(predictions);
    }

    private static Map<String, Double> ramp(int symbols) {
        Map<String, Double> predictions = new HashMap<>();
        for (int i = 0; i < symbols; i++) {
            predictions.put(String.format("S%02d", i), (double) i);
        }
        return predictions;
    }
}
