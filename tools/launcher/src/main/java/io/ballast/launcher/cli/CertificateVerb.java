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
            "Exit codes: 0 certified, 2 withheld or not decided yet, 3 UNKNOWN."
        })
final class CertificateVerb extends ReadingVerb {

    @Option(names = "--date", paramLabel = "DATE", description = "The session (default: the latest one decided on).")
    private String date;

    CertificateVerb(Session session) {
        super(session);
    }

    @Override
    boolean isCheck() {
        return true;
    }

    @Override
    public Integer call() {
        JsonNode decisions = monitor().read("certificates", query()).path("items");
        if (decisions.isEmpty()) {
            screen().note("Nothing was decided" + (date == null ? "" : " on " + date)
                    + ": predictions without a certificate may not be traded on. ./ballast eod makes and judges them.");
            if (isJson()) {
                screen().data("null");
            }
            return ExitCode.WITHHELD;
        }
        JsonNode latest = decisions.get(0);
        if (isJson()) {
            printJson(latest);
        } else {
            new Reports(screen()).certificate(latest);
        }
        return latest.path("certified").asBoolean() ? ExitCode.DONE : ExitCode.WITHHELD;
    }

    private Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        query.put("limit", "1");
        if (date != null) {
            query.put("session", date);
        }
        return query;
    }
}
