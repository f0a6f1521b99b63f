package io.ballast.ingestion.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.ballast.ingestion.domain.call.CallQuota;
import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

/**
 * Where Alpaca is asked, and with what key.
 *
 * @param dataUrl where market data are served
 * @param tradingUrl where the list of assets is served
 * @param keyId the key; never printed
 * @param secret its secret; never printed
 * @param feed {@code sip}, the whole market, or {@code iex}, one venue of it
 * @param dataQuota what the plan allows for market data; empty where nothing limits
 * @param tradingQuota what it allows for the rest; empty where nothing limits
 */
public record AlpacaSettings(
        URI dataUrl,
        URI tradingUrl,
        String keyId,
        String secret,
        String feed,
        Optional<CallQuota> dataQuota,
        Optional<CallQuota> tradingQuota) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final CallQuota BASIC = new CallQuota(200, MINUTE);
    private static final CallQuota PLUS = new CallQuota(10_000, MINUTE);

    /** Checks that all is there. */
    public AlpacaSettings {
        Objects.requireNonNull(dataUrl, "dataUrl");
        Objects.requireNonNull(tradingUrl, "tradingUrl");
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(dataQuota, "dataQuota");
        Objects.requireNonNull(tradingQuota, "tradingQuota");
    }

    /**
     * Reads {@code APCA_API_KEY_ID}, {@code APCA_API_SECRET_KEY}, {@code APCA_DATA_BASE_URL}, {@code APCA_API_BASE_URL},
     * {@code ALPACA_DATA_FEED} and {@code ALPACA_PLAN}. At the provider's own address the plan is the free one unless
     * another is named.
     *
     * @return empty without credentials
     */
    static Optional<AlpacaSettings> from(Variables variables) {
        Optional<String> keyId = variables.optionalText("APCA_API_KEY_ID");
        Optional<String> secret = variables.optionalText("APCA_API_SECRET_KEY");
        if (keyId.isPresent() != secret.isPresent()) {
            throw new ConfigurationException("APCA_API_KEY_ID and APCA_API_SECRET_KEY belong together, and only one of"
                    + " them is set. Set the other one too, or neither.");
        }
        if (keyId.isEmpty()) {
            return Optional.empty();
        }
        URI data = BaseUrl.of(variables, "APCA_DATA_BASE_URL", "https://data.alpaca.markets");
        URI trading = BaseUrl.of(variables, "APCA_API_BASE_URL", "https://paper-api.alpaca.markets");
        String feed = variables.oneOf("ALPACA_DATA_FEED", "sip", List.of("sip", "iex"));
        boolean real = data.getHost().endsWith(".alpaca.markets");
        String plan =
                variables.oneOf("ALPACA_PLAN", real ? "basic" : "unlimited", List.of("basic", "plus", "unlimited"));
        return Optional.of(new AlpacaSettings(
                data,
                trading,
                keyId.get(),
                secret.get(),
                feed,
                switch (plan) {
                    case "basic" -> Optional.of(BASIC);
                    case "plus" -> Optional.of(PLUS);
                    default -> Optional.empty();
                },
                plan.equals("unlimited") ? Optional.empty() : Optional.of(BASIC)));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "AlpacaSettings[dataUrl=" + dataUrl + ", tradingUrl=" + tradingUrl + ", feed=" + feed + "]";
    }
}
