package io.ballast.launcher.report;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Incidents for people. */
public final class IncidentReport {

    private static final int PARTS = 8;

    private final Screen screen;

    /**
     * Incidents on a screen.
     *
     * @param screen where to write them
     */
    public IncidentReport(Screen screen) {
        this.screen = screen;
    }

    /**
     * Incidents with their symptoms.
     *
     * @param incidents the monitor's answer
     * @param state which ones were asked for
     */
    public void list(JsonNode incidents, String state) {
        if (incidents.isEmpty()) {
            screen.data("There is no incident (" + state + ").");
            return;
        }
        for (JsonNode incident : incidents) {
            head(incident);
        }
        screen.note("./ballast incidents show ID tells more; ack ID --author WHO --note WHY takes it on.");
    }

    /**
     * One incident with everything that happened to it.
     *
     * @param incident the monitor's answer
     */
    public void show(JsonNode incident) {
        head(incident);
        if (incident.hasNonNull("evidence")) {
            screen.data("  resolved " + Text.text(incident.path("resolvedAt")) + ": "
                    + Text.text(incident.path("evidence")));
        }
        var table = new Table("when", "what", "who", "detail");
        for (JsonNode entry : incident.path("history")) {
            table.add(
                    Text.text(entry.path("at")),
                    Text.text(entry.path("kind")),
                    Text.text(entry.path("author")),
                    Text.text(entry.path("detail")));
        }
        table.lines().forEach(screen::data);
        decision(incident.path("decision"));
        incident.path("attributions").properties().forEach(entry -> attribution(entry.getKey(), entry.getValue()));
        for (JsonNode symptom : incident.path("symptoms")) {
            screen.note(Text.text(symptom.path("rule")) + ": what to do is in " + Text.text(symptom.path("runbook")));
        }
    }

    private void decision(JsonNode impact) {
        if (!impact.isObject()) {
            return;
        }
        screen.data(screen.heading("decision") + " on " + Text.text(impact.path("session")) + " without the "
                + Text.count(impact.path("affected")) + " missing cells: rank correlation "
                + Text.number(impact.path("rankCorrelation"), 3) + ", " + Text.percent(impact.path("topDecileKept"))
                + " of the top decile of " + Text.count(impact.path("topDecile")) + " stays");
        if (!impact.path("lost").isEmpty()) {
            List<String> lost = new ArrayList<>();
            impact.path("lost").forEach(symbol -> lost.add(symbol.asText()));
            screen.data("  missing in it: " + String.join(", ", lost));
        }
    }

    private void attribution(String rule, JsonNode attribution) {
        if (attribution.hasNonNull("unavailable")) {
            screen.data(screen.heading(rule) + ": attribution not available: "
                    + Text.text(attribution.path("unavailable")));
            return;
        }
        screen.data(screen.heading(rule) + ": " + Text.count(attribution.path("lost")) + " cells of "
                + Text.count(attribution.path("symbols")) + " symbols are lost, since "
                + Text.text(attribution.path("since")));
        var table = new Table(">cells", "cause", "provider", "sector", "exchange", "listed");
        int more = 0;
        for (JsonNode part : attribution.path("parts")) {
            if (more++ < PARTS) {
                table.add(
                        Text.count(part.path("cells")),
                        Text.text(part.path("cause")),
                        Text.text(part.path("provider")),
                        Text.text(part.path("sector")),
                        Text.text(part.path("exchange")),
                        Text.text(part.path("listingAge")));
            }
        }
        table.lines().forEach(screen::data);
        if (more > PARTS) {
            screen.data("  and " + (more - PARTS) + " smaller parts (--json lists them)");
        }
        if (attribution.hasNonNull("firstFailure")) {
            screen.data("  first failure: " + Text.text(attribution.path("firstFailure")));
        }
        if (attribution.hasNonNull("repair")) {
            screen.data("  repair: " + Text.text(attribution.path("repair")));
        }
    }

    private void head(JsonNode incident) {
        screen.data(screen.heading(Text.text(incident.path("severity"))) + " " + Text.text(incident.path("title")));
        screen.data("  " + Text.text(incident.path("id")) + ", " + Text.text(incident.path("state")) + who(incident)
                + ", since " + Text.text(incident.path("session")) + ", cause " + Text.text(incident.path("cause")));
        for (JsonNode symptom : incident.path("symptoms")) {
            screen.data("  - " + Text.text(symptom.path("rule")) + ": " + Text.text(symptom.path("message")));
        }
    }

    private static String who(JsonNode incident) {
        return incident.hasNonNull("acknowledgedBy") ? " by " + Text.text(incident.path("acknowledgedBy")) : "";
    }
}
