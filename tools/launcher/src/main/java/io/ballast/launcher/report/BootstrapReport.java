package io.ballast.launcher.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a bootstrap brought, as one object for programs and as a page for people. */
public final class BootstrapReport {

    private static final List<String> KEYS = List.of(
            "provider",
            "from",
            "to",
            "latestSession",
            "symbols",
            "bars",
            "quarantined",
            "featureRows",
            "symbolsWithFeatures",
            "featureCoverageRate",
            "targetCoverage",
            "selectedTarget",
            "fallback",
            "models",
            "predictions",
            "verdicts",
            "seconds");

    private final ObjectNode result;

    private BootstrapReport(ObjectNode result) {
        this.result = result;
    }

    /**
     * Completes what the operation gave back: every documented key is there, in its order, null where there is nothing.
     *
     * @param result the operation's result, may be missing
     * @param stepSeconds seconds per step as followed, used where the result has none
     * @return the report
     */
    public static BootstrapReport of(JsonNode result, Map<String, Double> stepSeconds) {
        ObjectNode complete = JsonNodeFactory.instance.objectNode();
        for (String key : KEYS) {
            JsonNode value = result.path(key);
            complete.set(key, value.isMissingNode() ? complete.nullNode() : value);
        }
        if (!complete.path("seconds").isObject()) {
            ObjectNode seconds = complete.putObject("seconds");
            stepSeconds.forEach(seconds::put);
        }
        return new BootstrapReport(complete);
    }

    /**
     * The object of {@code --json}.
     *
     * @return it, to be extended by the caller
     */
    public ObjectNode json() {
        return result;
    }

    /**
     * Writes the page for people.
     *
     * @param screen where to
     */
    public void print(Screen screen) {
        screen.data(screen.heading("What happened"));
        line(screen, "Bars", bars());
        line(screen, "Quarantined", quarantined());
        line(screen, "Features", features());
        line(screen, "Target coverage", coverage());
        line(screen, "Trained on", target());
        for (JsonNode model : result.path("models")) {
            line(screen, "Model " + model.path("name").asText(), model(model));
        }
        line(screen, "Predictions", predictions());
        line(screen, "Verdicts", verdicts(screen));
        line(screen, "Time", seconds());
    }

    private static void line(Screen screen, String name, String value) {
        screen.data(String.format("  %-18s %s", name, value));
    }

    private String bars() {
        return Text.count(result.path("bars")) + " daily bars stored, " + Text.text(result.path("from")) + " to "
                + Text.text(result.path("to")) + ", from provider " + Text.text(result.path("provider")) + "; "
                + Text.count(result.path("symbols")) + " stocks in the universe";
    }

    private String quarantined() {
        var reasons = new ArrayList<String>();
        long sum = 0;
        for (Map.Entry<String, JsonNode> reason : result.path("quarantined").properties()) {
            sum += reason.getValue().asLong();
            reasons.add(Text.count(reason.getValue().asLong()) + " " + reason.getKey());
        }
        return sum == 0
                ? "none: every bar can be true"
                : Text.count(sum) + " bars that cannot be true were kept out: " + String.join(", ", reasons);
    }

    private String features() {
        return Text.count(result.path("featureRows")) + " rows; on " + Text.text(result.path("latestSession")) + " "
                + Text.count(result.path("symbolsWithFeatures")) + " symbols have features, "
                + Text.percent(result.path("featureCoverageRate")) + " of the expected ones are covered";
    }

    private String coverage() {
        JsonNode coverage = result.path("targetCoverage");
        return "fwd_ret_resid " + Text.percent(coverage.path("fwd_ret_resid")) + ", fwd_ret "
                + Text.percent(coverage.path("fwd_ret"));
    }

    private String target() {
        if (!result.path("selectedTarget").isTextual()) {
            return "nothing: no model was trained";
        }
        String selected = result.path("selectedTarget").asText();
        return result.path("fallback").asBoolean()
                ? selected + ": fell back to it, because the preferred target is too sparse"
                : selected + ", the preferred target";
    }

    private static String model(JsonNode model) {
        return "version " + Text.text(model.path("version")) + ", information coefficient out of sample "
                + Text.number(model.path("ic"), 4) + ", weight " + Text.number(model.path("weight"), 2);
    }

    private String predictions() {
        return Text.count(result.path("predictions")) + " for " + Text.text(result.path("latestSession"))
                + ", over all models";
    }

    private String verdicts(Screen screen) {
        var verdicts = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> verdict : result.path("verdicts").properties()) {
            String value = verdict.getValue().isNull()
                    ? "not judged"
                    : verdict.getValue().asText();
            verdicts.add(verdict.getKey() + " " + screen.verdict(value));
        }
        return verdicts.isEmpty() ? "-" : String.join(", ", verdicts);
    }

    private String seconds() {
        var steps = new ArrayList<String>();
        double sum = 0;
        for (Map.Entry<String, JsonNode> step : result.path("seconds").properties()) {
            sum += step.getValue().asDouble();
            steps.add(step.getKey() + " " + Text.seconds(step.getValue().asDouble()));
        }
        return Text.seconds(sum) + " in all: " + String.join(", ", steps);
    }
}
