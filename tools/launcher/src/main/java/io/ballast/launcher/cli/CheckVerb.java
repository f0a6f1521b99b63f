package io.ballast.launcher.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.ballast.launcher.report.Reports;
import io.ballast.launcher.run.Variables;

/** A verb that asks the monitor for a verdict and ends with its exit code. */
abstract class CheckVerb extends ReadingVerb {

    private final String resource;

    CheckVerb(Session session, String resource) {
        super(session);
        this.resource = resource;
    }

    @Override
    final boolean isCheck() {
        return true;
    }

    /** Adds what options of the verb ask for; it wins over the caller's variables. */
    void addQuery(Map<String, String> query) {}

    /** Writes the answer for people. */
    abstract void print(Reports reports, JsonNode report);

    @Override
    public final Integer call() {
        var query = new LinkedHashMap<>(Variables.asQuery(session().environment()));
        addQuery(query);
        JsonNode report = monitor().read(resource, query);
        if (isJson()) {
            printJson(report);
        } else {
            print(new Reports(screen()), report);
        }
        return ExitCode.ofVerdict(report.path("status").asText(""));
    }
}
