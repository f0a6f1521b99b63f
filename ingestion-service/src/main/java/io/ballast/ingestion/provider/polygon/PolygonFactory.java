package io.ballast.ingestion.provider.polygon;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;

import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.config.ProviderSettings;
import io.ballast.ingestion.provider.ProviderState;

/** Makes the client from its settings. */
@Singleton
final class PolygonFactory {

    private static final int CONNECT_SECONDS = 10;
    private static final int READ_SECONDS = 60;
    private static final int MAX_PAGES = 5000;

    @Produces
    @ApplicationScoped
    MarketDataProvider provider(ProviderSettings settings) {
        ProviderState state = new ProviderState(PolygonProvider.NAME, InstantSource.system());
        return create(
                settings.polygonBaseUrl(), settings.polygonApiKey(), Pauses.jittered(new SplittableRandom()), state);
    }

    /** A client for an address; the jitter of its pauses is no part of any result. */
    static PolygonProvider create(URI baseUrl, String apiKey, Pauses pauses, ProviderState state) {
        PolygonApi api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(baseUrl)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .enableCompression(!isLoopback(baseUrl))
                .userAgent("ballast")
                .build(PolygonApi.class);
        PolygonAddress address = new PolygonAddress(baseUrl);
        PolygonTransport transport = new PolygonTransport(api, address, apiKey, InstantSource.system(), pauses, state);
        return new PolygonProvider(transport, new Pages(transport, address, MAX_PAGES), state);
    }

    /** Packing pays on a network; on one machine it only costs time. */
    private static boolean isLoopback(URI url) {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
