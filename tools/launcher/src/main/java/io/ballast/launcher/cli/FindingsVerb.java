package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code findings}: stored bars that look wrong by their symbol's own past. */
@Command(
        name = "findings",
        description = {
            "List stored bars that look wrong by their symbol's own past, newest session first:",
            "price jumps no corporate action explains, scale errors, wide ranges, volume spikes, stale repeats."
        })
final class FindingsVerb extends ReadingVerb {

    @Mixin
    private Choice choice;

    FindingsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode reply = monitor().read("findings", choice.query());
        if (isJson()) {
            printJson(reply);
            return ExitCode.DONE;
        }
        var table = new Table("symbol", "session", "kind", "why");
        for (JsonNode finding : reply.path("findings")) {
            table.add(
                    Text.text(finding.path("symbol")),
                    Text.text(finding.path("session")),
                    Text.text(finding.path("kind")),
                    Text.text(finding.path("detail")));
        }
        table.lines().forEach(screen()::data);
        screen().note(Text.count(reply.path("total"))
                + " in all. A bar that is wrong is fetched again by ./ballast ingest --symbol S --start-date D"
                + " --end-date D.");
        return ExitCode.DONE;
    }
}
