package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code corrections}: stored bars that changed later. */
@Command(name = "corrections", description = "List bars that changed after they were stored, the latest change first.")
final class CorrectionsVerb extends ReadingVerb {

    @Mixin
    private Choice choice;

    CorrectionsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode corrections = monitor().read("corrections", choice.query());
        if (isJson()) {
            printJson(corrections);
            return ExitCode.DONE;
        }
        var table = new Table(
                "symbol", "session", "close before", "close", "volume before", "volume", "by", "known at", "run");
        for (JsonNode row : corrections) {
            table.add(
                    Text.text(row.path("symbol")),
                    Text.text(row.path("session")),
                    Text.text(row.path("closeBefore")),
                    Text.text(row.path("close")),
                    Text.text(row.path("volumeBefore")),
                    Text.text(row.path("volume")),
                    Text.text(row.path("provider")),
                    Text.text(row.path("knownAt")),
                    Text.text(row.path("run")));
        }
        table.lines().forEach(screen()::data);
        screen().note(corrections.size() + " shown. What was known before: GET /api/v1/bars/SYMBOL?known-at=INSTANT.");
        return ExitCode.DONE;
    }
}
