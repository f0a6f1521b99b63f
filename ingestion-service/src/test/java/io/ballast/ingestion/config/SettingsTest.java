package io.ballast.ingestion.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.ingestion.domain.arbitration.Tolerance;
import io.ballast.ingestion.domain.backfill.BackfillBounds;
import io.ballast.ingestion.domain.call.CallQuota;
import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsTest {

    @Test
    void shouldHaveTheDocumentedDefaults() {
        Variables none = Variables.of(Map.of());

        assertThat(BackfillSettings.from(none))
                .isEqualTo(new BackfillSettings(
                        420,
                        new BackfillBounds(15, 90, Duration.ofSeconds(240)),
                        Duration.ZERO,
                        Duration.ofSeconds(15),
                        Duration.ofHours(6)));
        assertThat(ArbitrationSettings.from(none)).isEqualTo(new ArbitrationSettings(new Tolerance(25, 1000), 250));
        UniverseSettings universe = UniverseSettings.from(none);
        assertThat(universe.filter().maxMarketCap()).hasValue(3e9);
        assertThat(universe.filter().minPrice()).hasValue(2);
        assertThat(universe.filter().minAdv()).hasValue(1e6);
        assertThat(universe.benchmark()).isEqualTo("IWM");
        assertThat(universe.proxies()).containsExactlyInAnyOrder("IWM", "SPY");
    }

    @Test
    void shouldSwitchAThresholdOffByAnEmptyValue() {
        UniverseSettings settings = UniverseSettings.from(Variables.of(Map.of("UNIVERSE_MAX_MARKET_CAP_USD", "")));

        assertThat(settings.filter().maxMarketCap()).isEmpty();
    }

    @Test
    void shouldRefuseAFolderOfFilesThatIsNone(@TempDir Path folder) {
        assertThat(ProviderSettings.from(Variables.of(Map.of("POLYGON_FLAT_FILES", folder.toString())))
                        .polygonFlatFiles())
                .contains(folder);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ProviderSettings.from(Variables.of(Map.of("POLYGON_FLAT_FILES", folder + "/none"))))
                .withMessageContaining("POLYGON_FLAT_FILES=" + folder + "/none is not allowed");
    }

    @Test
    void shouldStoreAnyBenchmark() {
        assertThat(UniverseSettings.from(Variables.of(Map.of("BENCHMARK_SYMBOL", "QQQ")))
                        .proxies())
                .containsExactlyInAnyOrder("IWM", "QQQ", "SPY");
    }

    @ParameterizedTest
    @CsvSource({
        "BACKFILL_TARGET_DAYS, 0",
        "BACKFILL_MIN_STEP, 0",
        "BACKFILL_PATIENCE_MINUTES, -1",
        "BACKFILL_PATIENCE_MINUTES, 10081",
        "BACKFILL_MIN_STEP, 91",
        "BACKFILL_MAX_STEP, 14",
        "BACKFILL_MAX_STEP, many",
        "BACKFILL_SLOW_THRESHOLD, 0",
        "BACKFILL_SLEEP_ON_ERROR_SEC, -1"
    })
    void shouldRefuseABackfillVariableOutOfRangeByName(String name, String value) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> BackfillSettings.from(Variables.of(Map.of(name, value))))
                .withMessageContaining(name + "=" + value);
    }

    @Test
    void shouldAskTheSimulatorWithoutCredentialsAndTheProviderWithThem() {
        assertThat(ProviderSettings.from(Variables.of(Map.of())).polygonBaseUrl())
                .hasToString("http://127.0.0.1:8089");
        assertThat(ProviderSettings.from(Variables.of(Map.of("POLYGON_API_KEY", "k")))
                        .polygonBaseUrl())
                .hasToString("https://api.polygon.io");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://api.polygon.io, none, 5 per 60 s",
                "https://api.massive.com, none, 5 per 60 s",
                "https://api.polygon.io, starter, 99 per 1 s",
                "https://api.polygon.io, unlimited, none",
                "http://127.0.0.1:8089, none, none",
                "http://127.0.0.1:8089, basic, 5 per 60 s"
            })
    void shouldTakeTheQuotaFromThePlan(String url, String plan, String expected) {
        Map<String, String> values = new HashMap<>(Map.of("POLYGON_API_KEY", "k", "POLYGON_BASE_URL", url));
        Optional.ofNullable(plan).ifPresent(name -> values.put("POLYGON_PLAN", name));

        assertThat(ProviderSettings.from(Variables.of(values)).polygonQuota().map(CallQuota::toString))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void shouldNotPrintTheKey() {
        assertThat(ProviderSettings.from(Variables.of(Map.of("POLYGON_API_KEY", "very-secret"))))
                .asString()
                .doesNotContain("very-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://api.polygon.io", "api.polygon.io", "https://user:pw@host", "https://host/path", ":"})
    void shouldRefuseABaseUrlThatIsNone(String url) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ProviderSettings.from(Variables.of(Map.of("POLYGON_BASE_URL", url))))
                .withMessageContaining("POLYGON_BASE_URL=");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, none, polygon", "k, none, polygon", "none, k, alpaca", "k, k, 'polygon,alpaca'"})
    void shouldAskThoseWithCredentials(String polygonKey, String alpacaKey, String expected) {
        Map<String, String> values = new HashMap<>();
        Optional.ofNullable(polygonKey).ifPresent(key -> values.put("POLYGON_API_KEY", key));
        Optional.ofNullable(alpacaKey).ifPresent(key -> {
            values.put("APCA_API_KEY_ID", key);
            values.put("APCA_API_SECRET_KEY", key);
        });

        assertThat(ProviderSettings.from(Variables.of(values)).providers()).containsExactly(expected.split(","));
    }

    @Test
    void shouldKeepTheOrderThatIsNamed() {
        Map<String, String> values = Map.of(
                "POLYGON_API_KEY", "k",
                "APCA_API_KEY_ID", "k",
                "APCA_API_SECRET_KEY", "s",
                "MARKET_DATA_PROVIDERS", "alpaca,polygon");

        assertThat(ProviderSettings.from(Variables.of(values)).providers()).containsExactly("alpaca", "polygon");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://data.alpaca.markets | basic | 200 per 60 s",
                "https://data.alpaca.markets | plus | 10000 per 60 s",
                "http://127.0.0.1:8089 | unlimited | none"
            })
    void shouldTakeAlpacasQuotaFromThePlan(String url, String plan, String expected) {
        Map<String, String> values = Map.of(
                "APCA_API_KEY_ID", "k", "APCA_API_SECRET_KEY", "s", "APCA_DATA_BASE_URL", url, "ALPACA_PLAN", plan);

        assertThat(ProviderSettings.from(Variables.of(values))
                        .alpaca()
                        .orElseThrow()
                        .dataQuota()
                        .map(CallQuota::toString)
                        .orElse("none"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MARKET_DATA_PROVIDERS=alpaca | APCA_API_KEY_ID",
                "MARKET_DATA_PROVIDERS=yahoo | MARKET_DATA_PROVIDERS=yahoo is not allowed",
                "MARKET_DATA_PROVIDERS=polygon,polygon | is not allowed",
                "APCA_API_KEY_ID=k | APCA_API_SECRET_KEY"
            })
    void shouldRefuseProvidersThatCannotBeAsked(String setting, String expected) {
        String[] parts = setting.split("=");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ProviderSettings.from(Variables.of(Map.of(parts[0], parts[1]))))
                .withMessageContaining(expected);
    }
}
