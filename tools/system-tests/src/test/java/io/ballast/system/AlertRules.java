package io.ballast.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The alert rules as written in deploy/prometheus. */
final class AlertRules {

    static final String FOLDER = "deploy/prometheus";

    private static final String HOUR = "30s";
    private static final int STUCK_SECONDS = 5;
    private static final Pattern METRIC = Pattern.compile("ballast_[a-z_]+");
    private static final Pattern THRESHOLD = Pattern.compile("ballast_threshold\\{name=\"([a-z_]+)\"}");

    private AlertRules() {}

    static List<JsonNode> all() {
        List<JsonNode> rules = new ArrayList<>();
        JsonNode groups = yaml(FOLDER + "/ballast-rules.yaml").get("groups");
        groups.forEach(group -> group.get("rules").forEach(rules::add));
        return rules;
    }

    static List<String> names() {
        return all().stream().map(rule -> rule.get("alert").asText()).toList();
    }

    /** Metrics of ours that the rules read. */
    static Set<String> metrics() {
        return found(METRIC, 0);
    }

    /** Names of the thresholds the rules compare with. */
    static Set<String> thresholds() {
        return found(THRESHOLD, 1);
    }

    /**
     * The rules as they are, but for the times: an alert fires at once instead of after minutes, hours looked back on are
     * {@value #HOUR}, and events count as stuck after {@value #STUCK_SECONDS} seconds. A day stays a day.
     */
    static String hurried() {
        String text = Repository.text(FOLDER + "/ballast-rules.yaml");
        text = replaced(text, "for: \\d+[mh]", "for: 0s");
        text = replaced(text, "\\[1h]", "[" + HOUR + "]");
        text = replaced(text, "offset 1h", "offset " + HOUR);
        return replaced(text, "oldest_unsent_seconds\\) > 300", "oldest_unsent_seconds) > " + STUCK_SECONDS);
    }

    /** A rule that was written otherwise would keep its time, and whoever waits for it would wait in vain. */
    private static String replaced(String text, String pattern, String by) {
        String replaced = text.replaceAll(pattern, by);
        if (replaced.equals(text)) {
            throw new IllegalStateException("the rules have no " + pattern + " any more");
        }
        return replaced;
    }

    static JsonNode yaml(String path) {
        try {
            return new YAMLMapper().readTree(Repository.text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, int group) {
        Set<String> found = new TreeSet<>();
        for (JsonNode rule : all()) {
            Matcher matcher = pattern.matcher(rule.get("expr").asText());
            while (matcher.find()) {
                found.add(matcher.group(group));
            }
        }
        return found;
    }
}
