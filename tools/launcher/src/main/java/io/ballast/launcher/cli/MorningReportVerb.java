package io.ballast.launcher.cli;

import java.time.LocalDate;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.MorningReport;

/** {@code morning-report}: what changed since the last session, and what became of the names that are held. */
@Command(
        name = "morning-report",
        description = {
            "Show what changed since the last session in universe, coverage, ranks and revisions, and why,",
            "and what became of the names on the watchlist. It is written when a session is decided on, and kept."
        })
final class MorningReportVerb extends ReadingVerb {

    private static final String RESOURCE = "morning-report";

    @Option(names = "--date", paramLabel = "DATE", description = "The session (default: the latest one decided on).")
    private LocalDate date;

    MorningReportVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode report = monitor().read(RESOURCE, date == null ? Map.of() : Map.of("date", date.toString()));
        if (isJson()) {
            printJson(report);
        } else {
            new MorningReport(screen()).print(report);
            screen().note("As a page: " + monitor().url() + "/api/v1/" + RESOURCE + "?date="
                    + report.path("session").asText());
        }
        return ExitCode.DONE;
    }
}
