package io.ballast.ingestion.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.ballast.ingestion.domain.call.CallQuota;
import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

/**
 * Which provider is asked, where, and with what key.
 *
 * @param providers names in order of priority, at least one: {@code polygon}, {@code alpaca}
 * @param polygonBaseUrl where Polygon's interface is served: by the provider, or by the market simulator
 * @param polygonApiKey its key; never printed
 * @param polygonQuota what the plan of the key allows; empty where nothing limits
 * @param polygonFlatFiles folder with its files of whole days, which then are not asked for; empty if there is none
 * @param alpaca empty without credentials for it
 */
public record ProviderSettings(
        List<String> providers,
        URI polygonBaseUrl,
        String polygonApiKey,
        Optional<CallQuota> polygonQuota,
        Optional<Path> polygonFlatFiles,
        Optional<AlpacaSettings> alpaca) {

    private static final String POLYGON = "polygon";
    private static final String ALPACA = "alpaca";
    private static final String PROVIDER_URL = "https://api.polygon.io";
    private static final String SIMULATOR_URL = "http://127.0.0.1:8089";
    private static final String SIMULATOR_KEY = "demo";

    private static final Set<String> PROVIDER_HOSTS = Set.of("api.polygon.io", "api.massive.com");
    private static final String BASIC = "basic";
    private static final String UNLIMITED = "unlimited";
    private static final List<String> PLANS = List.of(BASIC, "starter", "developer", "advanced", UNLIMITED);

    /** Of the free plan. */
    private static final CallQuota FREE = new CallQuota(5, Duration.ofSeconds(60));

    /** Of the paid plans: no hard limit, but the provider wants fewer than a hundred calls a second. */
    private static final CallQuota PAID = new CallQuota(99, Duration.ofSeconds(1));

    /** Checks that all is there. */
    public ProviderSettings {
        providers = List.copyOf(providers);
        Objects.requireNonNull(polygonBaseUrl, "polygonBaseUrl");
        Objects.requireNonNull(polygonApiKey, "polygonApiKey");
        Objects.requireNonNull(polygonQuota, "polygonQuota");
        Objects.requireNonNull(polygonFlatFiles, "polygonFlatFiles");
        Objects.requireNonNull(alpaca, "alpaca");
    }

    /**
     * Reads {@code MARKET_DATA_PROVIDERS}, {@code POLYGON_BASE_URL}, {@code POLYGON_API_KEY}, {@code POLYGON_PLAN},
     * {@code POLYGON_FLAT_FILES} and what {@link AlpacaSettings} reads. Without any credentials the Polygon client asks the market simulator. At the provider's own address the plan is the
     * free one unless another is named.
     */
    public static ProviderSettings from(Variables variables) {
        Optional<String> key = variables.optionalText("POLYGON_API_KEY");
        Optional<AlpacaSettings> alpaca = AlpacaSettings.from(variables);
        List<String> providers = variables.list("MARKET_DATA_PROVIDERS", withCredentials(key, alpaca));
        check(providers, alpaca);
        URI uri = BaseUrl.of(variables, "POLYGON_BASE_URL", key.isPresent() ? PROVIDER_URL : SIMULATOR_URL);
        boolean real = PROVIDER_HOSTS.contains(uri.getHost());
        String plan = variables.oneOf("POLYGON_PLAN", real ? BASIC : UNLIMITED, PLANS);
        return new ProviderSettings(providers, uri, key.orElse(SIMULATOR_KEY), quota(plan), folder(variables), alpaca);
    }

    /** Where a provider's market data are asked for. */
    public URI baseUrl(String provider) {
        return provider.equals(ALPACA) ? alpaca.orElseThrow().dataUrl() : polygonBaseUrl;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ProviderSettings[providers=" + providers + ", polygonBaseUrl=" + polygonBaseUrl + "]";
    }

    private static List<String> withCredentials(Optional<String> polygonKey, Optional<AlpacaSettings> alpaca) {
        if (alpaca.isEmpty()) {
            return List.of(POLYGON);
        }
        return polygonKey.isPresent() ? List.of(POLYGON, ALPACA) : List.of(ALPACA);
    }

    private static void check(List<String> providers, Optional<AlpacaSettings> alpaca) {
        String named = "MARKET_DATA_PROVIDERS=" + String.join(",", providers);
        boolean known = List.of(POLYGON, ALPACA).containsAll(providers);
        if (!known || providers.isEmpty() || providers.stream().distinct().count() < providers.size()) {
            throw new ConfigurationException(
                    named + " is not allowed: polygon, alpaca or both are expected, in the order"
                            + " of priority. Correct it or leave it out.");
        }
        if (providers.contains(ALPACA) && alpaca.isEmpty()) {
            throw new ConfigurationException(
                    named + " needs APCA_API_KEY_ID and APCA_API_SECRET_KEY. Set them, or leave" + " alpaca out.");
        }
    }

    private static Optional<Path> folder(Variables variables) {
        return variables.optionalText("POLYGON_FLAT_FILES").map(text -> {
            Path folder = Path.of(text);
            if (!Files.isDirectory(folder)) {
                throw new ConfigurationException("POLYGON_FLAT_FILES=" + text + " is not allowed: a folder with the"
                        + " provider's files of whole days is expected. Correct it or leave it out.");
            }
            return folder;
        });
    }

    private static Optional<CallQuota> quota(String plan) {
        return switch (plan) {
            case UNLIMITED -> Optional.empty();
            case BASIC -> Optional.of(FREE);
            default -> Optional.of(PAID);
        };
    }
}
