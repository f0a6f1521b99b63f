package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Reports;

/** {@code target-coverage}: how many of the expected cells have a target. */
@Command(
        name = "target-coverage",
        description = {
            "Judge target coverage: how many of the expected matured cells have each target, per date and in all.",
            "Exit codes follow the primary target: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN."
        })
final class TargetCoverageVerb extends CheckVerb {

    @Option(
            names = "--days-back",
            paramLabel = "N",
            description = "Calendar days that end at the latest session (default: DAYS_BACK, else 30).")
    private Integer daysBack;

    @Option(names = "--all-dates", description = "List every date of the window.")
    private boolean allDates;

    TargetCoverageVerb(Session session) {
        super(session, "target-coverage");
    }

    @Override
    void addQuery(Map<String, String> query) {
        if (daysBack != null) {
            query.put("days-back", daysBack.toString());
        }
    }

    @Override
    void print(Reports reports, JsonNode report) {
        reports.targetCoverage(report, allDates);
    }
}
