package io.ballast.launcher.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The monitor's reports for people. */
public final class Reports {

    private static final int MANY_DATES = 12;

    private final Screen screen;

    /**
     * Reports on a screen.
     *
     * @param screen where to write them
     */
    public Reports(Screen screen) {
        this.screen = screen;
    }

    /**
     * Breadth: verdict, what was counted, and each comparison.
     *
     * @param report the monitor's answer
     */
    public void breadth(JsonNode report) {
        head("Symbol breadth", report);
        line("session", Text.text(report.path("session")));
        line("symbols with features", Text.count(report.path("symbolsWithFeatures")));
        line(
                "universe",
                Text.count(report.path("universeSymbols")) + " symbols, "
                        + Text.percent(report.path("universeCoverageRate")) + " of them with features");
        line(
                "feature coverage",
                Text.percent(report.path("featureCoverageRate")) + ": "
                        + Text.count(report.path("coveredCells")) + " of " + Text.count(report.path("expectedCells"))
                        + " expected cells");
        line("median of 20 sessions", Text.number(report.path("medianSymbols"), 0));
        assumed(report);
        checks(report.path("checks"));
    }

    /**
     * Target coverage: both targets, their averages and minima, low dates, and each date.
     *
     * @param report the monitor's answer
     * @param allDates whether to list every date
     */
    public void targetCoverage(JsonNode report, boolean allDates) {
        head("Target coverage analysis", report);
        line(
                "window",
                Text.text(report.path("from")) + " to " + Text.text(report.path("to")) + ", "
                        + Text.text(report.path("daysBack")) + " calendar days");
        line(
                "primary target",
                Text.text(report.path("primaryTarget")) + ", at least "
                        + Text.percent(report.path("minTargetCoverage")));
        line("matured sessions", Text.count(report.path("maturedSessions")));
        var table = new Table("target", ">cells", ">expected", ">coverage", ">average", ">minimum", "on", ">low dates");
        for (Map.Entry<String, JsonNode> target : report.path("targets").properties()) {
            JsonNode figures = target.getValue();
            table.add(
                    target.getKey(),
                    Text.count(figures.path("cells")),
                    Text.count(figures.path("expectedCells")),
                    Text.percent(figures.path("coverage")),
                    Text.percent(figures.path("average")),
                    Text.percent(figures.path("minimum")),
                    Text.text(figures.path("minimumSession")),
                    Integer.toString(figures.path("lowSessions").size()));
        }
        blankThen(table.lines());
        report.path("targets").properties().forEach(target -> lowDates(target.getKey(), target.getValue()));
        dates(report.path("dates"), allDates);
    }

    private void lowDates(String target, JsonNode figures) {
        var dates = new ArrayList<String>();
        figures.path("lowSessions").forEach(date -> dates.add(date.asText()));
        if (!dates.isEmpty()) {
            String shown = String.join(", ", dates.subList(0, Math.min(MANY_DATES, dates.size())));
            String more = dates.size() > MANY_DATES ? " and " + (dates.size() - MANY_DATES) + " more" : "";
            screen.data("  " + target + " is low on " + shown + more);
        }
    }

    private void dates(JsonNode dates, boolean all) {
        if (dates.isEmpty()) {
            return;
        }
        var table = new Table("date", ">expected", ">fwd_ret_resid", ">fwd_ret", "");
        int skip = all ? 0 : Math.max(0, dates.size() - 40);
        for (int i = skip; i < dates.size(); i++) {
            JsonNode date = dates.get(i);
            table.add(
                    Text.text(date.path("session")),
                    Text.count(date.path("expectedCells")),
                    Text.percent(date.path("fwd_ret_resid")),
                    Text.percent(date.path("fwd_ret")),
                    date.path("matured").asBoolean() ? "" : "not matured");
        }
        blankThen(table.lines());
        if (skip > 0) {
            screen.data("  (" + skip + " earlier dates: --all-dates or --json shows them)");
        }
    }

    /**
     * Freshness: the last due session, and how far each data set lags behind it.
     *
     * @param report the monitor's answer
     */
    public void freshness(JsonNode report) {
        head("Freshness", report);
        line("last due session", Text.text(report.path("lastDueSession")));
        var table = new Table(
                "data set", ">lag", ">allowed", "latest session", "latest complete", ">incomplete", "verdict");
        for (JsonNode set : report.path("datasets")) {
            table.add(
                    Text.text(set.path("dataset")),
                    Text.count(set.path("lagSessions")),
                    Text.count(set.path("allowedLagSessions")),
                    Text.text(set.path("latestSession")),
                    Text.text(set.path("latestCompleteSession")),
                    Integer.toString(set.path("incompleteSessions").size()),
                    Text.text(set.path("status")));
        }
        blankThen(table.lines());
    }

    /**
     * A validation.
     *
     * @param report the monitor's answer
     */
    public void validation(JsonNode report) {
        head("Validation", report);
        line("sessions", report.path("from").isNull() ? "all" : "from " + Text.text(report.path("from")));
        assumed(report);
        var table = new Table("rule", "verdict", ">found", ">before", ">checked", "");
        for (JsonNode check : report.path("checks")) {
            table.add(
                    Text.text(check.path("rule")),
                    Text.text(check.path("status")),
                    Text.count(check.path("found")),
                    check.path("foundBefore").isNull() ? "-" : Text.count(check.path("foundBefore")),
                    Text.count(check.path("checked")),
                    Text.text(check.path("unit")));
        }
        blankThen(table.lines());
        for (JsonNode check : report.path("checks")) {
            boolean broken = check.path("status").asText().matches("WARNING|CRITICAL");
            if (broken && !check.path("examples").isEmpty()) {
                screen.data("");
                screen.data(Text.text(check.path("rule")) + ": " + Text.text(check.path("demand")));
                check.path("examples")
                        .forEach(one -> screen.data(
                                "  " + Text.text(one.path("key")) + "  " + Text.text(one.path("evidence"))));
            }
        }
    }

    /**
     * A decision on a session.
     *
     * @param decision the monitor's answer
     */
    public void certificate(JsonNode decision) {
        boolean certified = decision.path("certified").asBoolean();
        screen.data(screen.heading("Session " + Text.text(decision.path("session"))) + ": "
                + (certified ? "certified" : "withheld"));
        decision.path("reasons").forEach(reason -> screen.data("  " + reason.asText()));
        line("decided", Text.text(decision.path("decidedAt")));
        line("run", Text.text(decision.path("runId")));
        line("predictions", Text.text(decision.path("predictionsHash")));
        var table = new Table("check", ">value", ">threshold", "passed", "");
        for (JsonNode check : decision.path("checks")) {
            table.add(
                    Text.text(check.path("name")),
                    figure(check.path("value")),
                    figure(check.path("threshold")),
                    check.path("passed").asBoolean() ? "yes" : "no",
                    check.path("message").asText(""));
        }
        blankThen(table.lines());
    }

    /**
     * Every decision on a session.
     *
     * @param decisions the monitor's answer, the one that stands first
     */
    public void decisions(JsonNode decisions) {
        var table = new Table("decided", "run", "decision", "why not");
        for (JsonNode decision : decisions) {
            table.add(
                    Text.text(decision.path("decidedAt")),
                    Text.text(decision.path("runId")),
                    decision.path("certified").asBoolean() ? "certified" : "withheld",
                    decision.path("reasons").path(0).asText(""));
        }
        blankThen(table.lines());
    }

    private void head(String title, JsonNode report) {
        String verdict = report.path("status").asText("UNKNOWN");
        screen.data(screen.heading(title) + ": " + screen.verdict(verdict));
        screen.data(Text.text(report.path("summary")));
    }

    private void line(String name, String value) {
        screen.data(String.format("  %-24s %s", name, value));
    }

    /** What nobody decided on when it began, if there is any. */
    private void assumed(JsonNode report) {
        JsonNode share = report.path("assumedMembership");
        if (share.asDouble() > 0) {
            line("assumed membership", Text.percent(share) + " of the members' days, by figures of a later day");
        }
    }

    private void checks(JsonNode checks) {
        if (checks.isEmpty()) {
            return;
        }
        var table = new Table("check", ">value", ">threshold", "verdict", "");
        for (JsonNode check : checks) {
            table.add(
                    Text.text(check.path("name")),
                    figure(check.path("value")),
                    figure(check.path("threshold")),
                    Text.text(check.path("status")),
                    check.path("message").asText(""));
        }
        blankThen(table.lines());
    }

    private static String figure(JsonNode value) {
        boolean whole = value.asDouble() == Math.rint(value.asDouble());
        return Text.number(value, whole ? 0 : 4);
    }

    private void blankThen(List<String> lines) {
        screen.data("");
        lines.forEach(screen::data);
    }
}
