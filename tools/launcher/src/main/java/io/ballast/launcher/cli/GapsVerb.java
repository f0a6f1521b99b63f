package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.GapReport;

/** {@code gaps}: the cells without a bar, and what is done about them. */
@Command(
        name = "gaps",
        description = {
            "Count the cells (member, session) without a bar: facts of the market, and gaps that can be repaired.",
            "absences list names the cells; heal repairs."
        })
final class GapsVerb extends ReadingVerb {

    @Option(names = "--limit", paramLabel = "N", defaultValue = "10", description = "How many repairs (default: 10).")
    private int limit;

    GapsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode reply = monitor().read("gaps", Map.of("limit", Integer.toString(limit)));
        if (isJson()) {
            printJson(reply);
        } else {
            new GapReport(screen()).gaps(reply);
        }
        return ExitCode.DONE;
    }
}
