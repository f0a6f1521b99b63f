package io.ballast.ingestion.provider.alpaca;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.MarketHours;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.config.AlpacaSettings;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.calendar.DayKind;
import io.ballast.ingestion.provider.LoopbackProvider;
import io.ballast.ingestion.provider.NoCallLog;
import io.ballast.ingestion.provider.transport.CallLimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlpacaProviderTest {

    private static final LocalDate FROM = LocalDate.of(2023, 3, 10);
    private static final LocalDate TO = LocalDate.of(2023, 3, 13);
    private static final String BAR = "{\"t\":\"2023-03-10T05:00:00Z\",\"o\":1,\"h\":2,\"l\":1,\"c\":2,\"v\":10}";

    private final LoopbackProvider alpaca = new LoopbackProvider();
    private final MarketDataProvider provider = AlpacaFactory.create(
            alpaca.vertx(),
            new AlpacaSettings(
                    alpaca.base(),
                    alpaca.base(),
                    "the-key-id",
                    "the-secret",
                    "sip",
                    Optional.empty(),
                    Optional.empty()),
            CallLimits.DAILY_DATA,
            new NoCallLog(),
            alpaca,
            alpaca);

    @AfterEach
    void close() {
        alpaca.close();
    }

    @Test
    void shouldAskForRawBarsOfManySymbolsWithItsKeysInHeaders() {
        alpaca.answers(200, page(null));

        provider.bars(List.of("BRK.B", "AAPL"), FROM, TO);

        assertThat(alpaca.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.headers()).contains("APCA-API-KEY-ID: the-key-id", "APCA-API-SECRET-KEY: the-secret");
            assertThat(asked.target())
                    .isEqualTo("/v2/stocks/bars?symbols=BRK.B%2CAAPL&timeframe=1Day"
                            + "&start=2023-03-10T05%3A00%3A00Z&end=2023-03-13T04%3A00%3A00Z&limit=10000"
                            + "&adjustment=raw&asof=-&sort=asc&feed=sip");
        });
    }

    @Test
    void shouldTellItsTimeAndTakeDaysThatAreNoSessionsForClosed() {
        alpaca.answers(200, "{\"timestamp\":\"2023-03-10T14:15:22-05:00\",\"is_open\":true}")
                .answers(200, "[{\"date\":\"2023-03-10\",\"open\":\"09:30\",\"close\":\"13:00\"}]");

        MarketHours hours = provider.hours(FROM, TO).orElseThrow();

        assertThat(hours.clock()).isEqualTo("2023-03-10T19:15:22Z");
        assertThat(hours.days().kinds())
                .hasSize(4)
                .containsEntry(FROM, DayKind.EARLY_CLOSE)
                .containsEntry(TO, DayKind.CLOSED);
        assertThat(alpaca.targets()).containsExactly("/v2/clock", "/v2/calendar?start=2023-03-10&end=2023-03-13");
    }

    @Test
    void shouldJoinASymbolThatSpansPages() {
        alpaca.answers(200, page("token=1", symbol("A", BAR)))
                .answers(200, page(null, symbol("A", BAR, BAR.replace("03-10T05", "03-13T04")), symbol("B", BAR)));

        BarReply reply = provider.bars(List.of("A", "B"), FROM, TO);

        assertThat(reply.bars())
                .extracting(Bar::symbol, bar -> bar.session().getDayOfMonth())
                .containsExactly(tuple("A", 10), tuple("A", 13), tuple("B", 10));
        assertThat(reply.raw(1)).contains("2023-03-13T04:00:00Z");
        assertThat(alpaca.targets().get(1)).endsWith("&page_token=token%3D1");
    }

    @Test
    void shouldLeaveOutWhatNobodyAskedFor() {
        alpaca.answers(
                200, page(null, symbol("X", BAR), symbol("A", BAR.replace("03-10T05", "03-14T04"), BAR), "\"B\":null"));

        BarReply reply = provider.bars(List.of("A", "B"), FROM, TO);

        assertThat(reply.bars()).hasSize(1);
        assertThat(reply.rowsAnswered()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bars\":{}}", "{\"bars\":null,\"next_page_token\":null}"})
    void shouldTakeNoBarsForNone(String body) {
        alpaca.answers(200, body);

        assertThat(provider.bars("A", FROM, TO).bars()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "<html>sorry</html>",
                "{\"bars\":[]}",
                "{\"bars\":{\"A\":[1]}}",
                "{\"bars\":{\"A\":[{\"t\":\"2023-03-10T05:00:00Z\",\"o\":1}",
                "{\"bars\":{\"A\":[]}",
                "{\"message\":\"too busy\"}"
            })
    void shouldNeverTakeAnUnreadableReplyForNone(String body) {
        for (int i = 0; i < 5; i++) {
            alpaca.answers(200, body);
        }

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> provider.bars("A", FROM, TO))
                .withMessageContaining("cannot be read");
    }

    @Test
    void shouldNeverTakeAPartForTheWhole() {
        alpaca.answers(200, page("1", symbol("A", BAR))).answers(404, "");

        assertThatThrownBy(() -> provider.bars("A", FROM, TO)).hasMessageContaining("page 2 is not known");
    }

    @Test
    void shouldNotGoInCircles() {
        alpaca.answers(200, page("1", symbol("A", BAR)))
                .answers(200, page("2", symbol("A", BAR)))
                .answers(200, page("1", symbol("A", BAR)));

        assertThatThrownBy(() -> provider.bars("A", FROM, TO)).hasMessageContaining("leads back");
    }

    @Test
    void shouldIsolateOneBadSymbolOfABatchByHalvesAndNotAskForItAgain() {
        List<String> symbols =
                new ArrayList<>(IntStream.range(0, 64).mapToObj(i -> "S" + i).toList());
        symbols.set(40, "BRK-B");
        for (int calls = 0; calls < 30; calls++) {
            alpaca.answers(client -> {
                boolean bad = alpaca.targets().get(alpaca.targets().size() - 1).contains("BRK-B");
                byte[] body = (bad ? "{\"message\":\"invalid symbol: BRK-B\"}" : page(null)).getBytes();
                client.write(LoopbackProvider.head(bad ? 400 : 200, body.length));
                client.write(body);
            });
        }

        provider.bars(symbols, FROM, TO);
        assertThat(alpaca.targets()).hasSize(1 + 2 * 6);

        provider.bars(symbols, FROM, TO);
        assertThat(alpaca.targets()).hasSize(1 + 2 * 6 + 1);
        assertThat(alpaca.targets().get(13)).contains("S39%2CS41");
    }

    @Test
    void shouldNotCutABatchForWhatIsNoSymbolsFault() {
        alpaca.answers(400, "{\"message\":\"invalid adjustment\"}");

        assertThatThrownBy(() -> provider.bars(List.of("A", "B"), FROM, TO)).hasMessageContaining("adjustment");
        assertThat(alpaca.targets()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, x, UNAUTHORIZED",
        "403, forbidden., UNAUTHORIZED",
        "403, subscription does not permit querying recent SIP data, UNAVAILABLE",
        "422, invalid parameter, REFUSED"
    })
    void shouldTellARefusedKeyFromWhatThePlanDoesNotInclude(int status, String text, Kind kind) {
        alpaca.answers(status, "{\"message\":\"" + text + "\"}");

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> provider.bars("A", FROM, TO))
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(kind));
    }

    @Test
    void shouldWaitUntilTheLimitIsReset() {
        alpaca.answers(429, "{\"message\":\"too many requests.\"}", "X-RateLimit-Reset: 1518066012")
                .answers(200, page(null));

        provider.bars("A", FROM, TO);

        assertThat(alpaca.waits()).containsExactly(Duration.ofSeconds(13));
    }

    @Test
    void shouldAskForAWholeSessionByTheListOfAssets() {
        alpaca.answers(200, "[{\"symbol\":\"A\"},{\"symbol\":\"NO\"}]")
                .answers(200, "[{\"symbol\":\"GONE\"},{\"symbol\":\"A\"}]")
                .answers(200, page(null, symbol("A", BAR)));

        BarReply reply = provider.session(FROM, symbol -> !symbol.equals("NO"));

        assertThat(reply.bars()).hasSize(1);
        assertThat(alpaca.targets().get(2)).contains("symbols=A%2CGONE&");
    }

    private static String symbol(String name, String... bars) {
        return "\"" + name + "\":[" + String.join(",", bars) + "]";
    }

    private static String page(String token, String... symbols) {
        return "{\"bars\":{" + String.join(",", symbols) + "},\"next_page_token\":"
                + (token == null ? "null" : "\"" + token + "\"") + "}";
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
