package io.ballast.feature.domain.fundamental;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.support.SmallMarket;

import static io.ballast.feature.support.SmallMarket.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SharesHistoryTest {
    @Test
    void shouldKnowARecordOnlyAfterTheDayItBecameKnown() {
        SmallMarket.Result result =
                new SmallMarket().bars("A", 0, 40).shares("A", 2, 10, 1e6).compute();

        assertThat(result.value("A", 10, Feature.SIZE_LN)).isNaN();
        assertThat(result.value("A", 11, Feature.SIZE_LN)).isNotNaN();
    }

    @Test
    void shouldKeepTheNewerPeriodWhenAnOlderOneIsRestated() {
        SmallMarket.Result result = new SmallMarket()
                .bars("A", 0, 40)
                .shares("A", 5, 10, 1e6)
                .shares("A", 2, 20, 9e6)
                .shares("A", 5, 25, 2e6)
                .compute();

        double before = result.value("A", 24, Feature.SIZE_LN) - logClose(24);
        double after = result.value("A", 26, Feature.SIZE_LN) - logClose(26);
        assertThat(Math.exp(before)).isCloseTo(1e6, Percentage.withPercentage(1e-6));
        assertThat(Math.exp(after)).isCloseTo(2e6, Percentage.withPercentage(1e-6));
    }

    @Test
    void shouldForgetARecordAfterFifteenMonths() {
        SmallMarket.Result result =
                new SmallMarket().bars("A", 0, 340).shares("A", 0, 1, 1e6).compute();

        int session = 300;
        while (day(session) - day(0) <= 456) {
            assertThat(result.value("A", session, Feature.SIZE_LN)).isNotNaN();
            session++;
        }
        assertThat(result.value("A", session, Feature.SIZE_LN)).isNaN();
    }

    @Test
    void shouldRefuseACountThatIsNotPositive() {
        SmallMarket.Result result = new SmallMarket()
                .bars("A", 0, 40)
                .shares("A", 1, 2, 1e6)
                .shares("A", 5, 6, 0)
                .compute();

        assertThat(result.value("A", 6, Feature.SIZE_LN)).isNotNaN();
        assertThat(result.value("A", 7, Feature.SIZE_LN)).isNaN();
    }

    @Test
    void shouldNeedSharesOnEveryRowOfTheTurnoverWindow() {
        SmallMarket.Result result =
                new SmallMarket().bars("A", 0, 60).shares("A", 2, 10, 1e6).compute();

        assertThat(result.value("A", 30, Feature.TURNOVER_21)).isNaN();
        assertThat(result.value("A", 31, Feature.TURNOVER_21)).isNotNaN();
    }

    @Test
    void shouldMultiplySplitsUpToADay() {
        SplitHistory splits = new SplitHistory(new int[] {100, 200, 200}, new double[] {2, 3, 0.5});

        assertThat(splits.factorOn(99)).isEqualTo(1);
        assertThat(splits.factorOn(100)).isEqualTo(2);
        assertThat(splits.factorOn(199)).isEqualTo(2);
        assertThat(splits.factorOn(200)).isEqualTo(3);
        assertThat(splits.factorOn(300)).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SplitHistory(new int[] {1}, new double[] {0}))
                .withMessageContaining("positive");
    }

    private static double logClose(int session) {
        return Math.log(SmallMarket.close("A", session));
    }
}
