package io.ballast.launcher.report;

import com.fasterxml.jackson.databind.JsonNode;

/** An alert's back-test for people. */
public final class BacktestReport {

    private final Screen screen;

    /**
     * A report on a screen.
     *
     * @param screen where to write it
     */
    public BacktestReport(Screen screen) {
        this.screen = screen;
    }

    /**
     * What a rule would have said.
     *
     * @param reply the monitor's answer
     */
    public void print(JsonNode reply) {
        String scope = reply.path("scope").asText();
        screen.data(screen.heading(Text.text(reply.path("rule"))) + ": " + Text.text(reply.path("metric"))
                + (scope.isEmpty() ? "" : " of " + scope) + " " + Text.text(reply.path("comparison")) + " "
                + Text.text(reply.path("threshold")));
        if (reply.path("sessions").asInt() == 0) {
            screen.data("  There is no figure in that time: nothing to replay.");
            return;
        }
        screen.data("  would have fired " + Text.count(reply.path("fired")) + " times and been in breach for "
                + Text.count(reply.path("sessionsInBreach")) + " of " + Text.count(reply.path("sessions"))
                + " sessions, " + Text.text(reply.path("from")) + " to " + Text.text(reply.path("to")));
        screen.data("  justified " + Text.count(reply.path("justified")) + ", in vain "
                + Text.count(reply.path("inVain")) + ", nobody decided " + Text.count(reply.path("undecided")));
        var table = new Table("from", "to", ">sessions", ">worst", "use");
        for (JsonNode episode : reply.path("episodes")) {
            table.add(
                    Text.text(episode.path("from")),
                    episode.path("open").asBoolean() ? "still" : Text.text(episode.path("to")),
                    Text.count(episode.path("sessions")),
                    Text.text(episode.path("worst")),
                    Text.text(episode.path("use")));
        }
        if (!reply.path("episodes").isEmpty()) {
            table.lines().forEach(screen::data);
        }
        screen.note("--threshold X tries another one; PUT /api/v1/rules/" + Text.text(reply.path("rule"))
                + " takes it over.");
    }
}
