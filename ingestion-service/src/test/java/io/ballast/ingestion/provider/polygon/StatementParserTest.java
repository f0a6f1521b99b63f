package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.application.Filings;
import io.ballast.ingestion.domain.fundamental.SharesOutstanding;
import io.ballast.ingestion.domain.fundamental.Statement;
import io.ballast.ingestion.provider.polygon.StatementParser.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class StatementParserTest {

    private static final LocalDate END = LocalDate.of(2025, 6, 28);
    private static final LocalDate FILED = LocalDate.of(2025, 8, 1);
    private static final String QUARTER = "\"cik\":\"0000320193\",\"period_end\":\"2025-06-28\","
            + "\"filing_date\":\"2025-08-01\",\"fiscal_quarter\":3,\"timeframe\":\"quarterly\"";
    private static final String INCOME = QUARTER + ",\"revenue\":500,\"cost_of_revenue\":300,"
            + "\"consolidated_net_income_loss\":90,\"basic_shares_outstanding\":7.0";
    private static final String BALANCE = QUARTER + ",\"total_assets\":900,\"total_current_assets\":300,"
            + "\"total_current_liabilities\":100,\"debt_current\":20,"
            + "\"long_term_debt_and_capital_lease_obligations\":30,\"total_equity\":400";

    @Test
    void shouldJoinIncomeAndBalanceOfOneFiling() throws IOException {
        Filings filings = StatementParser.together("AAPL", rows(INCOME), rows(BALANCE));

        assertThat(filings.statements())
                .containsExactly(
                        new Statement("AAPL", END, FILED, "quarterly", "Q3", 500, 200, 90, 900, 300, 100, 50, 400));
        assertThat(filings.shares()).containsExactly(new SharesOutstanding("AAPL", END, FILED, 7));
    }

    @Test
    void shouldKeepARestatementBesideWhatWasFiledFirst() throws IOException {
        String restated = INCOME.replace("2025-08-01", "2026-02-01").replace(":90", ":80");

        Filings filings = StatementParser.together("AAPL", rows(restated, INCOME), rows(BALANCE));

        assertThat(filings.statements())
                .extracting(Statement::filingDate, Statement::netIncome, Statement::assets)
                .containsExactly(tuple(FILED, 90.0, 900.0), tuple(LocalDate.of(2026, 2, 1), 80.0, 900.0));
    }

    @Test
    void shouldNeverKnowAnythingBeforeItWasFiled() throws IOException {
        String later = BALANCE.replace("2025-08-01", "2025-08-05");

        Filings filings = StatementParser.together("AAPL", rows(INCOME), rows(later));

        assertThat(filings.statements())
                .extracting(Statement::filingDate, Statement::revenue, Statement::assets)
                .containsExactly(tuple(FILED, 500.0, Double.NaN), tuple(LocalDate.of(2025, 8, 5), 500.0, 900.0));
    }

    @Test
    void shouldTellAYearFromItsLastQuarter() throws IOException {
        String year = INCOME.replace("quarterly", "annual").replace("quarter\":3", "quarter\":4");

        assertThat(StatementParser.together("AAPL", rows(INCOME, year), List.of())
                        .statements())
                .extracting(Statement::timeframe, Statement::fiscalPeriod)
                .containsExactly(tuple("annual", "FY"), tuple("quarterly", "Q3"));
    }

    @Test
    void shouldCountWhatCannotBePlacedInTimeAndDropTrailingFigures() throws IOException {
        List<Row> rows = rows(
                INCOME.replace("\"filing_date\":\"2025-08-01\",", ""),
                INCOME.replace("2025-08-01", "2025-06-01"),
                INCOME.replace("quarterly", "trailing_twelve_months"));

        Filings filings = StatementParser.together("AAPL", rows, List.of());

        assertThat(filings.statements()).isEmpty();
        assertThat(filings.unusable()).isEqualTo(2);
    }

    @Test
    void shouldLeaveOutAnotherCompanyThatHadTheTicker() throws IOException {
        byte[] body = body(INCOME, INCOME.replace("0000320193", "0000000007"));

        assertThat(StatementParser.page(body, "320193").rows()).hasSize(1);
        assertThat(StatementParser.page(body, null).rows()).hasSize(2);
    }

    @Test
    void shouldLeaveUnknownWhatIsNotReported() throws IOException {
        Statement bank = StatementParser.together("BANK", rows(QUARTER + ",\"revenue\":5"), rows(QUARTER))
                .statements()
                .get(0);

        assertThat(new double[] {bank.grossProfit(), bank.currentAssets(), bank.debt(), bank.equity()})
                .containsOnly(Double.NaN);
        String longTermOnly = BALANCE.replace("\"debt_current\":20,", "");
        assertThat(StatementParser.together("BANK", List.of(), rows(longTermOnly))
                        .statements())
                .extracting(Statement::debt)
                .containsExactly(30.0);
    }

    private static List<Row> rows(String... rows) throws IOException {
        return StatementParser.page(body(rows), "320193").rows();
    }

    private static byte[] body(String... rows) {
        String all =
                String.join(",", Arrays.stream(rows).map(row -> "{" + row + "}").toList());
        return ("{\"status\":\"OK\",\"results\":[" + all + "]}").getBytes(StandardCharsets.UTF_8);
    }
}
