package io.ballast.feature.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;

import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.config.Variables;

/** Makes the settings and the exchange calendar available for injection, and checks the settings at start. */
@Singleton
class Settings {

    @Produces
    @Singleton
    FeatureSettings featureSettings(Variables variables) {
        return FeatureSettings.from(variables);
    }

    @Produces
    @Singleton
    ExchangeCalendar exchangeCalendar() {
        return ExchangeCalendar.xnys();
    }

    @Produces
    @Singleton
    PublishSchedule publishSchedule(ExchangeCalendar calendar) {
        return new PublishSchedule(calendar);
    }

    void checkAtStart(@Observes StartupEvent event, FeatureSettings settings) {
        // Being injected is the check: the settings are read, and refused if need be, before the service is ready.
    }

    /** A second's work of a cold process, that the first build would have to wait for. */
    void prepareDefinitions(@Observes StartupEvent event) {
        Thread thread = new Thread(Definitions::current, "definitions");
        thread.setDaemon(true);
        thread.start();
    }
}
