package io.ballast.ingestion.provider;

import java.time.InstantSource;
import java.util.SplittableRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;

import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.config.ProviderSettings;
import io.ballast.ingestion.provider.alpaca.AlpacaFactory;
import io.ballast.ingestion.provider.polygon.PolygonFactory;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.ingestion.provider.transport.Pauses;

/** Makes the provider that is first in the order of priority. */
@Singleton
final class ProviderFactory {

    @Produces
    @ApplicationScoped
    MarketDataProvider provider(Vertx vertx, ProviderSettings settings) {
        return create(settings.providers().get(0), vertx, settings);
    }

    private static MarketDataProvider create(String name, Vertx vertx, ProviderSettings settings) {
        InstantSource time = InstantSource.system();
        Pauses pauses = Pauses.jittered(new SplittableRandom());
        return switch (name) {
            case "polygon" -> PolygonFactory.create(vertx, settings, CallLimits.DAILY_DATA, time, pauses);
            case "alpaca" ->
                AlpacaFactory.create(vertx, settings.alpaca().orElseThrow(), CallLimits.DAILY_DATA, time, pauses);
            default -> throw new IllegalArgumentException("no client for " + name);
        };
    }
}
