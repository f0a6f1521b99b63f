package io.ballast.launcher.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.BacktestReport;

/** {@code incidents backtest}: what a rule would have said of the past. */
@Command(
        name = "backtest",
        description = {
            "Replay stored history against a rule: when it would have fired, for how long, and how often in vain.",
            "A firing is in vain if every decided session of it was certified."
        })
final class RuleBackTestVerb extends ReadingVerb {

    @Option(names = "--rule", required = true, paramLabel = "R", description = "Name of the rule.")
    private String rule;

    @Option(names = "--threshold", paramLabel = "X", description = "Another threshold than the rule's own.")
    private Double threshold;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "First date.")
    private LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last date, included.")
    private LocalDate to;

    RuleBackTestVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Map<String, String> query = new LinkedHashMap<>();
        if (threshold != null) {
            query.put("threshold", threshold.toString());
        }
        query.put("from", from.toString());
        query.put("to", to.toString());
        JsonNode reply = monitor().read(MonitorClient.resource("rules", rule, "backtest"), query);
        if (isJson()) {
            printJson(reply);
        } else {
            new BacktestReport(screen()).print(reply);
        }
        return ExitCode.DONE;
    }
}
