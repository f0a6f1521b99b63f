package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.ListedSecurity;
import io.ballast.ingestion.application.MarketHours;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.config.ProviderSettings;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.calendar.AnnouncedDays;
import io.ballast.ingestion.domain.calendar.DayKind;
import io.ballast.ingestion.domain.identity.Rename;
import io.ballast.ingestion.provider.LoopbackProvider;
import io.ballast.ingestion.provider.NoCallLog;
import io.ballast.ingestion.provider.transport.CallLimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PolygonProviderTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);
    private static final String EMPTY = "{\"status\":\"OK\",\"resultsCount\":0}";
    private static final String ONE_BAR =
            "{\"results\":[{\"T\":\"A\",\"o\":1,\"h\":2,\"l\":1,\"c\":2,\"v\":10.5}],\"status\":\"OK\"}";

    private static final String KEY = "secret-key";

    private final LoopbackProvider polygon = new LoopbackProvider();
    private final PolygonProvider provider = PolygonFactory.create(
            polygon.vertx(),
            new ProviderSettings(
                    List.of("polygon"), polygon.base(), KEY, Optional.empty(), Optional.empty(), Optional.empty()),
            CallLimits.DAILY_DATA,
            new NoCallLog(),
            polygon,
            polygon,
            20);

    @AfterEach
    void close() {
        polygon.close();
    }

    @Test
    void shouldSendTheKeyInAHeaderAndNeverInTheAddress() {
        polygon.answers(200, EMPTY);

        provider.session(SESSION, any -> true);

        assertThat(polygon.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.headers()).contains("Authorization: Bearer " + KEY);
            assertThat(asked.target()).isEqualTo("/v2/aggs/grouped/locale/us/market/stocks/2018-02-07?adjusted=false");
        });
    }

    @Test
    void shouldReadRowsWhateverTheirFieldsAndOrder() {
        polygon.answers(200, """
                {"results":[
                  {"v":1.3e+08,"T":"BRK.B","c":10,"h":"12.5","l":9,"o":null,"n":77.0,"otc":true,"x":{"y":[1]},"t":1518037200000},
                  {"T":"KIMpL","o":1,"h":2,"l":1,"c":2,"v":0.5,"vw":1.5},
                  {"o":1,"h":2,"l":1,"c":2,"v":0.5}],
                 "extra":[{"a":1}],"status":"DELAYED","adjusted":false}""");

        BarReply reply = provider.session(SESSION, any -> true);

        assertThat(reply.rowsAnswered()).isEqualTo(3);
        assertThat(reply.bars())
                .containsExactly(
                        new Bar("BRK.B", SESSION, Double.NaN, 12.5, 9, 10, 1.3e8, Double.NaN, 77),
                        new Bar("KIMpL", SESSION, 1, 2, 1, 2, 0.5, 1.5, Bar.UNKNOWN_COUNT));
        assertThat(reply.raw(1)).isEqualTo("{\"T\":\"KIMpL\",\"o\":1,\"h\":2,\"l\":1,\"c\":2,\"v\":0.5,\"vw\":1.5}");
    }

    @Test
    void shouldLeaveOutSymbolsNobodyWants() {
        polygon.answers(200, ONE_BAR);

        BarReply reply = provider.session(SESSION, "B"::equals);

        assertThat(reply.bars()).isEmpty();
        assertThat(reply.rowsAnswered()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1517979600000, 2018-02-07", // midnight in New York, winter
        "1530763200000, 2018-07-05", // midnight in New York, summer
        "1518037200000, 2018-02-07" // four in the afternoon
    })
    void shouldDateASymbolsBarsByNewYorkTime(long millis, LocalDate expected) {
        polygon.answers(
                200,
                "{\"results\":[{\"t\":" + millis + ",\"o\":1,\"h\":1,\"l\":1,\"c\":1,\"v\":1}],\"status\":\"OK\"}");

        assertThat(provider.bars("BRK.B", SESSION, LocalDate.of(2018, 7, 6)).bars())
                .singleElement()
                .satisfies(bar -> {
                    assertThat(bar.session()).isEqualTo(expected);
                    assertThat(bar.symbol()).isEqualTo("BRK.B");
                });
    }

    @Test
    void shouldLeaveOutBarsOfDatesNobodyAskedFor() {
        String ofThatDay = "{\"T\":\"A\",\"t\":1518037200000,\"o\":1,\"h\":2,\"l\":1,\"c\":2,\"v\":1}";
        String ofTheDayBefore = "{\"T\":\"B\",\"t\":1517950800000,\"o\":1,\"h\":2,\"l\":1,\"c\":null,\"v\":1}";
        String both = "{\"results\":[" + ofTheDayBefore + "," + ofThatDay + "],\"status\":\"OK\"}";
        polygon.answers(200, both);
        polygon.answers(200, both);

        BarReply session = provider.session(SESSION, any -> true);
        BarReply symbol = provider.bars("A", SESSION, SESSION);

        assertThat(session.bars()).extracting(Bar::symbol).containsExactly("A");
        assertThat(session.rowsAnswered()).isEqualTo(2);
        assertThat(symbol.bars()).extracting(Bar::session).containsExactly(SESSION);
    }

    @Test
    void shouldTakeASessionThatIsNotOutYetForOneWithoutBars() {
        polygon.answers(403, """
                {"status":"NOT_AUTHORIZED","message":"Attempted to request today's data before end of day."}""");

        assertThat(provider.session(SESSION, any -> true).rowsAnswered()).isZero();
    }

    @Test
    void shouldRefuseTheBarsOfAnotherSession() {
        for (int i = 0; i < 5; i++) {
            polygon.answers(
                    200,
                    "{\"results\":[{\"T\":\"A\",\"t\":1517950800000,\"o\":1,\"h\":2,\"l\":1,\"c\":2,\"v\":1}],"
                            + "\"status\":\"OK\"}");
        }

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> provider.session(SESSION, any -> true))
                .withMessageContaining("bars of 2018-02-06 although 2018-02-07 was asked for");
    }

    @Test
    void shouldRefuseAdjustedPricesWhenRawOnesWereAskedFor() {
        for (int i = 0; i < 5; i++) {
            polygon.answers(200, ONE_BAR.replace("\"status\"", "\"adjusted\":true,\"status\""));
        }

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> provider.session(SESSION, any -> true))
                .withMessageContaining("adjusted prices");
    }

    @ParameterizedTest
    @CsvSource({"400, REFUSED", "403, UNAVAILABLE", "401, UNAUTHORIZED"})
    void shouldNotRepeatWhatCannotWork(int status, Kind kind) {
        polygon.answers(status, "{\"status\":\"ERROR\",\"error\":\"no way\"}");

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> provider.session(SESSION, any -> true))
                .withMessageContaining("no way")
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(kind));
        assertThat(polygon.targets()).hasSize(1);
    }

    @Test
    void shouldStopAllCallsAfterTheKeyWasRefused() {
        polygon.answers(401, "{\"status\":\"ERROR\",\"error\":\"Unknown API Key\"}");

        assertThatThrownBy(() -> provider.session(SESSION, any -> true)).hasMessageContaining("Unknown API Key");
        assertThatThrownBy(() -> provider.securities(true)).hasMessageContaining("POLYGON_API_KEY");
        assertThat(polygon.targets()).hasSize(1);
    }

    @Test
    void shouldTakeNotFoundAsNoData() {
        polygon.answers(404, "{\"status\":\"NOT_FOUND\",\"message\":\"Ticker not found.\"}")
                .answers(404, "")
                .answers(404, "");

        assertThat(provider.details("GONE", null)).isEmpty();
        assertThat(provider.session(SESSION, any -> true).bars()).isEmpty();
        assertThat(provider.securities(true)).isEmpty();
    }

    @Test
    void shouldFollowPagesToTheEndOnItsOwnAddress() {
        polygon.answers(200, tickers(polygon.base() + "/v3/reference/tickers?cursor=abc%3D", "A", "B"))
                .answers(200, tickers(null, "B", "C"));

        List<ListedSecurity> securities = provider.securities(true);

        assertThat(securities).extracting(ListedSecurity::symbol).containsExactly("A", "B", "C");
        assertThat(polygon.targets().get(1)).isEqualTo("/v3/reference/tickers?cursor=abc%3D");
    }

    @Test
    void shouldTakeEitherNameOfTheProviderForANextPage() {
        PolygonAddress address = new PolygonAddress(URI.create("https://api.polygon.io"));

        assertThat(address.targetOf("https://api.massive.com:443:443/v3/reference/tickers?cursor=abc%3D"))
                .isEqualTo("/v3/reference/tickers?cursor=abc%3D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/v3/reference/tickers?cursor=1",
                "https://api.polygon.io@evil.example/v3?cursor=1",
                "https://api.polygon.io.evil.example/v3?cursor=1",
                "//evil.example/v3",
                "file:///etc/passwd"
            })
    void shouldNeverFollowAPageToAForeignHost(String nextUrl) {
        polygon.answers(200, tickers(nextUrl, "A"));

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> provider.securities(true))
                .withMessageContaining("next_url");
        assertThat(polygon.targets()).hasSize(1);
    }

    @Test
    void shouldNotGoInCircles() {
        String there = polygon.base() + "/v3/reference/tickers?cursor=1";
        polygon.answers(200, tickers(there, "A")).answers(200, tickers(there, "A"));

        assertThatThrownBy(() -> provider.securities(true)).hasMessageContaining("leads back");
    }

    @Test
    void shouldNotFollowPagesForEver() {
        for (int i = 0; i < 30; i++) {
            polygon.answers(200, tickers(polygon.base() + "/v3/reference/tickers?cursor=" + i, "T" + i));
        }

        assertThatThrownBy(() -> provider.securities(true)).hasMessageContaining("more than 20 pages");
    }

    @ParameterizedTest
    @CsvSource({"400, bad cursor", "404, page 2 is not known"})
    void shouldNeverTakeAPartOfAListForTheWhole(int status, String expected) {
        polygon.answers(200, tickers(polygon.base() + "/v3/reference/tickers?cursor=1", "A"))
                .answers(status, "{\"error\":\"bad cursor\"}");

        assertThatThrownBy(() -> provider.securities(true)).hasMessageContaining(expected);
    }

    @Test
    void shouldRefuseBarsOfAnotherSymbol() {
        for (int i = 0; i < 5; i++) {
            polygon.answers(200, "{\"ticker\":\"B\",\"results\":[],\"status\":\"OK\"}");
        }

        assertThatThrownBy(() -> provider.bars("A", SESSION, SESSION)).hasMessageContaining("bars of B although A");
    }

    @Test
    void shouldNeverNameTheKeyInAnError() {
        polygon.answers(200, "{\"status\":\"ERROR\",\"error\":\"x\"}").answers(400, "{\"error\":\"bad\"}");

        assertThatThrownBy(() -> provider.securities(true))
                .hasMessageNotContaining(KEY)
                .hasMessageNotContaining("?");
    }

    @Test
    void shouldAskForStatementsAtThePresentInterface() {
        String row = "\"cik\":\"7\",\"period_end\":\"2025-06-28\",\"filing_date\":\"2025-08-01\","
                + "\"fiscal_quarter\":3,\"timeframe\":\"quarterly\"";
        polygon.answers(200, "{\"status\":\"OK\",\"results\":[{" + row + ",\"revenue\":5}]}")
                .answers(200, "{\"status\":\"OK\",\"results\":[{" + row + ",\"total_assets\":9}]}");

        assertThat(provider.filings("BRK.B", "0007").statements())
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.revenue()).isEqualTo(5);
                    assertThat(statement.assets()).isEqualTo(9);
                });
        assertThat(polygon.targets())
                .containsExactly(
                        "/stocks/financials/v1/income-statements?tickers=BRK.B&sort=period_end.asc&limit=5000",
                        "/stocks/financials/v1/balance-sheets?tickers=BRK.B&sort=period_end.asc&limit=5000");
    }

    @Test
    void shouldFallBackToTheOlderStatementsAndRememberThatThePlanHasNoOthers() {
        String older = "{\"status\":\"OK\",\"results\":[{\"end_date\":\"2025-06-28\",\"filing_date\":\"2025-08-01\","
                + "\"timeframe\":\"quarterly\",\"financials\":{}}]}";
        polygon.answers(403, "{\"status\":\"NOT_AUTHORIZED\",\"message\":\"You are not entitled\"}")
                .answers(200, older)
                .answers(200, older);

        assertThat(provider.filings("A", null).statements()).hasSize(1);
        assertThat(provider.filings("B", null).statements()).hasSize(1);

        assertThat(polygon.targets()).hasSize(3);
        assertThat(polygon.targets().subList(1, 3)).allMatch(target -> target.startsWith("/vX/reference/financials"));
    }

    @Test
    void shouldAskTheOlderStatementsWhereThePresentOnesKnowNothingOfACompany() {
        polygon.answers(200, EMPTY).answers(200, EMPTY).answers(200, EMPTY);

        assertThat(provider.filings("A", null).isEmpty()).isTrue();
        assertThat(polygon.targets()).hasSize(3);
    }

    @Test
    void shouldTakeTheMarketValueOfTheLatestRatiosWhereDetailsHaveNone() {
        String details = "{\"status\":\"OK\",\"results\":{\"ticker\":\"A\"}}";
        polygon.answers(200, details)
                .answers(200, "{\"status\":\"OK\",\"results\":[{\"ticker\":\"A\",\"market_cap\":5e9}]}")
                .answers(200, details);

        assertThat(provider.details("A", null).orElseThrow().marketCap()).isEqualTo(5e9);
        assertThat(provider.details("A", SESSION).orElseThrow().marketCap())
                .as("the latest ratios say nothing of another day")
                .isNaN();
        assertThat(polygon.targets()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void shouldDoWithoutRatiosThatThePlanDoesNotIncludeOrNobodyServes(int status) {
        String details = "{\"status\":\"OK\",\"results\":{\"ticker\":\"A\"}}";
        polygon.answers(200, details).answers(status, "{\"message\":\"no\"}").answers(200, details);

        assertThat(provider.details("A", null)).isPresent();
        assertThat(provider.details("A", null)).isPresent();
        assertThat(polygon.targets()).hasSize(3);
    }

    @Test
    void shouldTakeTheDailySummaryOfACellWithoutABar() {
        String summary = "{\"status\":\"OK\",\"from\":\"2018-02-07\",\"symbol\":\"A\",\"open\":1,\"high\":3,"
                + "\"low\":1,\"close\":2,\"volume\":10,\"afterHours\":2}";
        polygon.answers(200, EMPTY).answers(200, summary).answers(200, EMPTY).answers(404, "");

        BarReply reply = provider.bars("A", SESSION, SESSION);

        assertThat(reply.bars()).containsExactly(new Bar("A", SESSION, 1, 3, 1, 2, 10, Double.NaN, Bar.UNKNOWN_COUNT));
        assertThat(reply.raw(0)).isEqualTo(summary);
        assertThat(provider.bars("A", SESSION, SESSION).bars()).isEmpty();
        assertThat(polygon.targets().get(1)).isEqualTo("/v1/open-close/A/2018-02-07?adjusted=false");
    }

    @Test
    void shouldRefuseTheDailySummaryOfAnotherDay() {
        polygon.answers(200, EMPTY);
        for (int i = 0; i < 5; i++) {
            polygon.answers(200, "{\"status\":\"OK\",\"from\":\"2018-02-06\",\"symbol\":\"A\",\"close\":2}");
        }

        assertThatThrownBy(() -> provider.bars("A", SESSION, SESSION))
                .hasMessageContaining("a bar of A on 2018-02-06 although A on 2018-02-07 was asked for");
    }

    @Test
    void shouldTellTheRenamesOfASecurityByItsIdentifier() {
        polygon.answers(200, """
                {"status":"OK","results":{"events":[
                  {"type":"ticker_change","date":"2022-06-09","ticker_change":{"ticker":"META"}},
                  {"type":"other","date":"2020-01-01"},
                  {"type":"ticker_change","date":"2012-05-18","ticker_change":{"ticker":"FB"}}]}}""").answers(404, "");

        assertThat(provider.renamesOf("BBG000MM2P62"))
                .containsExactly(new Rename("FB", LocalDate.of(2022, 6, 9), "META"));
        assertThat(provider.renamesOf("BBG0")).isEmpty();
        assertThat(polygon.targets().get(0)).isEqualTo("/vX/reference/tickers/BBG000MM2P62/events?types=ticker_change");
    }

    @Test
    void shouldAnnounceTheHolidaysOfTheExchangeAsFarAsTheyAreTold() {
        polygon.answers(200, """
                [{"date":"2018-02-19","exchange":"NYSE","status":"closed"},
                 {"date":"2018-02-20","exchange":"OTC","status":"closed"},
                 {"date":"2018-07-03","exchange":"NYSE","status":"early-close","close":"2018-07-03T17:00:00.000Z"}]""").answers(200, "[]");

        MarketHours hours = provider.hours(SESSION, SESSION.plusYears(1)).orElseThrow();

        assertThat(hours.clock()).isNull();
        assertThat(hours.days())
                .isEqualTo(new AnnouncedDays(
                        SESSION.plusDays(1),
                        LocalDate.of(2018, 7, 3),
                        Map.of(
                                LocalDate.of(2018, 2, 19), DayKind.CLOSED,
                                LocalDate.of(2018, 7, 3), DayKind.EARLY_CLOSE)));
        assertThat(provider.hours(SESSION, SESSION.plusYears(1))
                        .orElseThrow()
                        .days()
                        .to())
                .as("nothing is covered")
                .isEqualTo(SESSION);
    }

    @Test
    void shouldNotAskForADayOfWhichThereIsAFile(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("2018-02-07.csv"),
                "ticker,volume,open,close,high,low,window_start,transactions\nA,10,1,2,3,1,1517979600000000000,4\n");
        PolygonProvider withFiles = PolygonFactory.create(
                polygon.vertx(),
                new ProviderSettings(
                        List.of("polygon"),
                        polygon.base(),
                        KEY,
                        Optional.empty(),
                        Optional.of(folder),
                        Optional.empty()),
                CallLimits.DAILY_DATA,
                new NoCallLog(),
                polygon,
                polygon,
                20);
        polygon.answers(200, EMPTY);

        assertThat(withFiles.session(SESSION, any -> true).bars())
                .containsExactly(new Bar("A", SESSION, 1, 3, 1, 2, 10, Double.NaN, 4));
        assertThat(polygon.targets()).isEmpty();
        assertThat(withFiles.session(SESSION.plusDays(1), any -> true).bars()).isEmpty();
        assertThat(polygon.targets()).hasSize(1);
    }

    private static String tickers(String nextUrl, String... symbols) {
        StringBuilder json = new StringBuilder("{\"results\":[");
        for (int i = 0; i < symbols.length; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"ticker\":\"")
                    .append(symbols[i])
                    .append("\"}");
        }
        json.append("],\"status\":\"OK\"");
        if (nextUrl != null) {
            json.append(",\"next_url\":\"").append(nextUrl).append('"');
        }
        return json.append('}').toString();
    }
}
