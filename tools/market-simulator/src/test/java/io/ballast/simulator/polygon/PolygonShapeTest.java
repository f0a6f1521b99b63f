package io.ballast.simulator.polygon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.simulator.SeededMarketTest;
import io.ballast.simulator.SeededProfile;
import io.ballast.simulator.SharedFolder;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(SeededProfile.class)
class PolygonShapeTest extends SeededMarketTest {
    private static final String ENVELOPE = "request_id string, status string, ";
    private static final String BAR = "results[].c number, results[].h number, results[].l number, results[].n number, "
            + "results[].o number, results[].t number, results[].v number, results[].vw number, ";
    private static final String AGGREGATES =
            ENVELOPE + BAR + "adjusted boolean, count number, queryCount number, resultsCount number, ";
    private static final String SECURITY = "ticker string, name string, market string, locale string, "
            + "primary_exchange string, type string, active boolean, currency_name string, cik string, "
            + "composite_figi string, share_class_figi string, ";

    /** Fields that the samples lack: they have no splits of the kind, or show another selection of items. */
    private static final Set<String> BEYOND_THE_SAMPLES = Set.of(
            "next_url",
            "count",
            "results[].composite_figi",
            "results[].share_class_figi",
            "results[].financials.balance_sheet.long_term_debt.value",
            "results[].financials.balance_sheet.long_term_debt.unit",
            "results[].financials.balance_sheet.long_term_debt.label",
            "results[].financials.balance_sheet.long_term_debt.order",
            "results[].financials.income_statement.basic_average_shares.value",
            "results[].financials.income_statement.basic_average_shares.unit",
            "results[].financials.income_statement.basic_average_shares.label",
            "results[].financials.income_statement.basic_average_shares.order");

    @ParameterizedTest
    @CsvSource({
        "polygon_aggs_page1.json, /v2/aggs/ticker/IWM/range/1/day/2024-01-02/2024-12-31?limit=2",
        "polygon_aggs_page2_last.json, /v2/aggs/ticker/IWM/range/1/day/2024-12-30/2024-12-31?limit=2",
        "polygon_aggs_empty.json, /v2/aggs/ticker/NONE/range/1/day/2024-12-30/2024-12-31",
        "polygon_grouped_daily.json, /v2/aggs/grouped/locale/us/market/stocks/2024-12-31",
        "polygon_grouped_daily_holiday.json, /v2/aggs/grouped/locale/us/market/stocks/2024-12-25",
        "polygon_prev.json, /v2/aggs/ticker/IWM/prev",
        "polygon_tickers_page1.json, /v3/reference/tickers?limit=3&type=CS",
        "polygon_tickers_inactive.json, /v3/reference/tickers?active=false",
        "polygon_splits_v3.json, /v3/reference/splits",
        "polygon_splits_v1.json, /stocks/v1/splits",
        "polygon_dividends_v3.json, /v3/reference/dividends",
        "polygon_dividends_v1.json, /stocks/v1/dividends",
        "polygon_vx_financials.json, /vX/reference/financials?limit=100",
        "polygon_income_statements.json, /stocks/financials/v1/income-statements",
        "polygon_balance_sheets.json, /stocks/financials/v1/balance-sheets",
        "polygon_marketstatus_upcoming.json, /v1/marketstatus/upcoming"
    })
    void shouldUseOnlyFieldsAndTypesOfTheSample(String sample, String request) throws IOException {
        Map<String, String> expected = WireShape.of(sample(sample));
        Map<String, String> given = new TreeMap<>(WireShape.of(PolygonClient.json(request)));

        given.keySet().removeIf(field -> BEYOND_THE_SAMPLES.contains(field) && !expected.containsKey(field));
        assertThat(given).isNotEmpty();
        assertThat(expected).containsAllEntriesOf(given);
    }

    @Test
    void shouldUseOnlyFieldsAndTypesOfTheDetailsSample() throws IOException {
        Map<String, String> expected = WireShape.of(sample("polygon_ticker_details.json"));

        assertThat(expected).containsAllEntriesOf(WireShape.of(PolygonClient.json("/v3/reference/tickers/" + stock())));
    }

    @ParameterizedTest
    @CsvSource({
        "polygon_err_404_ticker.json, 404, /v3/reference/tickers/NONE",
        "polygon_err_403_timeframe.json, 403, /v2/aggs/ticker/IWM/range/1/minute/2024-12-30/2024-12-31",
        "polygon_err_403_today.json, 403, /v2/aggs/grouped/locale/us/market/stocks/2024-12-31"
    })
    void shouldAnswerErrorsAsTheSampleDoes(String sample, int status, String request) throws IOException {
        market.setClock(java.time.Instant.parse("2024-12-31T20:00:00Z"));

        assertError(sample, status, PolygonClient.get(request));
    }

    private static void assertError(String sample, int status, io.restassured.response.Response response)
            throws IOException {
        JsonNode expected = sample(sample);
        JsonNode given = PolygonClient.parse(response.asString());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(WireShape.of(given)).isEqualTo(WireShape.of(expected));
        assertThat(given.path("status")).isEqualTo(expected.path("status"));
        assertThat(given.path("message")).isEqualTo(expected.path("message"));
        assertThat(given.path("error")).isEqualTo(expected.path("error"));
    }

    @Test
    void shouldWriteAggregatesInFull() {
        assertShape("/v2/aggs/grouped/locale/us/market/stocks/2024-12-31", AGGREGATES + "results[].T string");
        assertShape("/v2/aggs/ticker/IWM/prev", AGGREGATES + "results[].T string, ticker string");
        assertShape("/v2/aggs/ticker/IWM/range/1/day/2024-12-01/2024-12-31", AGGREGATES + "ticker string");
        assertShape(
                "/v2/aggs/ticker/IWM/range/1/day/2024-12-01/2024-12-31?limit=3",
                AGGREGATES + "ticker string, next_url string");
        assertShape(
                "/v2/aggs/grouped/locale/us/market/stocks/2024-12-25",
                ENVELOPE + "adjusted boolean, queryCount number, resultsCount number");
    }

    @Test
    void shouldWriteTickersInFull() {
        String row = "results[]." + SECURITY.replace(", ", ", results[].");
        assertShape(
                "/v3/reference/tickers?type=CS&limit=1000", ENVELOPE + row + "last_updated_utc string, count number");
        assertShape(
                "/v3/reference/tickers?active=false",
                ENVELOPE + row + "last_updated_utc string, results[].delisted_utc string, count number");
        assertShape(
                "/v3/reference/tickers/" + stock(),
                ENVELOPE + "results." + SECURITY.replace(", ", ", results.")
                        + "market_cap number, results.sic_code string, results.sic_description string, "
                        + "results.ticker_root string, results.list_date string, "
                        + "results.share_class_shares_outstanding number, "
                        + "results.weighted_shares_outstanding number, results.round_lot number");
    }

    @Test
    void shouldWriteActionsInFull() {
        String split = "results[].id string, results[].ticker string, results[].execution_date string, "
                + "results[].split_from number, results[].split_to number";
        assertShape("/v3/reference/splits?limit=1000", ENVELOPE + split);
        assertShape(
                "/stocks/v1/splits",
                ENVELOPE + split + ", results[].adjustment_type string, results[].historical_adjustment_factor number");
        String dividend = "results[].id string, results[].ticker string, results[].cash_amount number, "
                + "results[].currency string, results[].declaration_date string, results[].ex_dividend_date string, "
                + "results[].record_date string, results[].pay_date string, results[].frequency number";
        assertShape("/v3/reference/dividends?limit=1000", ENVELOPE + dividend + ", results[].dividend_type string");
        assertShape(
                "/stocks/v1/dividends?limit=5000",
                ENVELOPE + dividend
                        + ", results[].distribution_type string, results[].historical_adjustment_factor number, "
                        + "results[].split_adjusted_cash_amount number");
    }

    @Test
    void shouldWriteStatementsInFull() {
        Map<String, String> shape = WireShape.of(PolygonClient.json("/vX/reference/financials?limit=100"));
        for (String item :
                new String[] {"assets", "current_assets", "current_liabilities", "long_term_debt", "equity"}) {
            assertThat(shape).containsEntry("results[].financials.balance_sheet." + item + ".value", "number");
        }
        for (String item : new String[] {"revenues", "gross_profit", "net_income_loss", "basic_average_shares"}) {
            assertThat(shape).containsEntry("results[].financials.income_statement." + item + ".value", "number");
        }
        assertThat(shape)
                .containsEntry("results[].tickers[]", "string")
                .containsEntry("results[].fiscal_year", "string")
                .containsEntry("results[].fiscal_period", "string")
                .containsEntry("results[].filing_date", "string");
        String head = ENVELOPE + "next_url string, results[].cik string, results[].tickers[] string, "
                + "results[].period_end string, results[].filing_date string, results[].fiscal_year number, "
                + "results[].fiscal_quarter number, results[].timeframe string, ";
        assertShape(
                "/stocks/financials/v1/income-statements",
                head + "results[].revenue number, results[].cost_of_revenue number, results[].gross_profit number, "
                        + "results[].consolidated_net_income_loss number, "
                        + "results[].net_income_loss_attributable_common_shareholders number, "
                        + "results[].basic_earnings_per_share number, results[].diluted_earnings_per_share number, "
                        + "results[].basic_shares_outstanding number");
        assertShape(
                "/stocks/financials/v1/balance-sheets",
                head + "results[].long_term_debt_and_capital_lease_obligations number, results[].total_assets number, "
                        + "results[].total_current_assets number, results[].total_current_liabilities number, "
                        + "results[].total_liabilities number, results[].total_equity number, "
                        + "results[].total_equity_attributable_to_parent number, "
                        + "results[].total_liabilities_and_equity number");
    }

    @Test
    void shouldListHolidaysAsABareArray() {
        JsonNode holidays = PolygonClient.json("/v1/marketstatus/upcoming");

        assertThat(holidays.isArray()).isTrue();
        assertThat(holidays).anySatisfy(row -> assertThat(row.toString())
                .isEqualTo("{\"date\":\"2025-11-28\",\"exchange\":\"NYSE\",\"name\":\"Thanksgiving\","
                        + "\"status\":\"early-close\",\"open\":\"2025-11-28T14:30:00.000Z\","
                        + "\"close\":\"2025-11-28T18:00:00.000Z\"}"));
        assertThat(holidays).anySatisfy(row -> assertThat(row.toString())
                .isEqualTo("{\"date\":\"2025-07-04\",\"exchange\":\"NASDAQ\",\"name\":\"Independence Day\","
                        + "\"status\":\"closed\"}"));
    }

    private static String stock() {
        return PolygonClient.json("/v3/reference/tickers?type=CS&limit=1")
                .at("/results/0/ticker")
                .asText();
    }

    private static void assertShape(String request, String fields) {
        Map<String, String> expected = new TreeMap<>();
        for (String field : fields.replace("results[].last_updated", "last_updated")
                .replace("last_updated", "results[].last_updated")
                .split(", ")) {
            String[] parts = field.split(" ");
            expected.put(parts[0], parts[1]);
        }
        assertThat(WireShape.of(PolygonClient.json(request))).as(request).isEqualTo(expected);
    }

    private static JsonNode sample(String name) throws IOException {
        Path file = SharedFolder.require("reference/provider-samples/" + name);
        return PolygonClient.parse(Files.readString(file));
    }
}
