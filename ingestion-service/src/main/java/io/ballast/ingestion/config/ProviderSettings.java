package io.ballast.ingestion.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

/**
 * Which provider is asked, where, and with what key.
 *
 * @param providers names in order of priority; this version has a client for {@code polygon} only
 * @param polygonBaseUrl where Polygon's interface is served: by the provider, or by the market simulator
 * @param polygonApiKey its key; never printed
 * @param polygonQuota what the plan of the key allows; empty where nothing limits
 */
public record ProviderSettings(
        List<String> providers, URI polygonBaseUrl, String polygonApiKey, Optional<CallQuota> polygonQuota) {

    private static final String POLYGON = "polygon";
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
    }

    /**
     * Reads {@code MARKET_DATA_PROVIDERS}, {@code POLYGON_BASE_URL}, {@code POLYGON_API_KEY} and {@code POLYGON_PLAN}.
     * Without any credentials the Polygon client asks the market simulator. At the provider's own address the plan is the
     * free one unless another is named.
     */
    public static ProviderSettings from(Variables variables) {
        Optional<String> key = variables.optionalText("POLYGON_API_KEY");
        if (key.isEmpty() && variables.optionalText("APCA_API_KEY_ID").isPresent()) {
            throw new ConfigurationException("APCA_API_KEY_ID is set without POLYGON_API_KEY, and this version has a"
                    + " client for polygon only. Set POLYGON_API_KEY, or leave both out to use the market simulator.");
        }
        List<String> providers = variables.list("MARKET_DATA_PROVIDERS", List.of(POLYGON));
        if (!providers.equals(List.of(POLYGON))) {
            throw new ConfigurationException("MARKET_DATA_PROVIDERS=" + String.join(",", providers)
                    + " is not allowed: polygon is expected, the only provider of this version. Correct it or leave it"
                    + " out.");
        }
        String url = variables.text("POLYGON_BASE_URL", key.isPresent() ? PROVIDER_URL : SIMULATOR_URL);
        URI uri = uri(url);
        boolean real = PROVIDER_HOSTS.contains(uri.getHost());
        String plan = variables.oneOf("POLYGON_PLAN", real ? BASIC : UNLIMITED, PLANS);
        return new ProviderSettings(providers, uri, key.orElse(SIMULATOR_KEY), quota(plan));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ProviderSettings[providers=" + providers + ", polygonBaseUrl=" + polygonBaseUrl + "]";
    }

    private static Optional<CallQuota> quota(String plan) {
        return switch (plan) {
            case UNLIMITED -> Optional.empty();
            case BASIC -> Optional.of(FREE);
            default -> Optional.of(PAID);
        };
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            if (http && uri.getHost() != null && bare && uri.getRawQuery() == null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException noAddress) {
            // reported below with what is allowed
        }
        throw new ConfigurationException("POLYGON_BASE_URL=" + text + " is not allowed: http or https, a host and"
                + " perhaps a port is expected, such as " + PROVIDER_URL + ". Correct it or leave it out.");
    }
}
