package io.ballast.ingestion.provider.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.domain.call.CallQuota;
import io.ballast.ingestion.provider.LoopbackProvider;
import io.ballast.ingestion.provider.LoopbackProvider.Asked;
import io.ballast.ingestion.provider.NoCallLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Over real sockets, on a clock that only moves while someone waits. */
class TransportTest {

    private static final String KEY = "very-secret-key";
    private static final int MAX_BYTES = 100_000;
    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), MAX_BYTES);

    private final LoopbackProvider server = new LoopbackProvider();
    private final Transport transport = transport(LIMITS, Optional.empty());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldSendTheKeyInAHeader() {
        server.answers(200, "ok");

        assertThat(get()).hasValue("ok");
        assertThat(server.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.headers()).contains("Authorization: Bearer " + KEY);
            assertThat(asked.target()).isEqualTo("/bars?a=1");
        });
    }

    @Test
    void shouldNotFollowARedirect() {
        server.answers(302, "", "Location: " + server.base() + "/elsewhere");

        assertThatThrownBy(this::get).hasMessageContaining("HTTP 302");
        assertThat(server.targets()).containsExactly("/bars?a=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@evil.example/bars", "https://evil.example/", ""})
    void shouldAskNoOtherHost(String target) {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> transport.get(target, TransportTest::text))
                .withMessageContaining("not asked");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void shouldTryAgainAfterErrorsOfServerNetworkAndFormat() {
        server.answers(503, "<html>busy</html>")
                .hangsUp()
                .answers(client -> client.write(LoopbackProvider.head(200, 500)))
                .answers(200, "malformed")
                .answers(200, "ok");

        assertThat(get()).hasValue("ok");
        assertThat(server.waits()).containsExactly(seconds(1), seconds(2), seconds(3), seconds(4));
    }

    @Test
    void shouldGiveUpAfterFiveAttemptsAndCountThem() {
        answerTimes(5, 500);

        assertFailed(Kind.FAILED, "HTTP 500");
        assertThat(server.asked()).hasSize(5);
        assertThat(transport.report().failures()).isEqualTo(5);
        assertThat(transport.report().state()).isEqualTo("failing");
    }

    @ParameterizedTest
    @CsvSource({"400, REFUSED", "403, UNAVAILABLE", "401, UNAUTHORIZED", "413, REFUSED", "501, FAILED"})
    void shouldNotRepeatWhatCannotWork(int status, Kind kind) {
        server.answers(status, "{\"error\":\"no way\"}");

        assertFailed(kind, "no way");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void shouldStopAllCallsAfterTheKeyWasRefused() {
        server.answers(401, "");

        assertFailed(Kind.UNAUTHORIZED, "HTTP 401");
        assertFailed(Kind.UNAUTHORIZED, "TEST_KEY");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void shouldTakeNotFoundAsNothing() {
        server.answers(404, "");

        assertThat(get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 7 | 7",
                "Retry-After: 0 | 1",
                "Retry-After: Thu, 08 Feb 2018 05:00:20 GMT | 20",
                "Retry-After: Thu, 08 Feb 2018 04:00:00 GMT | 1",
                "Retry-After: soon | 60",
                "Retry-After: 99999999999999999999 | 60",
                "Retry-After: -5 | 60",
                "X-RateLimit-Reset: 1518066030 | 31",
                "X-Other: 5 | 60"
            })
    void shouldWaitAfterARateLimitAsLongAsTheProviderAsks(String header, int expected) {
        server.answersRateLimit(header).answers(200, "ok");

        assertThat(get()).hasValue("ok");
        assertThat(server.waits()).containsExactly(seconds(expected));
    }

    @Test
    void shouldMeasureTheWaitOnTheProvidersOwnClock() {
        server.answersRateLimit("Date: Thu, 08 Feb 2018 04:00:00 GMT", "Retry-After: Thu, 08 Feb 2018 04:00:20 GMT")
                .answers(200, "ok");

        get();

        assertThat(server.waits()).containsExactly(seconds(20));
    }

    @Test
    void shouldObeyRetryAfterOfABusyServer() {
        server.answers(503, "", "Retry-After: 30").answers(200, "ok");

        get();

        assertThat(Duration.between(asked(0).at(), asked(1).at())).isGreaterThanOrEqualTo(seconds(30));
    }

    @Test
    void shouldPauseBeforeTheLimitIsHit() {
        server.answers(200, "ok", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 1518066010")
                .answers(200, "ok");

        get();
        get();

        assertThat(server.waits()).containsExactly(seconds(11));
    }

    @Test
    void shouldSayUntilWhenItIsLeftAloneInsteadOfWaitingForHours() {
        server.answersRateLimit("Retry-After: 7200");

        assertFailed(Kind.FAILED, "left alone until 2018-02-08T07:00:00Z");
        assertFailed(Kind.FAILED, "left alone until 2018-02-08T07:00:00Z");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void shouldKeepTheQuotaInEveryWindow() {
        Transport limited = transport(LIMITS, Optional.of(new CallQuota(5, seconds(60))));
        for (int i = 0; i < 23; i++) {
            server.answers(i % 3 == 0 ? 503 : 200, "ok");
        }

        for (int i = 0; i < 15; i++) {
            limited.get("/bars", TransportTest::text);
        }

        List<Instant> times = server.asked().stream().map(Asked::at).toList();
        assertThat(times).hasSizeGreaterThan(20);
        for (int i = 5; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 5), times.get(i))).isGreaterThanOrEqualTo(seconds(60));
        }
    }

    @Test
    void shouldLeaveABrokenProviderAloneAndThenTryOneCall() {
        answerTimes(10, 500);

        assertFailed(Kind.FAILED, "HTTP 500");
        assertFailed(Kind.FAILED, "HTTP 500");

        // the eighth failure in a row opens the circuit: half a minute of rest before the ninth call
        assertThat(Duration.between(asked(7).at(), asked(8).at())).isGreaterThanOrEqualTo(seconds(30));
        assertThat(Duration.between(asked(8).at(), asked(9).at())).isGreaterThanOrEqualTo(seconds(30));
    }

    @Test
    void shouldNotWaitForAProviderThatIsDownAndTryItAgainAfterARest() {
        answerTimes(11, 500);
        assertFailed(Kind.FAILED, "HTTP 500");
        assertFailed(Kind.FAILED, "HTTP 500");
        Instant before = server.instant();

        assertFailed(Kind.FAILED, "not asked, since the last 10 calls failed, the last one with: test /bars: HTTP 500");
        assertThat(server.asked()).hasSize(10);
        assertThat(server.instant()).as("nothing was waited for").isEqualTo(before);

        server.sleep(seconds(30));
        assertFailed(Kind.FAILED, "HTTP 500");
        assertThat(server.asked()).as("one call tries").hasSize(11);

        server.sleep(seconds(30));
        server.answers(200, "ok");
        assertThat(get()).hasValue("ok");
    }

    @Test
    void shouldUnpackGzip() throws IOException {
        server.answers(200, packed(3), "Content-Encoding: gzip");

        assertThat(get()).hasValue("\0\0\0");
    }

    @Test
    void shouldNotUnpackABomb() throws IOException {
        byte[] bomb = packed(50_000_000);
        assertThat(bomb.length).isLessThan(MAX_BYTES);
        server.answers(200, bomb, "Content-Encoding: gzip");

        assertFailed(Kind.FAILED, "unpacks to more than 100000 bytes");
    }

    @Test
    void shouldHangUpOnABodyThatIsTooLarge() {
        server.answers(client -> {
            client.write(LoopbackProvider.head(200, 1_000_000_000));
            for (int i = 0; i < 1_000; i++) {
                client.write(new byte[1_000_000]);
            }
        });

        assertFailed(Kind.FAILED, "more than 100000 bytes");
    }

    @Test
    void shouldNotWaitForBytesThatDripForEver() {
        CallLimits hasty = new CallLimits(Duration.ofSeconds(5), Duration.ofMillis(200), MAX_BYTES);
        for (int i = 0; i < 5; i++) {
            server.answers(client -> drip(client, 40));
        }

        assertThatThrownBy(() -> transport(hasty, Optional.empty()).get("/bars", TransportTest::text))
                .hasMessageContaining("not whole after 200 ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 429, 500})
    void shouldNeverNameTheKeyInAnError(int status) {
        for (int i = 0; i < 21; i++) {
            server.answers(status, "{\"error\":\"malformed: unknown key " + KEY + "\"}", "Retry-After: 1");
        }

        assertThatThrownBy(this::get).hasMessageNotContaining(KEY).satisfies(failed -> assertThat(stackTrace(failed))
                .doesNotContain(KEY));
        assertThat(transport.report().lastError()).doesNotContain(KEY);
    }

    @Test
    void shouldRefuseAKeyThatNoHeaderCanCarryWithoutPrintingIt() {
        assertThatThrownBy(() -> new Endpoint("test", server.base(), Map.of("Key", KEY + "\n"), "TEST_KEY"))
                .hasMessageContaining("TEST_KEY")
                .hasMessageNotContaining(KEY);
    }

    private Optional<String> get() {
        return transport.get("/bars?a=1", TransportTest::text);
    }

    private Asked asked(int i) {
        return server.asked().get(i);
    }

    private void answerTimes(int times, int status) {
        for (int i = 0; i < times; i++) {
            server.answers(status, "");
        }
    }

    private void assertFailed(Kind kind, String text) {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(this::get)
                .withMessageContaining(text)
                .satisfies(failed -> assertThat(failed.kind()).isEqualTo(kind));
    }

    private Transport transport(CallLimits limits, Optional<CallQuota> quota) {
        Endpoint endpoint = new Endpoint("test", server.base(), Map.of("Authorization", "Bearer " + KEY), "TEST_KEY");
        RefusalRule refusals = (status, text) -> switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.UNAVAILABLE;
            default -> Kind.REFUSED;
        };
        return new Transport(server.vertx(), endpoint, limits, quota, new NoCallLog(), refusals, server, server);
    }

    private static String text(byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.contains("malformed")) {
            throw new IOException(text);
        }
        return text;
    }

    private static byte[] packed(int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[zeros]);
        }
        return bytes.toByteArray();
    }

    private static void drip(OutputStream client, int bytes) throws IOException, InterruptedException {
        client.write(LoopbackProvider.head(200, 1000));
        for (int i = 0; i < bytes; i++) {
            client.write('x');
            client.flush();
            Thread.sleep(10);
        }
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static String stackTrace(Throwable failed) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = failed; at != null; at = at.getCause()) {
            text.append(at);
        }
        return text.toString();
    }
}
