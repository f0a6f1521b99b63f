package io.ballast.model.domain.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EstimateTest {

    @Test
    void shouldBeTheMeanWithItsPlainErrorWithoutLags() {
        Estimate ic = Estimate.of(List.of(0.1, 0.3, 0.2, 0.0), 0);

        // Deviations -0.05, 0.15, 0.05, -0.15: variance 0.0125 with divisor n, widened from 1.96 to 2.72 for a
        // bandwidth of a quarter.
        assertThat(ic.mean()).isCloseTo(0.15, within(1e-15));
        assertThat(ic.standardError()).isCloseTo(Math.sqrt(0.0125 / 4) * 2.72003125 / 1.96, within(1e-12));
        assertThat(ic.tStatistic()).isCloseTo(0.15 / (Math.sqrt(0.0125 / 4) * 2.72003125 / 1.96), within(1e-12));
        assertThat(ic.sessions()).isEqualTo(4);
    }

    @Test
    void shouldWidenTheErrorByTheWeighedAutocovariance() {
        Estimate ic = Estimate.of(List.of(0.1, 0.2, 0.3, 0.4), 1);

        // Deviations -0.15, -0.05, 0.05, 0.15: variance 0.0125, lag 1 (0.0075 - 0.0025 + 0.0075) / 4, weight 1 / 2; two
        // of four spent.
        assertThat(ic.standardError()).isCloseTo(Math.sqrt((0.0125 + 0.003125) / 4) * 3.48215 / 1.96, within(1e-12));
    }

    @Test
    void shouldLeaveOutSessionsThatCouldNotBeMeasured() {
        Estimate ic = Estimate.of(List.of(0.1, Double.NaN, 0.3), 0);

        assertThat(ic.mean()).isCloseTo(0.2, within(1e-15));
        assertThat(ic.sessions()).isEqualTo(2);
    }

    @Test
    void shouldBeUnknownWithoutSessions() {
        Estimate ic = Estimate.of(List.of(), 10);

        assertThat(ic.mean()).isNaN();
        assertThat(ic.standardError()).isNaN();
        assertThat(ic.tStatistic()).isNaN();
    }

    @Test
    void shouldStateA95PercentInterval() {
        Estimate ic = new Estimate(0.03, 0.01, 200);

        assertThat(ic.low()).isCloseTo(0.0104, within(1e-12));
        assertThat(ic.high()).isCloseTo(0.0496, within(1e-12));
    }

    @Test
    void shouldNotStateAnErrorThatTooFewSessionsCannotShow() {
        List<Double> daily = List.of(0.1, 0.2, 0.0, 0.3, 0.1);

        assertThat(Estimate.of(daily, 4).standardError()).isNaN();
        assertThat(Estimate.of(daily, 3).standardError()).isPositive();
    }

    @Test
    void shouldHaveNoTStatisticWithoutVariation() {
        assertThat(Estimate.of(Collections.nCopies(5, 0.25), 2).tStatistic()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 14, 29, 49})
    void shouldRejectAsOftenAsItSaysHoweverLargeAShareOfTheSampleTheLagsAre(int lags) {
        Random random = new Random(lags);
        int rejected = 0;
        int samples = 4000;
        for (int sample = 0; sample < samples; sample++) {
            List<Double> daily = random.doubles(100, -1, 1).boxed().toList();
            rejected += Math.abs(Estimate.of(daily, lags).tStatistic()) > 1.96 ? 1 : 0;
        }

        // 5 % by the paper; its cubic is fitted to the quantiles within a few percent, 0.35 % is the error of the
        // simulation.
        assertThat((double) rejected / samples).isBetween(0.035, 0.06);
    }
}
