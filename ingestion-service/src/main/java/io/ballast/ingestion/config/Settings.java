package io.ballast.ingestion.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.config.Variables;

/**
 * Reads every setting at start, so that a value out of range stops the service at once. Operations read theirs again,
 * since a caller may set variables for one call.
 */
@Startup
@Singleton
class Settings {

    private final ProviderSettings providers;

    @Inject
    Settings(Variables variables) {
        providers = ProviderSettings.from(variables);
        BackfillSettings.from(variables);
        UniverseSettings.from(variables);
        ArbitrationSettings.from(variables);
    }

    @Produces
    @Singleton
    ProviderSettings providers() {
        return providers;
    }

    @Produces
    @Singleton
    ExchangeCalendar calendar() {
        return ExchangeCalendar.xnys();
    }
}
