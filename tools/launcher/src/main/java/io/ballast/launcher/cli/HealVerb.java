package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.GapReport;

/** {@code heal}: repairs the gaps that can be repaired. */
@Command(
        name = "heal",
        description = {
            "Ask the providers again for every cell that should have a bar, look what came back, and rebuild what"
                    + " follows from it.",
            "Sessions that lack more of their members than HEAL_MAX_SHARE wait for --approve; so do cells that were asked"
                    + " for too often. Exit code 7 says that something waits."
        })
final class HealVerb extends DispatchVerb {

    @Option(names = "--dry-run", description = "Only tell what would be asked for.")
    private boolean dryRun;

    @Option(names = "--approve", description = "Let it go beyond the brake; needs --author and --note.")
    private boolean approve;

    @Option(names = "--author", paramLabel = "WHO", description = "Who approves.")
    private String author;

    @Option(names = "--note", paramLabel = "WHY", description = "Why.")
    private String note;

    HealVerb(Session session) {
        super(session, "heal-gaps");
    }

    @Override
    void addParameters(ObjectNode parameters) {
        if (!approve && (author != null || note != null)) {
            throw new VerbFailure(
                    ExitCode.USAGE, "--author and --note sign an approval: add --approve, or leave them out.", null);
        }
        parameters.put("dryRun", dryRun);
        if (approve) {
            parameters.put("approve", true).put("author", author).put("note", note);
        }
    }

    @Override
    int finish(JsonNode ended) {
        JsonNode result = ended.path("result");
        if (isJson()) {
            printJson(result.isObject() ? result : ended);
        } else if (result.isObject()) {
            new GapReport(screen()).outlook(result);
        }
        return exitCode(ended);
    }
}
