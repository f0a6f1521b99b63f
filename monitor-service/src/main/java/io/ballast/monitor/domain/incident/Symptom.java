package io.ballast.monitor.domain.incident;

import java.time.LocalDate;
import java.util.Locale;

import io.ballast.monitor.domain.rule.Measurement;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * A rule in breach.
 *
 * @param rule its name
 * @param severity WARNING or CRITICAL
 * @param value what was measured
 * @param threshold what it breaches
 * @param session the session it was measured for
 * @param since the first session of the breach
 * @param message a sentence for people
 * @param runbook page that tells what to do
 * @param acknowledgedBy who has acknowledged its incident since it is in breach, null if nobody has
 */
public record Symptom(
        String rule,
        Verdict severity,
        double value,
        double threshold,
        LocalDate session,
        LocalDate since,
        String message,
        String runbook,
        String acknowledgedBy) {

    /**
     * What a rule says of a measurement.
     *
     * @param rule the rule
     * @param threshold the threshold that holds
     * @param measured what was measured
     * @param breached whether the rule is in breach
     * @return the symptom, as if it began now
     */
    public static Symptom of(Rule rule, double threshold, Measurement measured, boolean breached) {
        String subject = rule.metric().label() + (rule.scope().isEmpty() ? "" : " of " + rule.scope());
        String relation = breached ? rule.comparison().label() : "within";
        String message = subject + " is " + figure(measured.value()) + " on " + measured.session() + ", " + relation
                + " its threshold " + figure(threshold);
        return new Symptom(
                rule.name(),
                rule.severity(),
                measured.value(),
                threshold,
                measured.session(),
                measured.session(),
                message,
                rule.runbook(),
                null);
    }

    /**
     * The same symptom, still there.
     *
     * @param earlier what it was before
     * @return this, with the session it began
     */
    Symptom since(Symptom earlier) {
        return new Symptom(
                rule, severity, value, threshold, session, earlier.since, message, runbook, earlier.acknowledgedBy);
    }

    /**
     * The symptom once nobody watches its rule any more.
     *
     * @return this with a message that says so
     */
    public Symptom switchedOff() {
        String text = "The rule " + rule + " was switched off";
        return new Symptom(rule, severity, value, threshold, session, since, text, runbook, acknowledgedBy);
    }

    Symptom acknowledged(String author) {
        return new Symptom(rule, severity, value, threshold, session, since, message, runbook, author);
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(round(value));
    }

    private static double round(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
