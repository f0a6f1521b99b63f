package io.ballast.launcher.cli;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.client.RemoteFailure;

/** {@code backfill}: fetches the history that is missing. */
@Command(name = "backfill", description = "Fetch the history that is missing, newest first, in steps that adapt.")
final class BackfillVerb extends DispatchVerb {

    private static final int BAD_REQUEST = 400;

    @Option(
            names = "--target-days",
            paramLabel = "N",
            description = "Calendar days of history wanted (default: BACKFILL_TARGET_DAYS, else 420).")
    private Integer targetDays;

    @Option(names = "--plan", description = "Only say what would be asked for, with how many calls.")
    private boolean planOnly;

    BackfillVerb(Session session) {
        super(
                session,
                "historical-backfill",
                new Ending(
                        List.of("from", "to", "stored", "revised", "empty", "quarantined", "failedSteps"),
                        "./ballast gaps shows what is still missing; features follow by themselves (./ballast tasks list)."));
    }

    @Override
    public Integer call() {
        if (planOnly) {
            JsonNode plan = plan();
            if (isJson()) {
                printJson(plan);
            } else {
                screen().data(plan.path("summary").asText());
            }
            return ExitCode.DONE;
        }
        try {
            screen().note("Plan: " + plan().path("summary").asText());
        } catch (RemoteFailure unplanned) {
            if (unplanned.status() == BAD_REQUEST) {
                throw unplanned;
            }
            // what else is wrong the operation says too, and it is what was asked for
            screen().note("No plan: " + unplanned.getMessage());
        }
        return super.call();
    }

    private JsonNode plan() {
        String days = targetDays != null
                ? targetDays.toString()
                : session().environment().get("BACKFILL_TARGET_DAYS");
        return monitor().read("ingestion-progress/plan", days == null ? Map.of() : Map.of("target-days", days));
    }

    @Override
    void addVariables(ObjectNode variables) {
        if (targetDays != null) {
            variables.put("BACKFILL_TARGET_DAYS", targetDays.toString());
        }
    }
}
