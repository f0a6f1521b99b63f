package io.ballast.launcher.cli;

import java.util.LinkedHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.ExplanationReport;

/** {@code explain}: what is behind a feature's value. */
@Command(
        name = "explain",
        description = {
            "Show what is behind the features of a symbol and session: the bars with factors and provider, their",
            "revisions, shares, statements with filing date, benchmark bars, and the formula; or why a value is null."
        })
final class ExplainVerb extends ReadingVerb {

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as AAPL.")
    private String symbol;

    @Parameters(index = "1", paramLabel = "DATE", description = "Session, YYYY-MM-DD.")
    private String date;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "FEATURE",
            description = "One feature or target (default: all of the row), see features catalogue.")
    private String feature;

    ExplainVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        var query = new LinkedHashMap<String, String>();
        query.put("session", date);
        if (feature != null) {
            query.put("feature", feature);
        }
        JsonNode explanation = monitor().read(MonitorClient.resource("features", symbol, "explanation"), query);
        if (isJson()) {
            printJson(explanation);
        } else {
            new ExplanationReport(screen()).print(explanation);
        }
        return ExitCode.DONE;
    }
}
