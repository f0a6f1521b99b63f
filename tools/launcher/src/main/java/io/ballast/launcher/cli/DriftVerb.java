package io.ballast.launcher.cli;

import java.util.LinkedHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code models drift}: how far a session is from what its models have learned from. */
@Command(
        name = "drift",
        description =
                "Show how far the features and predictions of a session are from what its models have learned from.")
final class DriftVerb extends ReadingVerb {

    @Option(names = "--date", paramLabel = "DATE", description = "The session (default: the latest that was measured).")
    private String date;

    DriftVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        var query = new LinkedHashMap<String, String>();
        if (date != null) {
            query.put("session", date);
        }
        JsonNode drift = monitor().read("models/drift", query);
        if (isJson()) {
            printJson(drift);
            return ExitCode.DONE;
        }
        var table = new Table("kind", "name", ">psi", "change");
        add(table, "prediction", drift.path("predictions"));
        add(table, "feature", drift.path("features"));
        table.lines().forEach(screen()::data);
        screen().note(Text.text(drift.path("session")) + " against the rows that training "
                + Text.text(drift.path("trainingRunId")) + " has learned from, " + Text.text(drift.path("trainedFrom"))
                + " to " + Text.text(drift.path("trainedTo"))
                + "; from 0.1 on a look is worth while, from 0.25 on it is another population."
                + " ./ballast models live shows whether predictions suffer.");
        return ExitCode.DONE;
    }

    private static void add(Table table, String kind, JsonNode items) {
        for (JsonNode item : items) {
            table.add(
                    kind,
                    Text.text(item.path("name")),
                    Text.number(item.path("stability"), 3),
                    Text.text(item.path("change")));
        }
    }
}
