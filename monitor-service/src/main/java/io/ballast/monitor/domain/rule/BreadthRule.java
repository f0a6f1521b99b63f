package io.ballast.monitor.domain.rule;

import java.util.ArrayList;
import java.util.List;

/** Judges whether enough symbols have features on the latest session: absolutely, of the universe, and against the past. */
public final class BreadthRule {

    /** How many earlier sessions the median is taken over. */
    public static final int MEDIAN_SESSIONS = 20;

    private final BreadthThresholds thresholds;

    /**
     * A rule with its thresholds.
     *
     * @param thresholds what to compare with
     */
    public BreadthRule(BreadthThresholds thresholds) {
        this.thresholds = thresholds;
    }

    /**
     * Judges the last session of a history.
     *
     * @param history sessions in ascending order, at least {@value #MEDIAN_SESSIONS} before the judged one for the
     *     comparison with the median; may be empty
     * @return UNKNOWN if the history is empty
     */
    public BreadthReport judge(List<SessionCoverage> history) {
        if (history.isEmpty()) {
            return new BreadthReport(
                    null,
                    Verdict.UNKNOWN,
                    "No features have been built yet: there is no breadth to judge.",
                    null,
                    null,
                    thresholds,
                    List.of());
        }
        SessionCoverage latest = history.get(history.size() - 1);
        Double median = medianBefore(history);
        List<Check> checks = List.of(
                symbolCount(latest), featureCoverage(latest), universeCoverage(latest), againstMedian(latest, median));
        return new BreadthReport(
                latest.session(), Check.worst(checks), summary(latest, checks), latest, median, thresholds, checks);
    }

    private Check symbolCount(SessionCoverage latest) {
        int symbols = latest.symbolsWithFeatures();
        String name = "symbols-with-features";
        if (symbols < thresholds.minSymbols()) {
            return check(name, symbols, thresholds.minSymbols(), Verdict.CRITICAL, symbolsBelow(symbols, "critical"));
        }
        if (symbols < thresholds.warnSymbols()) {
            return check(name, symbols, thresholds.warnSymbols(), Verdict.WARNING, symbolsBelow(symbols, "warning"));
        }
        return check(
                name,
                symbols,
                thresholds.warnSymbols(),
                Verdict.OK,
                "Symbol count " + symbols + " reaches the warning threshold " + thresholds.warnSymbols());
    }

    private String symbolsBelow(int symbols, String kind) {
        int threshold = kind.equals("critical") ? thresholds.minSymbols() : thresholds.warnSymbols();
        return "Symbol count " + symbols + " is below the " + kind + " threshold " + threshold;
    }

    private Check featureCoverage(SessionCoverage latest) {
        Double rate = latest.featureCoverageRate();
        double threshold = thresholds.featureCoverageWarnRate();
        String text = "Coverage rate " + Figures.percent(rate);
        if (rate == null) {
            return new Check("feature-coverage", null, threshold, Verdict.UNKNOWN, text + ": no symbol was expected");
        }
        return rate < threshold
                ? check(
                        "feature-coverage",
                        rate,
                        threshold,
                        Verdict.WARNING,
                        text + " is low: warning threshold " + Figures.percent(threshold))
                : check(
                        "feature-coverage",
                        rate,
                        threshold,
                        Verdict.OK,
                        text + " reaches its threshold " + Figures.percent(threshold));
    }

    private Check universeCoverage(SessionCoverage latest) {
        String text =
                latest.symbolsWithFeatures() + " of " + latest.universeSymbols() + " included symbols have features";
        return twoLevels(
                "universe-coverage",
                latest.universeCoverageRate(),
                thresholds.universeCoverageWarnRate(),
                thresholds.universeCoverageMinRate(),
                text);
    }

    private Check againstMedian(SessionCoverage latest, Double median) {
        String name = "breadth-against-median";
        if (median == null || median == 0) {
            return new Check(
                    name,
                    null,
                    thresholds.dropWarnRate(),
                    Verdict.OK,
                    "Not compared with the median: fewer than " + MEDIAN_SESSIONS + " earlier sessions have features");
        }
        String text = "Symbol breadth " + latest.symbolsWithFeatures() + " against a median of " + median + " over "
                + MEDIAN_SESSIONS + " sessions";
        return twoLevels(
                name, latest.symbolsWithFeatures() / median, thresholds.dropWarnRate(), thresholds.dropMinRate(), text);
    }

    private static Check twoLevels(String name, Double rate, double warning, double critical, String text) {
        if (rate == null) {
            return new Check(name, null, warning, Verdict.UNKNOWN, text);
        }
        String measured = text + ": " + Figures.percent(rate);
        if (rate < critical) {
            String message = measured + " is below the critical threshold " + Figures.percent(critical);
            return check(name, rate, critical, Verdict.CRITICAL, message);
        }
        if (rate < warning) {
            String message = measured + " is below the warning threshold " + Figures.percent(warning);
            return check(name, rate, warning, Verdict.WARNING, message);
        }
        return check(name, rate, warning, Verdict.OK, measured);
    }

    private static Check check(String name, double value, double threshold, Verdict verdict, String message) {
        return new Check(name, value, threshold, verdict, message);
    }

    private static Double medianBefore(List<SessionCoverage> history) {
        List<Integer> earlier = new ArrayList<>(MEDIAN_SESSIONS);
        for (int i = history.size() - 2; i >= 0 && earlier.size() < MEDIAN_SESSIONS; i--) {
            if (history.get(i).symbolsWithFeatures() > 0) {
                earlier.add(history.get(i).symbolsWithFeatures());
            }
        }
        return earlier.size() < MEDIAN_SESSIONS ? null : Figures.median(earlier);
    }

    private static String summary(SessionCoverage latest, List<Check> checks) {
        String figures = latest.symbolsWithFeatures() + " of " + latest.universeSymbols()
                + " included symbols have features on " + latest.session() + ", coverage rate "
                + Figures.percent(latest.featureCoverageRate());
        Verdict verdict = Check.worst(checks);
        String breaches = checks.stream()
                .filter(check -> check.verdict() == verdict && verdict != Verdict.OK)
                .map(Check::message)
                .reduce((left, right) -> left + "; " + right)
                .orElse("every threshold is met");
        return figures + ": " + breaches + ".";
    }
}
