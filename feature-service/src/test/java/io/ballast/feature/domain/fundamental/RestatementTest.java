package io.ballast.feature.domain.fundamental;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.support.SmallMarket;

import static io.ballast.feature.support.SmallMarket.day;
import static org.assertj.core.api.Assertions.assertThat;

/** What a feature knew of a company's statements on each session, before and after they were filed again. */
class RestatementTest {

    private static final double ASSETS = 200;
    private static final Percentage EXACT = Percentage.withPercentage(1e-10);

    @Test
    void shouldKnowAStatementFromTheSessionAfterItsFiling() {
        SmallMarket.Result result = market().statement("A", year(-5, 10, 30))
                .statement("A", year(-5, 20, 15))
                .compute();

        assertThat(result.value("A", 10, Feature.F_ROA))
                .as("on the day of filing")
                .isNaN();
        assertThat(result.value("A", 11, Feature.F_ROA)).isCloseTo(30 / ASSETS, EXACT);
        assertThat(result.value("A", 20, Feature.F_ROA))
                .as("until the restatement")
                .isCloseTo(30 / ASSETS, EXACT);
        assertThat(result.value("A", 21, Feature.F_ROA)).as("and after it").isCloseTo(15 / ASSETS, EXACT);
    }

    @Test
    void shouldChangeNothingThatWasKnownBefore() {
        SmallMarket.Result first = market().statement("A", year(-5, 10, 30)).compute();
        SmallMarket.Result restated = market().statement("A", year(-5, 10, 30))
                .statement("A", year(-5, 20, 15))
                .compute();

        for (int session = 0; session <= 20; session++) {
            Double known = first.value("A", session, Feature.F_ROA);
            assertThat(restated.value("A", session, Feature.F_ROA)).isEqualTo(known);
        }
    }

    @Test
    void shouldPutARestatedQuarterIntoTheTrailingYear() {
        SmallMarket.Result result = market().statement("A", quarter(day(0) - 290, day(0) - 250, 1))
                .statement("A", quarter(day(0) - 200, day(0) - 160, 2))
                .statement("A", quarter(day(0) - 110, day(0) - 70, 4))
                .statement("A", annual(day(0) - 20, day(5), 15))
                .statement("A", quarter(day(0) - 110, day(20), 3))
                .statement("A", quarter(day(70), day(80), 16))
                .compute();

        assertThat(result.value("A", 6, Feature.F_ROA)).isCloseTo(15 / ASSETS, EXACT);
        assertThat(result.value("A", 21, Feature.F_ROA))
                .as("the year stands: the quarter that is not reported takes up the difference")
                .isCloseTo(15 / ASSETS, EXACT);
        assertThat(result.value("A", 81, Feature.F_ROA))
                .as("2 + 3 restated + (15 - 1 - 2 - 3) made up + 16")
                .isCloseTo((2 + 3 + 9 + 16) / ASSETS, EXACT);
    }

    @Test
    void shouldLeaveTheNewestPeriodInUseWhenAnOlderOneIsRestated() {
        SmallMarket.Result result = market().statement("A", annual(day(0) - 380, day(0) - 300, 50))
                .statement("A", annual(day(0) - 15, day(5), 30))
                .statement("A", annual(day(0) - 380, day(20), 10))
                .compute();

        assertThat(result.value("A", 21, Feature.F_ROA)).isCloseTo(30 / ASSETS, EXACT);
    }

    private static SmallMarket market() {
        return new SmallMarket().bars("A", 0, 100);
    }

    private static Statement year(int endsAt, int filed, double income) {
        return annual(day(0) + endsAt, day(filed), income);
    }

    private static Statement annual(int end, int filedOn, double income) {
        return new Statement(end, filedOn, true, 300, 90, income, ASSETS, 80, 40, 30, 100);
    }

    private static Statement quarter(int end, int filedOn, double income) {
        return new Statement(end, filedOn, false, 75, 20, income, ASSETS, 80, 40, 30, 100);
    }
}
