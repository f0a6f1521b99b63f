package io.ballast.monitor.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.config.Variables;

/** Makes the settings and the exchange calendar available for injection, and checks the settings at start. */
@Singleton
class Settings {

    @Produces
    @Singleton
    MonitorSettings monitorSettings(Variables variables) {
        return MonitorSettings.from(variables);
    }

    @Produces
    @Singleton
    PipelineSettings pipelineSettings(Variables variables) {
        return PipelineSettings.from(variables);
    }

    @Produces
    @Singleton
    HealingSettings healingSettings(Variables variables) {
        return HealingSettings.from(variables);
    }

    @Produces
    @Singleton
    DecisionSettings decisionSettings(Variables variables) {
        return DecisionSettings.from(variables);
    }

    @Produces
    @Singleton
    AttributionSettings attributionSettings(Variables variables) {
        return AttributionSettings.from(variables);
    }

    @Produces
    @Singleton
    ServiceAddresses serviceAddresses(Variables variables) {
        return ServiceAddresses.from(variables);
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

    void checkAtStart(
            @Observes StartupEvent event,
            MonitorSettings monitor,
            PipelineSettings pipeline,
            HealingSettings healing,
            DecisionSettings decision,
            AttributionSettings attribution,
            ServiceAddresses services,
            Scheduler scheduler) {
        // Being injected here is the check: each is read and refused, if at all, before the service is ready.
        scheduler.resume();
    }
}
