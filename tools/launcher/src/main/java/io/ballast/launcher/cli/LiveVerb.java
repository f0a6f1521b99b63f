package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code models live}: what published predictions earned against what was promised. */
@Command(name = "live", description = "Show what a model's published predictions earned against what was promised.")
final class LiveVerb extends ReadingVerb {

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            defaultValue = "blend",
            description = "Its name (default: blend).")
    private String model;

    @Option(names = "--sessions", paramLabel = "N", defaultValue = "60", description = "How many (default: 60).")
    private int sessions;

    LiveVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode live = monitor()
                .read(MonitorClient.resource("models", model, "live"), Map.of("sessions", Integer.toString(sessions)));
        if (isJson()) {
            printJson(live);
            return ExitCode.DONE;
        }
        var table = new Table("session", "version", ">symbols", ">promised ic", ">realised ic", ">drift");
        for (JsonNode item : live.path("sessions")) {
            table.add(
                    Text.text(item.path("session")),
                    Text.text(item.path("version")),
                    Text.count(item.path("symbols")),
                    Text.number(item.path("promisedIc"), 4),
                    Text.number(item.path("realisedIc"), 4),
                    Text.number(item.path("predictionStability"), 3));
        }
        table.lines().forEach(screen()::data);
        screen().note(verdict(live) + " ./ballast models drift looks at the features.");
        return ExitCode.DONE;
    }

    private static String verdict(JsonNode live) {
        JsonNode realised = live.path("realised");
        if (live.path("verdict").asText().equals("too-early")) {
            return "It is too early to tell: " + Text.count(realised.path("sessions"))
                    + " sessions have an outcome that was promised.";
        }
        return "The promise is " + Text.text(live.path("verdict")) + ": " + Text.number(live.path("promisedIc"), 4)
                + " promised, " + Text.number(realised.path("mean"), 4) + " came (95 % from "
                + Text.number(realised.path("low"), 4) + " to " + Text.number(realised.path("high"), 4) + ", "
                + Text.count(realised.path("sessions")) + " sessions).";
    }
}
