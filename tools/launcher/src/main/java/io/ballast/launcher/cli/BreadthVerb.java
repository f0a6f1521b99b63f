package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

import io.ballast.launcher.report.Reports;

/** {@code breadth}: how many symbols have features, against the thresholds. */
@Command(
        name = "breadth",
        description = {
            "Judge breadth: symbols with features against thresholds, the universe and their own median.",
            "Exit codes: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN."
        })
final class BreadthVerb extends CheckVerb {

    BreadthVerb(Session session) {
        super(session, "breadth");
    }

    @Override
    void print(Reports reports, JsonNode report) {
        reports.breadth(report);
    }
}
