package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

import io.ballast.launcher.report.Reports;

/** {@code freshness}: how many due sessions each data set lags behind. */
@Command(
        name = "freshness",
        description = {
            "Judge freshness: how many due sessions each data set lags behind.",
            "Exit codes: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN."
        })
final class FreshnessVerb extends CheckVerb {

    FreshnessVerb(Session session) {
        super(session, "freshness");
    }

    @Override
    void print(Reports reports, JsonNode report) {
        reports.freshness(report);
    }
}
