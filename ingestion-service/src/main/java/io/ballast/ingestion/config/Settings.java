package io.ballast.ingestion.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

import io.ballast.kit.config.Variables;

/** Reads every setting at start, so that a value out of range stops the service at once. */
@Startup
@Singleton
class Settings {

    private final ProviderSettings providers;

    Settings(Variables variables) {
        providers = ProviderSettings.from(variables);
    }

    @Produces
    @Singleton
    ProviderSettings providers() {
        return providers;
    }
}
