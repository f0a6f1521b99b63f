package io.ballast.launcher.cli;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Text;

/** {@code eod}: the end-of-day pipeline. */
@Command(
        name = "eod",
        description = {
            "Run the end-of-day pipeline: look whether it can work, ingest, features, train; then judge the session.",
            "Without a date it first makes up for the sessions nobody ran, each with a run of its own."
        })
final class EodVerb extends PipelineVerb {

    @Option(names = "--date", paramLabel = "DATE", description = "Session to run for (default: the latest one due).")
    private LocalDate date;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Go on with a run that failed or was cancelled, at the step that was not done.")
    private String resume;

    EodVerb(Session session) {
        super(session, "eod-pipeline");
    }

    @Override
    void addParameters(ObjectNode parameters) {
        if (date != null && resume != null) {
            throw new VerbFailure(
                    ExitCode.USAGE, "--resume goes on with a run as it was begun: leave --date out.", null);
        }
        if (date != null) {
            parameters.put("date", date.toString());
        }
        if (resume != null) {
            parameters.put("resume", resume);
        }
    }

    @Override
    int finish(Ended ended) {
        JsonNode result = ended.operation().path("result");
        if (isJson()) {
            printJson(result.isObject() ? result : ended.operation());
        } else if (result.path("skipped").asBoolean()) {
            screen().data(Text.text(result.path("reason")));
            return ExitCode.DONE;
        } else {
            double sum = ended.stepSeconds().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            screen().data("End of day " + Text.text(result.path("latestSession")) + ": "
                    + ended.operation().path("state").asText() + " in " + Text.seconds(sum));
            for (Map.Entry<String, JsonNode> verdict : result.path("verdicts").properties()) {
                screen().data("  " + verdict.getKey() + " " + judged(verdict.getKey(), verdict.getValue()));
            }
        }
        int code = exitCode(ended.operation());
        if (code == ExitCode.FAILED) {
            failedRun().ifPresent(run -> screen().note("./ballast eod --resume " + run + " goes on at the step that"
                    + " failed; GET /api/v1/pipeline-runs/" + run + " tells its story."));
        }
        if (code == ExitCode.DONE) {
            screen().note(
                            "./ballast certificate tells whether its predictions may be traded on, ./ballast morning-report"
                                    + " what has changed.");
        }
        return code;
    }

    /** Validation is not part of a day, so its verdict is null: nothing that is wrong, and nothing unknown. */
    private String judged(String check, JsonNode verdict) {
        return check.equals("validation") && verdict.isNull()
                ? "not part of a day: ./ballast validate runs it"
                : screen().verdict(verdict.asText("UNKNOWN"));
    }

    private Optional<String> failedRun() {
        JsonNode latest = monitor()
                .read("pipeline-runs", Map.of("limit", "1"))
                .path("items")
                .path(0);
        boolean failed = latest.path("kind").asText().equals("eod-pipeline")
                && latest.path("state").asText().equals("failed");
        return failed ? Optional.of(latest.path("runId").asText()) : Optional.empty();
    }
}
