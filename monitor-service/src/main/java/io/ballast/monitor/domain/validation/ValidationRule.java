package io.ballast.monitor.domain.validation;

import java.util.Arrays;
import java.util.Optional;

import io.ballast.monitor.domain.rule.Verdict;

/** What stored data has to fulfil. A rule is broken if more than its share of what it looks at is found wanting. */
public enum ValidationRule {
    /** Members' cells without a bar for which no legitimate reason is known. */
    BARS_COMPLETE(Verdict.WARNING, 0.01, "cells", "members' sessions have a bar, or a legitimate reason to have none"),
    /** Bars whose prices or volume cannot be true. */
    BARS_SANE(Verdict.CRITICAL, 0, "bars", "low <= open, close <= high, prices above 0, volume not negative"),
    /** Bars that were put aside and wait for a person. */
    BARS_QUARANTINED(Verdict.WARNING, 0.001, "bars", "few bars are in quarantine"),
    /** Price jumps that no corporate action explains. */
    JUMPS_EXPLAINED(Verdict.WARNING, 0.001, "bars", "price jumps are explained by corporate actions"),
    /** Volumes far above the usual one. */
    VOLUMES_USUAL(Verdict.WARNING, 0.001, "bars", "volumes are not far above the symbol's usual one"),
    /** Bars that repeat the session before. */
    BARS_FRESH(Verdict.WARNING, 0.001, "bars", "bars do not repeat the session before"),
    /** Adjustment factors that change without a corporate action. */
    FACTORS_CONSISTENT(Verdict.CRITICAL, 0, "bars", "adjustment factors change at the ex-date of an action only"),
    /** Bars known before their session began. */
    BARS_KNOWN_AFTERWARDS(Verdict.CRITICAL, 0, "bars", "no bar was known before its session"),
    /** Statements filed before their period ended. */
    STATEMENTS_KNOWN_AFTERWARDS(Verdict.CRITICAL, 0, "statements", "no statement was known before its period ended"),
    /** Members without a statement no older than 456 days. */
    STATEMENTS_RECENT(Verdict.WARNING, 0.2, "members", "members have a statement no older than 456 days"),
    /** Sessions whose feature rows are not as many as their bars. */
    FEATURES_MATCH_BARS(
            Verdict.CRITICAL, 0, "sessions", "each bar of a security that was ever a member has a feature row"),
    /** Predictions for symbols that are no members of their session. */
    PREDICTIONS_OF_MEMBERS(Verdict.CRITICAL, 0, "predictions", "predictions are made for members only");

    private final Verdict severity;
    private final double tolerance;
    private final String unit;
    private final String demand;

    ValidationRule(Verdict severity, double tolerance, String unit, String demand) {
        this.severity = severity;
        this.tolerance = tolerance;
        this.unit = unit;
        this.demand = demand;
    }

    /** The name in reports: kebab case. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What breaking it means. */
    public Verdict severity() {
        return severity;
    }

    /** Share of what is looked at that may be found wanting, 0 to 1. */
    public double tolerance() {
        return tolerance;
    }

    /** What is counted. */
    public String unit() {
        return unit;
    }

    /** The demand in words. */
    public String demand() {
        return demand;
    }

    /** The rule of a label; empty if there is none. */
    public static Optional<ValidationRule> of(String label) {
        return Arrays.stream(values())
                .filter(rule -> rule.label().equals(label))
                .findFirst();
    }
}
