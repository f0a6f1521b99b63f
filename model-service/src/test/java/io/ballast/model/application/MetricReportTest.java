package io.ballast.model.application;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.evaluation.Estimate;
import io.ballast.model.domain.evaluation.Metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MetricReportTest {

    @Test
    void shouldMeasureTheDistanceFromWhatChanceGives() {
        assertThat(t(Metric.RANK_IC, 0.05)).isCloseTo(2, within(1e-9));
        assertThat(t(Metric.DECILE_SPREAD, -0.05)).isCloseTo(-2, within(1e-9));
        assertThat(t(Metric.HIT_RATE, 0.55)).isCloseTo(2, within(1e-9));
        assertThat(t(Metric.HIT_RATE, 0.5)).isZero();
    }

    @Test
    void shouldGiveTurnoverNoTSinceNoneIsExpected() {
        assertThat(t(Metric.TURNOVER, 0.3)).isNull();
    }

    private static Double t(Metric metric, double mean) {
        return MetricReport.of(metric, new Estimate(mean, 0.025, 100)).t();
    }
}
