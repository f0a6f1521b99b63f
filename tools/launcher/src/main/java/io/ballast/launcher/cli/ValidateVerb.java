package io.ballast.launcher.cli;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Reports;

/** {@code validate}: whether what is stored is what it should be. */
@Command(
        name = "validate",
        description = {
            "Validate what is stored: completeness, sanity, adjustment, order in time, rows against each other.",
            "Looks at the last 120 sessions; --full looks at all.",
            "Exit codes: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN."
        })
final class ValidateVerb extends DispatchVerb {

    @Option(names = "--full", description = "Look at all sessions that are stored.")
    private boolean full;

    @Option(names = "--symbols", split = ",", paramLabel = "S", description = "Only these symbols.")
    private List<String> symbols = List.of();

    ValidateVerb(Session session) {
        super(session, "run-validation");
    }

    @Override
    boolean isCheck() {
        return true;
    }

    @Override
    void addParameters(ObjectNode parameters) {
        parameters.put("full", full);
        if (!symbols.isEmpty()) {
            symbols.forEach(parameters.putArray("symbols")::add);
        }
    }

    @Override
    int finish(JsonNode ended) {
        Operations.explain(screen(), ended);
        if (!ended.path("state").asText().equals("succeeded")) {
            return ExitCode.UNKNOWN;
        }
        String id = ended.path("result").path("id").asText();
        JsonNode report = monitor().read(MonitorClient.resource("validation-reports", id), Map.of());
        if (isJson()) {
            printJson(report);
        } else {
            new Reports(screen()).validation(report);
            screen().note("Every finding: " + monitor().url() + "/api/v1/validation-reports/" + id
                    + "/findings?rule=RULE; as a page: " + monitor().url() + "/api/v1/validation-reports/" + id);
        }
        return ExitCode.ofVerdict(report.path("status").asText(""));
    }
}
