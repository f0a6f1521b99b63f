package io.ballast.launcher.report;

import com.fasterxml.jackson.databind.JsonNode;

/** What is behind the features of a row, as people read it. */
public final class ExplanationReport {

    private static final int SHOWN_AT_EACH_END = 6;

    private final Screen screen;

    /**
     * A report.
     *
     * @param screen where to
     */
    public ExplanationReport(Screen screen) {
        this.screen = screen;
    }

    /**
     * Prints an explanation.
     *
     * @param explanation answer of the feature service
     */
    public void print(JsonNode explanation) {
        boolean member = explanation.path("member").asBoolean();
        screen.data(Text.text(explanation.path("symbol")) + " on " + Text.text(explanation.path("session"))
                + (member ? ", a member of the universe" : ", not a member of the universe"));
        JsonNode values = explanation.path("values");
        if (values.size() == 1) {
            one(values.get(0));
        } else {
            all(values);
        }
        bars("Bars of " + Text.text(explanation.path("symbol")), explanation.path("bars"));
        bars("Bars of " + Text.text(explanation.path("benchmarkSymbol")), explanation.path("benchmark"));
        revisions(explanation.path("revisions"));
        actions(explanation.path("actions"));
        fields("Shares outstanding", explanation.path("shares"));
        fields("Statement, with flows over twelve months", explanation.path("statement"));
        explanation.path("peers").forEach(peers -> fields("Members of the session", peers));
        next(explanation);
    }

    private void one(JsonNode value) {
        screen.data(Text.text(value.path("name")) + " = " + value(value.path("published")) + " ("
                + Text.text(value.path("unit")) + ")");
        screen.data("  formula     " + Text.text(value.path("formula")));
        screen.data("  recomputed  " + value(value.path("recomputed"))
                + (value.path("current").asBoolean() ? ", the same bits" : ", not what is published"));
        if (value.path("nullReason").isTextual()) {
            screen.data("  null as     " + value.path("nullReason").asText());
        }
    }

    private void all(JsonNode values) {
        var table = new Table("name", ">published", "formula, or why it is null");
        for (JsonNode value : values) {
            JsonNode why = value.path("nullReason");
            table.add(
                    Text.text(value.path("name")) + (value.path("current").asBoolean() ? "" : " *"),
                    value(value.path("published")),
                    why.isTextual() ? "null: " + why.asText() : Text.text(value.path("formula")));
        }
        table.lines().forEach(screen::data);
    }

    private void bars(String title, JsonNode bars) {
        if (bars.isEmpty()) {
            return;
        }
        screen.data(title + ", raw with factors (" + bars.size() + ")");
        var table = new Table(
                "session",
                ">open",
                ">high",
                ">low",
                ">close",
                ">volume",
                ">price factor",
                ">split factor",
                ">adjusted close",
                "provider",
                "known at");
        for (int i = 0; i < bars.size(); i++) {
            boolean hidden = i >= SHOWN_AT_EACH_END && i < bars.size() - SHOWN_AT_EACH_END;
            if (!hidden) {
                bar(table, bars.get(i));
            } else if (i == SHOWN_AT_EACH_END) {
                table.add("...", "", "", "", "", "", "", "", "", "", "all with --json");
            }
        }
        table.lines().forEach(screen::data);
    }

    private static void bar(Table table, JsonNode bar) {
        table.add(
                Text.text(bar.path("session")),
                value(bar.path("open")),
                value(bar.path("high")),
                value(bar.path("low")),
                value(bar.path("close")),
                Text.count(bar.path("volume")),
                value(bar.path("priceFactor")),
                value(bar.path("splitFactor")),
                Text.number(bar.path("adjustedClose"), 6),
                Text.text(bar.path("provider")),
                Text.text(bar.path("knownAt")));
    }

    private void revisions(JsonNode revisions) {
        if (revisions.isEmpty()) {
            return;
        }
        screen.data("Earlier versions of these bars (" + revisions.size() + ")");
        var table = new Table("symbol", "session", ">close", ">volume", "provider", "known at", "replaced at");
        for (JsonNode revision : revisions) {
            table.add(
                    Text.text(revision.path("symbol")),
                    Text.text(revision.path("session")),
                    value(revision.path("close")),
                    Text.count(revision.path("volume")),
                    Text.text(revision.path("provider")),
                    Text.text(revision.path("knownAt")),
                    Text.text(revision.path("supersededAt")));
        }
        table.lines().forEach(screen::data);
    }

    private void actions(JsonNode actions) {
        if (actions.isEmpty()) {
            return;
        }
        screen.data("Splits and dividends in the factors (" + actions.size() + ")");
        var table = new Table("ex-date", "kind", ">from", ">to", ">cash");
        for (JsonNode action : actions) {
            table.add(
                    Text.text(action.path("exDate")),
                    Text.text(action.path("kind")),
                    value(action.path("splitFrom")),
                    value(action.path("splitTo")),
                    value(action.path("cashAmount")));
        }
        table.lines().forEach(screen::data);
    }

    private void fields(String title, JsonNode object) {
        if (!object.isObject()) {
            return;
        }
        screen.data(title);
        object.properties().forEach(field -> screen.data("  " + field.getKey() + " " + value(field.getValue())));
    }

    private void next(JsonNode explanation) {
        boolean current = true;
        for (JsonNode value : explanation.path("values")) {
            current &= value.path("current").asBoolean();
        }
        if (!explanation.path("built").asBoolean()) {
            screen.note("This row is not published yet: ./ballast features build.");
        } else if (!current) {
            screen.note("The stored inputs give other values than published (*): ./ballast features build.");
        } else {
            screen.note("All published values are what the stored inputs give.");
        }
    }

    private static String value(JsonNode node) {
        return Text.text(node);
    }
}
