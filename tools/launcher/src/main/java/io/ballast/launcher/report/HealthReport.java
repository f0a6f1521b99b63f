package io.ballast.launcher.report;

import com.fasterxml.jackson.databind.JsonNode;

/** The health of everything under the pipeline, for people. */
public final class HealthReport {

    private final Screen screen;

    /**
     * A report on a screen.
     *
     * @param screen where to write it
     */
    public HealthReport(Screen screen) {
        this.screen = screen;
    }

    /**
     * The status, a line for each thing looked at, and what to do about those that are not well.
     *
     * @param report the monitor's answer
     */
    public void print(JsonNode report) {
        screen.data(screen.heading("Health") + ": " + screen.verdict(Text.text(report.path("status"))));
        screen.data("");
        var table = new Table("component", "check", "status", "found");
        for (JsonNode check : report.path("checks")) {
            table.add(
                    check.path("component").asText(),
                    check.path("name").asText(),
                    check.path("status").asText(),
                    check.path("detail").asText());
        }
        table.lines().forEach(screen::data);
        for (JsonNode check : report.path("checks")) {
            if (check.hasNonNull("recommendation")) {
                screen.note(check.path("component").asText() + ", "
                        + check.path("name").asText() + ": "
                        + check.path("recommendation").asText());
            }
        }
    }
}
