package io.ballast.launcher.cli;

import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code models targets}: what the models were trained on and why, and what each fallback costs. */
@Command(
        name = "targets",
        description = {
            "List which target each training used and why.",
            "Of the latest fallback: what it costs in information coefficient, and why the primary target is missing."
        })
final class TargetsVerb extends ReadingVerb {

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
    private int limit;

    TargetsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode selections = monitor().read("target-selections", Map.of("limit", Integer.toString(limit)));
        if (isJson()) {
            printJson(selections);
            return ExitCode.DONE;
        }
        var table = new Table("session", "target", "outcome", "run", "explanation");
        for (JsonNode selection : selections.path("items")) {
            table.add(
                    Text.text(selection.path("session")),
                    Text.text(selection.path("selectedTarget")),
                    Text.text(selection.path("outcome")),
                    Text.text(selection.path("runId")),
                    Text.text(selection.path("explanation")));
        }
        table.lines().forEach(screen()::data);
        againstPrimary(selections, true).ifPresent(this::receipts);
        againstPrimary(selections, false).ifPresent(selection -> attribution(selection.path("attribution")));
        screen().note("./ballast target-coverage shows the coverage now, --json has every figure of a decision.");
        return ExitCode.DONE;
    }

    /** The latest decision against the primary target, or the latest one with which models were trained. */
    private static Optional<JsonNode> againstPrimary(JsonNode selections, boolean trained) {
        return StreamSupport.stream(selections.path("items").spliterator(), false)
                .filter(selection -> selection.path("attribution").isObject())
                .filter(selection -> !trained || selection.path("trained").asBoolean())
                .findFirst();
    }

    private void receipts(JsonNode selection) {
        if (selection.path("receipts").isEmpty()) {
            if (selection.path("outcome").asText().equals("fallback")) {
                screen().note(
                                "What the fallback costs cannot be told: too few sessions have the primary target, or learning it failed.");
            }
            return;
        }
        screen().data("");
        screen().data("Information coefficient on " + Text.text(selection.path("session")) + " by what is learned:");
        var table = new Table("model", ">primary", ">fallback", ">cost", ">from", ">to", ">sessions");
        for (JsonNode receipt : selection.path("receipts")) {
            JsonNode cost = receipt.path("cost");
            table.add(
                    Text.text(receipt.path("model")),
                    Text.number(receipt.path("primary").path("mean"), 4),
                    Text.number(receipt.path("fallback").path("mean"), 4),
                    Text.number(cost.path("mean"), 4),
                    Text.number(cost.path("low"), 4),
                    Text.number(cost.path("high"), 4),
                    Text.count(cost.path("sessions")));
        }
        table.lines().forEach(screen()::data);
    }

    private void attribution(JsonNode attribution) {
        screen().data("");
        screen().data("Expected cells from " + Text.text(attribution.path("from")) + " to "
                + Text.text(attribution.path("to")) + ": " + Text.count(attribution.path("expectedCells")) + ", "
                + Text.count(attribution.path("coveredCells")) + " with the primary target, without it:");
        var table = new Table("cause", "sector", "listed", ">cells");
        for (JsonNode part : attribution.path("parts")) {
            table.add(
                    Text.text(part.path("cause")),
                    Text.text(part.path("sector")),
                    Text.text(part.path("listingAge")),
                    Text.count(part.path("cells")));
        }
        table.lines().forEach(screen()::data);
    }
}
