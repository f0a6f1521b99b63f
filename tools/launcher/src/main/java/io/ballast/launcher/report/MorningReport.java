package io.ballast.launcher.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/** A morning report for people. */
public final class MorningReport {

    private static final int SHOWN = 10;

    private final Screen screen;

    /**
     * A report on a screen.
     *
     * @param screen where to write it
     */
    public MorningReport(Screen screen) {
        this.screen = screen;
    }

    /**
     * Prints a report.
     *
     * @param report the monitor's answer
     */
    public void print(JsonNode report) {
        screen.data(screen.heading("Morning report of " + Text.text(report.path("session"))) + ": "
                + Text.text(report.path("summary")));
        screen.data("  compared with " + Text.text(report.path("before")) + ", next session "
                + Text.text(report.path("next")));
        alerts(report.path("alerts"));
        moves("joined", report.path("universe").path("joined"));
        moves("left", report.path("universe").path("left"));
        for (JsonNode rename : report.path("universe").path("renamed")) {
            screen.data("  renamed: " + Text.text(rename.path("ticker")) + " is " + Text.text(rename.path("symbol"))
                    + " since " + Text.text(rename.path("on")));
        }
        coverage(report.path("coverage"));
        ranks(report.path("ranks"));
        revisions(report);
    }

    private void alerts(JsonNode alerts) {
        var table = new Table("watched", "what", "detail");
        for (JsonNode alert : alerts) {
            table.add(
                    Text.text(alert.path("symbol")),
                    alert.path("kind").asText().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Text.text(alert.path("detail")));
        }
        if (!alerts.isEmpty()) {
            table.lines().forEach(screen::data);
        }
    }

    private void moves(String what, JsonNode moves) {
        List<String> named = new ArrayList<>();
        for (JsonNode move : moves) {
            named.add(Text.text(move.path("symbol")) + " (" + Text.text(move.path("reason")) + ")");
        }
        some(what, named);
    }

    private void coverage(JsonNode coverage) {
        screen.data("  coverage: " + counted(coverage.path("before")) + " before, " + counted(coverage.path("now"))
                + " now");
        List<String> lost = new ArrayList<>();
        for (JsonNode missing : coverage.path("lost")) {
            lost.add(Text.text(missing.path("symbol")) + " (" + Text.text(missing.path("cause")) + ")");
        }
        some("lost their data", lost);
    }

    private static String counted(JsonNode counted) {
        return Text.count(counted.path("symbolsWithFeatures")) + " of " + Text.count(counted.path("universeSymbols"))
                + " symbols";
    }

    private void ranks(JsonNode ranks) {
        if (ranks.isMissingNode() || ranks.isNull()) {
            screen.data("  ranks: there is nothing to compare");
            return;
        }
        screen.data("  ranks of " + Text.text(ranks.path("model")) + ": correlation "
                + Text.number(ranks.path("correlation"), 3) + ", " + Text.percent(ranks.path("topDecileKept"))
                + " of the top decile kept, " + Text.count(ranks.path("moved")) + " moved far");
        var table = new Table("symbol", ">before", ">now", "what else happened");
        int shown = 0;
        for (JsonNode move : ranks.path("moves")) {
            if (shown++ < SHOWN) {
                List<String> causes = new ArrayList<>();
                move.path("causes").forEach(cause -> causes.add(cause.asText()));
                table.add(
                        Text.text(move.path("symbol")),
                        Text.percent(move.path("before")),
                        Text.percent(move.path("after")),
                        String.join(", ", causes));
            }
        }
        if (shown > 0) {
            table.lines().forEach(screen::data);
        }
    }

    private void revisions(JsonNode report) {
        if (report.path("revised").asInt() == 0) {
            return;
        }
        screen.data("  revisions: " + Text.count(report.path("revised")));
        var table = new Table("symbol", "session", "what", ">before", ">now", "cause");
        int shown = 0;
        for (JsonNode revision : report.path("revisions")) {
            if (shown++ < SHOWN) {
                table.add(
                        Text.text(revision.path("symbol")),
                        Text.text(revision.path("session")),
                        Text.text(revision.path("what")),
                        Text.text(revision.path("before")),
                        Text.text(revision.path("after")),
                        Text.text(revision.path("cause")));
            }
        }
        table.lines().forEach(screen::data);
    }

    private void some(String what, List<String> named) {
        if (named.isEmpty()) {
            return;
        }
        String more = named.size() > SHOWN ? " and " + (named.size() - SHOWN) + " more (--json lists them)" : "";
        screen.data("  " + what + ": " + String.join(", ", named.subList(0, Math.min(SHOWN, named.size()))) + more);
    }
}
