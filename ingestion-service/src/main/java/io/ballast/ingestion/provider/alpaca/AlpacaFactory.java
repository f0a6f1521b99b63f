package io.ballast.ingestion.provider.alpaca;

import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.Vertx;

import io.ballast.ingestion.application.CallLog;
import io.ballast.ingestion.application.CallTerms;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.config.AlpacaSettings;
import io.ballast.ingestion.domain.call.CallQuota;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.ingestion.provider.transport.Endpoint;
import io.ballast.ingestion.provider.transport.Pauses;
import io.ballast.ingestion.provider.transport.Transport;

/** Makes the client from its settings. */
public final class AlpacaFactory {

    private static final int MAX_PAGES = 5000;

    private AlpacaFactory() {}

    /** A client; time and the jitter of its pauses are no part of any result. */
    public static MarketDataProvider create(
            Vertx vertx, AlpacaSettings settings, CallLimits limits, CallLog log, InstantSource time, Pauses pauses) {
        Transport data =
                transport(vertx, settings, settings.dataUrl(), settings.dataQuota(), limits, log, time, pauses);
        Transport trading =
                transport(vertx, settings, settings.tradingUrl(), settings.tradingQuota(), limits, log, time, pauses);
        CallTerms terms = new CallTerms(false, SymbolBatches.SIZE, AlpacaProvider.BAR_LIMIT, settings.dataQuota());
        return new AlpacaProvider(data, trading, new TokenPages(data, MAX_PAGES), settings.feed(), terms);
    }

    private static Transport transport(
            Vertx vertx,
            AlpacaSettings settings,
            URI base,
            Optional<CallQuota> quota,
            CallLimits limits,
            CallLog log,
            InstantSource time,
            Pauses pauses) {
        Endpoint endpoint = new Endpoint(
                AlpacaProvider.NAME,
                base,
                Map.of("APCA-API-KEY-ID", settings.keyId(), "APCA-API-SECRET-KEY", settings.secret()),
                "APCA_API_KEY_ID and APCA_API_SECRET_KEY");
        return new Transport(vertx, endpoint, limits, quota, log, AlpacaFactory::refusal, time, pauses);
    }

    /** 403 stands for a bad key as well as for what the plan does not include: only the text tells. */
    private static Kind refusal(int status, String text) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> text.toLowerCase(Locale.ROOT).contains("subscription") ? Kind.UNAVAILABLE : Kind.UNAUTHORIZED;
            default -> Kind.REFUSED;
        };
    }
}
