package io.ballast.model.domain.evaluation;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class InformationCoefficientTest {

    @Test
    void shouldBeTheMeanWithItsPlainErrorWithoutLags() {
        InformationCoefficient ic = InformationCoefficient.of(List.of(0.1, 0.3, 0.2, 0.0), 0);

        // Deviations -0.05, 0.15, 0.05, -0.15: variance 0.0125 with divisor n.
        assertThat(ic.mean()).isCloseTo(0.15, within(1e-15));
        assertThat(ic.standardError()).isCloseTo(Math.sqrt(0.0125 / 4), within(1e-15));
        assertThat(ic.tStatistic()).isCloseTo(0.15 / Math.sqrt(0.003125), within(1e-12));
        assertThat(ic.sessions()).isEqualTo(4);
    }

    @Test
    void shouldWidenTheErrorByTheWeighedAutocovariance() {
        InformationCoefficient ic = InformationCoefficient.of(List.of(0.1, 0.2, 0.3, 0.4), 1);

        // Deviations -0.15, -0.05, 0.05, 0.15: variance 0.0125, lag 1 (0.0075 - 0.0025 + 0.0075) / 4, weight 1 / 2.
        assertThat(ic.standardError()).isCloseTo(Math.sqrt((0.0125 + 0.003125) / 4), within(1e-15));
    }

    @Test
    void shouldLeaveOutSessionsThatCouldNotBeMeasured() {
        InformationCoefficient ic = InformationCoefficient.of(List.of(0.1, Double.NaN, 0.3), 0);

        assertThat(ic.mean()).isCloseTo(0.2, within(1e-15));
        assertThat(ic.sessions()).isEqualTo(2);
    }

    @Test
    void shouldBeUnknownWithoutSessions() {
        InformationCoefficient ic = InformationCoefficient.of(List.of(), 10);

        assertThat(ic.mean()).isNaN();
        assertThat(ic.standardError()).isNaN();
        assertThat(ic.tStatistic()).isNaN();
    }

    @Test
    void shouldHaveNoTStatisticWithoutVariation() {
        assertThat(InformationCoefficient.of(Collections.nCopies(5, 0.25), 2).tStatistic())
                .isNaN();
    }
}
