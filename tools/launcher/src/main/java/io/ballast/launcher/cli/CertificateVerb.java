package io.ballast.launcher.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Reports;

/** {@code certificate}: whether a session's predictions may be traded on. */
@Command(
        name = "certificate",
        description = {
            "Show whether a session's predictions may be traded on, with every check.",
            "What was decided before the next open stands; --history shows what was decided beside it.",
            "Exit codes: 0 certified, 2 withheld or not decided yet, 3 UNKNOWN."
        })
final class CertificateVerb extends ReadingVerb {

    @Option(names = "--date", paramLabel = "DATE", description = "The session (default: the latest one decided on).")
    private String date;

    @Option(names = "--history", description = "Also list the other decisions on that session.")
    private boolean history;

    CertificateVerb(Session session) {
        super(session);
    }

    @Override
    boolean isCheck() {
        return true;
    }

    @Override
    public Integer call() {
        JsonNode decisions = monitor().read("certificates", query("1", date)).path("items");
        if (decisions.isEmpty()) {
            screen().note("Nothing was decided" + (date == null ? "" : " on " + date)
                    + ": predictions without a certificate may not be traded on. ./ballast eod makes and judges them.");
            if (isJson()) {
                screen().data("null");
            }
            return ExitCode.WITHHELD;
        }
        JsonNode latest = decisions.get(0);
        JsonNode all = history ? ofSession(latest.path("session").asText()) : null;
        if (isJson()) {
            printJson(history ? all : latest);
        } else {
            new Reports(screen()).certificate(latest);
            if (history) {
                new Reports(screen()).decisions(all);
            }
        }
        return latest.path("certified").asBoolean() ? ExitCode.DONE : ExitCode.WITHHELD;
    }

    private JsonNode ofSession(String session) {
        return monitor().read("certificates", query("500", session)).path("items");
    }

    private static Map<String, String> query(String limit, String session) {
        var query = new LinkedHashMap<String, String>();
        query.put("limit", limit);
        if (session != null) {
            query.put("session", session);
        }
        return query;
    }
}
