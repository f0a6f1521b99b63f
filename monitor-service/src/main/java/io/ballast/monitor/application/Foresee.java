package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.monitor.domain.cause.RootCause;
import io.ballast.monitor.domain.incident.Finding;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.rule.BreachForecast;
import io.ballast.monitor.domain.rule.Measurement;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

/** Warns of a rule that is not in breach yet, but whose figure is on its way there. */
@Singleton
class Foresee {

    private final MeasurementStore measurements;
    private final ExchangeCalendar calendar;

    @Inject
    Foresee(MeasurementStore measurements, ExchangeCalendar calendar) {
        this.measurements = measurements;
        this.calendar = calendar;
    }

    /**
     * What to say of a rule that is watched; a breach that is here is not ahead any more.
     *
     * @param known the cause of what is in breach at the same link of the chain, null if nothing is
     */
    Finding of(Rule rule, double threshold, Measurement latest, boolean breached, RootCause known) {
        List<Double> recent = measurements.recent(latest, BreachForecast.WINDOW).stream()
                .map(Measurement::value)
                .toList();
        Optional<BreachForecast> near = breached || !rule.metric().hasTrend()
                ? Optional.empty()
                : BreachForecast.of(rule.comparison(), threshold, recent).filter(BreachForecast::isNear);
        String message = rule.metric().label() + " "
                + near.map(forecast -> sentence(forecast, latest.session(), threshold))
                        .orElse("does not head for its threshold, or has reached it");
        Symptom symptom = new Symptom(
                ahead(rule),
                Verdict.WARNING,
                latest.value(),
                threshold,
                latest.session(),
                latest.session(),
                message,
                rule.runbook(),
                null);
        return new Finding(symptom, near.isPresent(), known == null ? trend(rule) : known);
    }

    /** Name of the symptom that warns of a rule. */
    static String ahead(Rule rule) {
        return rule.name() + "-ahead";
    }

    private String sentence(BreachForecast forecast, LocalDate latest, double threshold) {
        LocalDate crossing = calendar.plus(latest, (int) Math.ceil(forecast.sessions()));
        return String.format(
                Locale.ROOT,
                "is heading for its threshold %s: it gets there on %s, in %.1f sessions (80 %% interval %.1f to %.1f)",
                threshold,
                crossing,
                forecast.sessions(),
                Math.max(0, forecast.earliest()),
                forecast.latest());
    }

    private static RootCause trend(Rule rule) {
        String metric = rule.metric().label();
        return new RootCause(
                rule.metric().stage(rule.scope()), "trend-" + metric, metric + " is heading for a threshold");
    }
}
