package io.ballast.feature.domain.fundamental;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownStatementsTest {
    private final KnownStatements known = new KnownStatements();

    @Test
    void shouldSumTheLastFourQuarters() {
        quarter("2014-03-31", 1);
        quarter("2014-06-30", 2);
        quarter("2014-09-30", 4);
        quarter("2014-12-31", 8);
        quarter("2015-03-31", 16);

        assertThat(known.trailingYear(Statement::revenue)).isEqualTo(30);
    }

    @Test
    void shouldTakeTheFiscalYearWhereOnlyAnnualStatementsExist() {
        year("2013-12-31", 100);
        year("2014-12-31", 110);

        assertThat(known.trailingYear(Statement::revenue)).isEqualTo(110);
        assertThat(known.newest().periodEnd()).isEqualTo(day("2014-12-31"));
    }

    @Test
    void shouldMakeUpTheQuarterThatIsReportedWithinTheYear() {
        quarter("2014-03-31", 1);
        quarter("2014-06-30", 2);
        quarter("2014-09-30", 4);
        year("2014-12-31", 15);
        assertThat(known.trailingYear(Statement::revenue)).isEqualTo(15);

        quarter("2015-03-31", 16);
        assertThat(known.trailingYear(Statement::revenue)).isEqualTo(2 + 4 + 8 + 16);
    }

    @Test
    void shouldKnowNoYearWhenAQuarterIsMissing() {
        quarter("2014-03-31", 1);
        quarter("2014-09-30", 4);
        quarter("2014-12-31", 8);
        quarter("2015-03-31", 16);

        assertThat(known.trailingYear(Statement::revenue)).isNaN();
    }

    @Test
    void shouldReplaceARestatedPeriodAndKeepTheNewest() {
        year("2013-12-31", 100);
        year("2014-12-31", 110);
        year("2013-12-31", 90);
        assertThat(known.trailingYear(Statement::revenue)).isEqualTo(110);

        year("2014-12-31", 105);
        assertThat(known.trailingYear(Statement::revenue)).isEqualTo(105);
    }

    private void quarter(String end, double revenue) {
        known.add(statement(end, false, revenue));
    }

    private void year(String end, double revenue) {
        known.add(statement(end, true, revenue));
    }

    private static Statement statement(String end, boolean annual, double revenue) {
        return new Statement(day(end), day(end) + 40, annual, revenue, 1, 1, 1, 1, 1, 1, 1);
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }
}
