package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

import io.ballast.launcher.report.HealthReport;
import io.ballast.launcher.report.Reports;

/** {@code health-check}: how well everything under the pipeline is. */
@Command(
        name = "health-check",
        description = {
            "Look at database, broker, services, outboxes, disk and clock.",
            "Exit codes: 0 HEALTHY, 1 WARNING, 2 CRITICAL, 3 UNKNOWN (the monitor does not answer)."
        })
final class HealthCheckVerb extends CheckVerb {

    HealthCheckVerb(Session session) {
        super(session, "health-check");
    }

    @Override
    void print(Reports reports, JsonNode report) {
        new HealthReport(screen()).print(report);
    }
}
