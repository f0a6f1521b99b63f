package io.ballast.launcher.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.launcher.drill.Outcome;

/**
 * What came of drills and quiet sessions.
 *
 * @param seed what they were drawn from
 * @param outcomes in order
 */
public record DrillReport(long seed, List<Outcome> outcomes) {

    /** Calendar days of history drills need. */
    public static final int DAYS = 200;

    /** The share of the drills whose cause must be the right one. */
    private static final double NAMED = 0.95;

    /** Copies the outcomes. */
    public DrillReport {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Whether the alarms work.
     *
     * @return every drill detected and resolved, 95 % named rightly, and no false alarm
     */
    public boolean passed() {
        return count(Outcome::detected) == drills()
                && count(Outcome::resolved) == drills()
                && count(Outcome::named) >= NAMED * drills()
                && falseAlarms() == 0;
    }

    private long drills() {
        return count(outcome -> true);
    }

    private long count(Predicate<Outcome> which) {
        return outcomes.stream()
                .filter(outcome -> outcome.drill() != null)
                .filter(which)
                .count();
    }

    private long quietSessions() {
        return outcomes.size() - drills();
    }

    private long falseAlarms() {
        return outcomes.stream()
                .filter(outcome -> outcome.drill() == null && outcome.detected())
                .count();
    }

    /**
     * The report for programs.
     *
     * @return one object
     */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("passed", passed()).put("seed", seed).put("drills", drills());
        json.put("detected", count(Outcome::detected)).put("named", count(Outcome::named));
        json.put("resolved", count(Outcome::resolved)).put("quietSessions", quietSessions());
        json.put("falseAlarms", falseAlarms());
        ArrayNode items = json.putArray("outcomes");
        outcomes.forEach(outcome -> items.add(item(outcome)));
        return json;
    }

    private static ObjectNode item(Outcome outcome) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("drill", outcome.drill() == null ? "quiet" : outcome.drill().label());
        item.put("session", outcome.session().toString()).put("passed", outcome.passed());
        outcome.rules().forEach(item.putArray("rules")::add);
        put(item, "detectedSeconds", outcome.detectedSeconds());
        item.put("cause", outcome.cause()).put("expected", outcome.expected()).put("repair", outcome.repair());
        put(item, "resolvedSeconds", outcome.resolvedSeconds());
        outcome.open().forEach(item.putArray("open")::add);
        return item;
    }

    private static void put(ObjectNode item, String name, double seconds) {
        if (Double.isNaN(seconds)) {
            item.putNull(name);
        } else {
            item.put(name, Math.round(seconds * 10) / 10.0);
        }
    }

    /**
     * The report for people.
     *
     * @return a table and a sentence
     */
    public List<String> lines() {
        var table =
                new Table("drill", "session", "detected by", ">after", "cause named", "", "repair", ">resolved after");
        for (Outcome outcome : outcomes) {
            if (outcome.drill() != null || outcome.detected()) {
                table.add(
                        outcome.drill() == null ? "quiet" : outcome.drill().label(),
                        outcome.session().toString(),
                        rules(outcome),
                        seconds(outcome.detectedSeconds()),
                        outcome.cause() == null ? "-" : outcome.cause(),
                        outcome.named() ? "right" : "WRONG",
                        outcome.repair() == null ? "-" : outcome.repair(),
                        seconds(outcome.resolvedSeconds()));
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(String.format(
                Locale.ROOT,
                "%s: of %d drills %d detected, %d named rightly, %d resolved; %d false alarms in %d quiet sessions.",
                passed() ? "The alarms work" : "THE ALARMS FAIL",
                drills(),
                count(Outcome::detected),
                count(Outcome::named),
                count(Outcome::resolved),
                falseAlarms(),
                quietSessions()));
        return lines;
    }

    /**
     * One outcome in a line.
     *
     * @param outcome of a drill or a quiet session
     * @return for progress
     */
    public static String line(Outcome outcome) {
        String name = outcome.drill() == null ? "quiet" : outcome.drill().label();
        String noticed = outcome.detected()
                ? "noticed after " + seconds(outcome.detectedSeconds()) + ": " + outcome.cause() + " " + outcome.rules()
                : "nothing noticed";
        String end = outcome.drill() == null ? "" : ", resolved after " + seconds(outcome.resolvedSeconds());
        String open = outcome.open().isEmpty() ? "" : ", open: " + outcome.open();
        return String.format(
                "  %-4s %-18s %s  %s%s%s",
                outcome.passed() ? "ok" : "FAIL", name, outcome.session(), noticed, end, open);
    }

    private static String rules(Outcome outcome) {
        List<String> rules = outcome.rules();
        if (rules.isEmpty()) {
            return "-";
        }
        return rules.size() == 1 ? rules.get(0) : rules.get(0) + " and " + (rules.size() - 1) + " more";
    }

    private static String seconds(double seconds) {
        return Double.isNaN(seconds) ? "never" : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
