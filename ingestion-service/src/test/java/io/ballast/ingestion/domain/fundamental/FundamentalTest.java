package io.ballast.ingestion.domain.fundamental;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FundamentalTest {

    private static final LocalDate PERIOD_END = LocalDate.of(2016, 12, 31);

    @Test
    void shouldRefuseAStatementFiledBeforeItsPeriodEnded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> statement(PERIOD_END.minusDays(1), "annual"))
                .withMessageContaining("filingDate=2016-12-30");
    }

    @Test
    void shouldRefuseATrailingTimeframe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> statement(PERIOD_END.plusDays(75), "ttm"))
                .withMessageContaining("timeframe=ttm");
    }

    @Test
    void shouldRefuseSharesThatAreNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SharesOutstanding("A", PERIOD_END, PERIOD_END, 0))
                .withMessageContaining("shares=0.0");
    }

    @Test
    void shouldRefuseSharesKnownBeforeTheirDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SharesOutstanding("A", PERIOD_END, PERIOD_END.minusDays(1), 5))
                .withMessageContaining("knownOn=2016-12-30");
    }

    private static Statement statement(LocalDate filed, String timeframe) {
        return new Statement("A", PERIOD_END, filed, timeframe, "FY", 1, 1, 1, 1, 1, 1, 1, 1);
    }
}
