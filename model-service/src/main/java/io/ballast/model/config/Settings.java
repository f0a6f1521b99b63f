package io.ballast.model.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.config.Variables;
import io.ballast.model.application.LearningSettings;

/** Reads every setting at start, so that a value out of range stops the service at once. */
@Startup
@Singleton
class Settings {

    private final ModelSettings settings = new ModelSettings();

    Settings(Variables variables) {
        settings.training(variables);
        settings.trainers(variables);
        settings.receipts(variables);
        settings.trainEverySessions(variables);
        settings.costs(variables);
        settings.promotion(variables);
    }

    @Produces
    @Singleton
    LearningSettings learning() {
        return settings;
    }

    @Produces
    @Singleton
    ExchangeCalendar calendar() {
        return ExchangeCalendar.xnys();
    }

    @Produces
    @Singleton
    HeldSessions heldSessions(ExchangeCalendar calendar, HeldSessions.Closures closures) {
        return new HeldSessions(calendar, closures);
    }
}
