package io.ballast.ingestion.provider;

import java.time.InstantSource;
import java.util.SplittableRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;

import io.ballast.ingestion.application.CallLog;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderOrder;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.config.ProviderSettings;
import io.ballast.ingestion.provider.alpaca.AlpacaFactory;
import io.ballast.ingestion.provider.polygon.PolygonFactory;
import io.ballast.ingestion.provider.transport.CallLimits;
import io.ballast.ingestion.provider.transport.Pauses;

/** Makes the providers in the order of priority; the first one is also asked for securities, actions and statements. */
@Singleton
final class ProviderFactory {

    @Produces
    @Singleton
    ProviderOrder order(Vertx vertx, ProviderSettings settings, SymbolBook book, CallLog log) {
        return new ProviderOrder(settings.providers().stream()
                .<MarketDataProvider>map(name -> new TickerMapping(create(name, vertx, settings, log), book::tickers))
                .toList());
    }

    @Produces
    @ApplicationScoped
    MarketDataProvider first(ProviderOrder order) {
        return order.all().get(0);
    }

    private static MarketDataProvider create(String name, Vertx vertx, ProviderSettings settings, CallLog log) {
        InstantSource time = InstantSource.system();
        Pauses pauses = Pauses.jittered(new SplittableRandom());
        return switch (name) {
            case "polygon" -> PolygonFactory.create(vertx, settings, CallLimits.DAILY_DATA, log, time, pauses);
            case "alpaca" ->
                AlpacaFactory.create(vertx, settings.alpaca().orElseThrow(), CallLimits.DAILY_DATA, log, time, pauses);
            default -> throw new IllegalArgumentException("no client for " + name);
        };
    }
}
