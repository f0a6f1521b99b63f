package io.ballast.ingestion.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

/**
 * Which provider is asked, where, and with what key.
 *
 * @param providers names in order of priority; this version has a client for {@code polygon} only
 * @param polygonBaseUrl where Polygon's interface is served: by the provider, or by the market simulator
 * @param polygonApiKey its key; never printed
 */
public record ProviderSettings(List<String> providers, URI polygonBaseUrl, String polygonApiKey) {

    private static final String POLYGON = "polygon";
    private static final String PROVIDER_URL = "https://api.polygon.io";
    private static final String SIMULATOR_URL = "http://127.0.0.1:8089";
    private static final String SIMULATOR_KEY = "demo";

    /** Checks that all is there. */
    public ProviderSettings {
        providers = List.copyOf(providers);
        Objects.requireNonNull(polygonBaseUrl, "polygonBaseUrl");
        Objects.requireNonNull(polygonApiKey, "polygonApiKey");
    }

    /**
     * Reads {@code MARKET_DATA_PROVIDERS}, {@code POLYGON_BASE_URL} and {@code POLYGON_API_KEY}. Without any
     * credentials the Polygon client asks the market simulator.
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
        return new ProviderSettings(providers, uri(url), key.orElse(SIMULATOR_KEY));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ProviderSettings[providers=" + providers + ", polygonBaseUrl=" + polygonBaseUrl + "]";
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
