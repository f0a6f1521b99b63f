package io.ballast.launcher.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Gaps and their repair for people. */
public final class GapReport {

    private static final int SESSIONS = 10;

    private final Screen screen;

    /**
     * Gaps on a screen.
     *
     * @param screen where to write them
     */
    public GapReport(Screen screen) {
        this.screen = screen;
    }

    /**
     * The gaps there are, and the latest repairs.
     *
     * @param reply the monitor's answer
     */
    public void gaps(JsonNode reply) {
        outlook(reply.path("outlook"));
        if (!reply.path("repairs").isEmpty()) {
            var table = new Table("asked at", "who", "from", "to", ">asked", ">healed", ">absent", "run");
            for (JsonNode repair : reply.path("repairs")) {
                table.add(
                        Text.text(repair.path("requestedAt")),
                        Text.text(repair.path("author")),
                        Text.text(repair.path("from")),
                        Text.text(repair.path("to")),
                        Text.count(repair.path("asked")),
                        Text.count(repair.path("healed")),
                        Text.count(repair.path("absent")),
                        Text.text(repair.path("runId")));
            }
            screen.data(screen.heading("Repairs"));
            table.lines().forEach(screen::data);
        }
        screen.note("Healing by itself is " + (reply.path("automatic").asBoolean() ? "on" : "off (HEAL_AUTO)")
                + "; ./ballast heal repairs now, ./ballast absences list names the cells.");
    }

    /**
     * What a look for gaps found, and what was done or would be.
     *
     * @param outlook the operation's result
     */
    public void outlook(JsonNode outlook) {
        counts("Facts of the market, left alone", outlook.path("facts"));
        counts("Gaps that can be repaired", outlook.path("recoverable"));
        boolean planned = outlook.path("dryRun").asBoolean();
        screen.data(screen.heading(planned ? "To be asked for" : "Asked for") + ": "
                + Text.count(outlook.path("asked")) + " cells of " + Text.count(outlook.path("symbols")) + " symbols"
                + (outlook.hasNonNull("from")
                        ? ", " + Text.text(outlook.path("from")) + " to " + Text.text(outlook.path("to"))
                        : ""));
        if (outlook.hasNonNull("healed")) {
            screen.data("  " + Text.count(outlook.path("healed")) + " have a bar now, "
                    + Text.count(outlook.path("absent")) + " still have none; "
                    + Text.text(outlook.path("decision")));
        }
        line(outlook, "waiting", "were asked for in vain and wait for their next attempt");
        line(outlook, "givenUp", "were asked for too often in vain");
        line(outlook, "deferred", "are beyond the budget of one run (HEAL_MAX_CELLS): the next one asks for them");
        line(outlook, "overBudget", "are beyond what a day repairs without a person (HEAL_MAX_CELLS_PER_DAY)");
        braked(outlook.path("braked"));
    }

    private void counts(String title, JsonNode byReason) {
        screen.data(screen.heading(title) + (byReason.isEmpty() ? ": none" : ""));
        byReason.properties().forEach(entry -> screen.data("  " + Text.count(entry.getValue()) + " " + entry.getKey()));
    }

    private void line(JsonNode outlook, String count, String what) {
        if (outlook.path(count).asLong() > 0) {
            screen.data("  " + Text.count(outlook.path(count)) + " " + what);
        }
    }

    private void braked(JsonNode braked) {
        if (braked.isEmpty()) {
            return;
        }
        screen.data(screen.heading("Waiting for a person"));
        int shown = 0;
        for (JsonNode session : braked) {
            if (shown++ < SESSIONS) {
                screen.data("  " + Text.text(session.path("session")) + " lacks " + Text.count(session.path("gaps"))
                        + " of " + Text.count(session.path("members")) + " members");
            }
        }
        if (shown > SESSIONS) {
            screen.data("  and " + (shown - SESSIONS) + " sessions more (--json lists them)");
        }
        screen.note("./ballast heal --approve --author WHO --note WHY repairs them too.");
    }
}
