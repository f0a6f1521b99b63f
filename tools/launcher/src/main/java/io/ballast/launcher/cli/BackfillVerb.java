package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backfill}: fetches the history that is missing. */
@Command(name = "backfill", description = "Fetch the history that is missing, newest first, in steps that adapt.")
final class BackfillVerb extends DispatchVerb {

    @Option(
            names = "--target-days",
            paramLabel = "N",
            description = "Calendar days of history wanted (default: BACKFILL_TARGET_DAYS, else 420).")
    private Integer targetDays;

    BackfillVerb(Session session) {
        super(session, "historical-backfill");
    }

    @Override
    void addVariables(ObjectNode variables) {
        if (targetDays != null) {
            variables.put("BACKFILL_TARGET_DAYS", targetDays.toString());
        }
    }
}
