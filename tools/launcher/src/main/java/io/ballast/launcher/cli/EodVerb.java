package io.ballast.launcher.cli;

import java.time.LocalDate;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Text;

/** {@code eod}: the end-of-day pipeline. */
@Command(name = "eod", description = "Run the end-of-day pipeline: ingest, features, train; then judge the session.")
final class EodVerb extends PipelineVerb {

    @Option(names = "--date", paramLabel = "DATE", description = "Session to run for (default: the latest one due).")
    private LocalDate date;

    EodVerb(Session session) {
        super(session, "eod-pipeline");
    }

    @Override
    void addParameters(ObjectNode parameters) {
        if (date != null) {
            parameters.put("date", date.toString());
        }
    }

    @Override
    int finish(Ended ended) {
        JsonNode result = ended.operation().path("result");
        if (isJson()) {
            printJson(result.isObject() ? result : ended.operation());
        } else {
            double sum = ended.stepSeconds().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            screen().data("End of day " + Text.text(result.path("latestSession")) + ": "
                    + ended.operation().path("state").asText() + " in " + Text.seconds(sum));
            for (Map.Entry<String, JsonNode> verdict : result.path("verdicts").properties()) {
                screen().data("  " + verdict.getKey() + " "
                        + screen().verdict(verdict.getValue().asText("UNKNOWN")));
            }
        }
        return exitCode(ended.operation());
    }
}
