package io.ballast.launcher.cli;

import java.util.LinkedHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code models drift}: how far a session's features are from those before. */
@Command(
        name = "drift",
        description = "Show how far the features of a session are from those of the 20 sessions before.")
final class DriftVerb extends ReadingVerb {

    @Option(names = "--date", paramLabel = "DATE", description = "The session (default: the latest with features).")
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
        var table = new Table("feature", ">psi", "change");
        for (JsonNode feature : drift.path("features")) {
            table.add(
                    Text.text(feature.path("feature")),
                    Text.number(feature.path("stability"), 3),
                    Text.text(feature.path("change")));
        }
        table.lines().forEach(screen()::data);
        screen().note(Text.text(drift.path("session")) + " against " + Text.text(drift.path("referenceFrom")) + " to "
                + Text.text(drift.path("referenceTo"))
                + "; from 0.1 on a look is worth while, from 0.25 on it is another"
                + " market. ./ballast models live shows whether predictions suffer.");
        return ExitCode.DONE;
    }
}
