package io.ballast.monitor.domain.validation;

import java.util.Arrays;
import java.util.Optional;

import io.ballast.monitor.domain.rule.Verdict;

/** What stored data has to fulfil. A rule is broken if more than its share of what it looks at is found wanting. */
public enum ValidationRule {
    /** Members' cells without a bar for which no legitimate reason is known. */
    BARS_COMPLETE(Verdict.WARNING, 0.01, "cells", "members' sessions have a bar, or a legitimate reason to have none"),
    /** Members whose bars have stopped. */
    BARS_RECENT(Verdict.WARNING, 0.02, "members", "members have a bar of the last five sessions"),
    /** Bars whose prices or volume cannot be true. */
    BARS_SANE(Verdict.CRITICAL, 0, "bars", "low <= open, close <= high, prices above 0, volume not negative"),
    /** Securities that look like one and the same. */
    BARS_UNIQUE(Verdict.WARNING, 0, "members", "no two members have the same bars"),
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
    /** Versions of bars whose end is not the beginning of another one. */
    REVISIONS_CHAINED(Verdict.CRITICAL, 0, "revisions", "each replaced bar ends when the next one begins"),
    /** Statements filed before their period ended. */
    STATEMENTS_KNOWN_AFTERWARDS(Verdict.CRITICAL, 0, "statements", "no statement was known before its period ended"),
    /** Members without a statement no older than 456 days. */
    STATEMENTS_RECENT(Verdict.WARNING, 0.2, "reporters", "members have a statement no older than 456 days"),
    /** Statements whose parts exceed the whole. */
    STATEMENTS_SANE(
            Verdict.WARNING, 0.01, "statements", "no part of a statement is larger than the whole it belongs to"),
    /** Sessions whose feature rows are not as many as their bars. */
    FEATURES_MATCH_BARS(
            Verdict.CRITICAL, 0, "sessions", "each bar of a security that was ever a member has a feature row"),
    /** Values of published rows that are computed again from the bars as they are now. */
    FEATURES_RECOMPUTED(Verdict.CRITICAL, 0, "values", "features drawn by lot are what is computed from the bars now"),
    /** Predictions for symbols that are no members of their session. */
    PREDICTIONS_OF_MEMBERS(Verdict.CRITICAL, 0, "predictions", "predictions are made for members only"),
    /** Predictions without the features they were made of. */
    PREDICTIONS_HAVE_FEATURES(Verdict.CRITICAL, 0, "predictions", "each prediction has a feature row"),
    /** Announced numbers that are not those of the published rows. */
    ANNOUNCEMENTS_KEPT(Verdict.CRITICAL, 0, "announcements", "as many symbols are published as events announced");

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
