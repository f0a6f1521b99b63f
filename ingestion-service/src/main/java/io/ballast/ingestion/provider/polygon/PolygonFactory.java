package io.ballast.ingestion.provider.polygon;

import java.time.InstantSource;
import java.util.Map;

import io.vertx.core.Vertx;

import io.ballast.ingestion.application.CallLog;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.config.ProviderSettings;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.ingestion.provider.transport.Endpoint;
import io.ballast.ingestion.provider.transport.Pauses;
import io.ballast.ingestion.provider.transport.Transport;

/** Makes the client from its settings. */
public final class PolygonFactory {

    private static final int MAX_PAGES = 5000;

    private PolygonFactory() {}

    /** A client; time and the jitter of its pauses are no part of any result. */
    public static MarketDataProvider create(
            Vertx vertx, ProviderSettings settings, CallLimits limits, CallLog log, InstantSource time, Pauses pauses) {
        return create(vertx, settings, limits, log, time, pauses, MAX_PAGES);
    }

    /** A client that takes a list of more pages for endless. */
    static PolygonProvider create(
            Vertx vertx,
            ProviderSettings settings,
            CallLimits limits,
            CallLog log,
            InstantSource time,
            Pauses pauses,
            int maxPages) {
        Endpoint endpoint = new Endpoint(
                PolygonProvider.NAME,
                settings.polygonBaseUrl(),
                Map.of("Authorization", "Bearer " + settings.polygonApiKey()),
                "POLYGON_API_KEY");
        Transport transport = new Transport(
                vertx, endpoint, limits, settings.polygonQuota(), log, (status, text) -> refusal(status), time, pauses);
        return new PolygonProvider(
                transport,
                new Pages(transport, new PolygonAddress(settings.polygonBaseUrl()), maxPages),
                settings.polygonFlatFiles().map(FlatFiles::new),
                settings.polygonQuota());
    }

    private static Kind refusal(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.UNAVAILABLE;
            default -> Kind.REFUSED;
        };
    }
}
