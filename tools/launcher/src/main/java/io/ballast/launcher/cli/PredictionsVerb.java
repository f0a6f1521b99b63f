package io.ballast.launcher.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code predictions}: a session's predictions, if they may be traded on. */
@Command(
        name = "predictions",
        description = {
            "Show a session's predictions, highest first; only those that may be traded on.",
            "Exit codes: 0 shown, 2 there are none that may be traded on."
        })
final class PredictionsVerb extends ReadingVerb {

    @Option(names = "--date", paramLabel = "DATE", description = "The session (default: the latest one predicted).")
    private String date;

    @Option(names = "--model", paramLabel = "M", defaultValue = "blend", description = "Whose (default: blend).")
    private String model;

    @Option(names = "--all", description = "Also those that may not be traded on.")
    private boolean all;

    PredictionsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode page = monitor().read("predictions", query());
        if (isJson()) {
            printJson(page);
        } else {
            show(page.path("items"));
        }
        if (!page.path("items").isEmpty()) {
            return ExitCode.DONE;
        }
        screen().note("No prediction of " + model + " for " + Text.text(page.path("session"))
                + (all
                        ? ": ./ballast predict makes them."
                        : " may be traded on: ./ballast certificate says why, --all shows them anyway."));
        return ExitCode.WITHHELD;
    }

    private void show(JsonNode predictions) {
        var table = new Table("symbol", "session", "model", "version", "target", ">prediction", "tradable");
        for (JsonNode prediction : predictions) {
            table.add(
                    Text.text(prediction.path("symbol")),
                    Text.text(prediction.path("session")),
                    Text.text(prediction.path("model")),
                    Text.text(prediction.path("version")),
                    Text.text(prediction.path("target")),
                    Text.number(prediction.path("prediction"), 6),
                    prediction.path("tradable").asBoolean() ? "yes" : "no");
        }
        table.lines().forEach(screen()::data);
    }

    private Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        query.put("model", model);
        query.put("all", Boolean.toString(all));
        if (date != null) {
            query.put("session", date);
        }
        return query;
    }
}
