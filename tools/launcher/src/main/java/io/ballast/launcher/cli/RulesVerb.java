package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code rules}: what is watched, and who changed it. */
final class RulesVerb {

    private static final String RESOURCE = "rules";

    private RulesVerb() {}

    private static String of(String name) {
        return MonitorClient.resource(RESOURCE, name);
    }

    private static String threshold(JsonNode rule) {
        String variable =
                rule.hasNonNull("variable") ? " (" + rule.path("variable").asText() + ")" : "";
        return Text.text(rule.path("comparison")) + " " + Text.text(rule.path("threshold")) + variable;
    }

    /** {@code rules list}. */
    @Command(name = "list", description = "List the rules.")
    static final class ListAll extends ReadingVerb {

        ListAll(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode rules = monitor().read(RESOURCE, Map.of());
            if (isJson()) {
                printJson(rules);
                return ExitCode.DONE;
            }
            var table =
                    new Table("rule", "metric", "scope", "breach", "severity", ">hysteresis", ">sessions", "watched");
            for (JsonNode rule : rules.path("items")) {
                table.add(
                        Text.text(rule.path("name")),
                        Text.text(rule.path("metric")),
                        Text.text(rule.path("scope")),
                        threshold(rule),
                        Text.text(rule.path("severity")),
                        Text.text(rule.path("hysteresis")),
                        Text.text(rule.path("sessions")),
                        rule.path("enabled").asBoolean() ? "yes" : "no");
            }
            table.lines().forEach(screen()::data);
            return ExitCode.DONE;
        }
    }

    /** {@code rules changes}. */
    @Command(name = "changes", description = "List the changes of a rule, newest first: who, when and why.")
    static final class Changes extends ReadingVerb {

        @Parameters(paramLabel = "NAME", description = "The rule's name, see rules list.")
        private String name;

        Changes(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode changes = monitor().read(of(name) + "/changes", Map.of());
            if (isJson()) {
                printJson(changes);
                return ExitCode.DONE;
            }
            var table = new Table("when", "who", "why", "before", "since");
            for (JsonNode change : changes.path("items")) {
                table.add(
                        Text.text(change.path("changedAt")),
                        Text.text(change.path("author")),
                        Text.text(change.path("note")),
                        change.hasNonNull("before") ? threshold(change.path("before")) : "-",
                        threshold(change.path("after")));
            }
            table.lines().forEach(screen()::data);
            return ExitCode.DONE;
        }
    }

    /** {@code rules set}. */
    @Command(
            name = "set",
            description = {
                "Change a rule, or make a new one; what is left out stays as it is.",
                "A new rule needs --metric, --comparison, --severity, --runbook, and --threshold or --variable.",
                "--scope names a data set or a target, or narrows a metric of breadth to sector=NAME or provider=NAME."
            })
    static final class Set extends ReadingVerb {

        @Parameters(paramLabel = "NAME", description = "The rule's name, kebab case.")
        private String name;

        @Option(names = "--metric", paramLabel = "M", description = "The figure to watch.")
        private String metric;

        @Option(names = "--scope", paramLabel = "S", description = "What part of it.")
        private String scope;

        @Option(names = "--comparison", paramLabel = "WORD", description = "below or above.")
        private String comparison;

        @Option(names = "--threshold", paramLabel = "X", description = "A threshold of its own.")
        private Double threshold;

        @Option(names = "--variable", paramLabel = "V", description = "The variable, in lower case, to follow instead.")
        private String variable;

        @Option(names = "--severity", paramLabel = "WORD", description = "warning or critical.")
        private String severity;

        @Option(
                names = "--hysteresis",
                paramLabel = "X",
                description = "How far beyond the threshold a breach is over.")
        private Double hysteresis;

        @Option(names = "--sessions", paramLabel = "N", description = "For how many sessions in a row it must breach.")
        private Integer sessions;

        @Option(names = "--runbook", paramLabel = "PAGE", description = "The page that tells what to do.")
        private String runbook;

        @Option(names = "--enabled", paramLabel = "BOOL", description = "Whether it is watched: true or false.")
        private Boolean enabled;

        @Mixin
        private Signature signature;

        Set(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            // A field without a value is one that was left out.
            ObjectNode body = signature
                    .addTo(JsonNodeFactory.instance.objectNode())
                    .put("metric", metric)
                    .put("scope", scope)
                    .put("comparison", comparison)
                    .put("variable", variable)
                    .put("threshold", threshold)
                    .put("severity", severity)
                    .put("hysteresis", hysteresis)
                    .put("sessions", sessions)
                    .put("runbook", runbook)
                    .put("enabled", enabled);
            JsonNode rule = monitor().change("PUT", of(name), body);
            if (isJson()) {
                printJson(rule);
            } else {
                screen().data(name + ": " + Text.text(rule.path("severity")) + " if " + Text.text(rule.path("metric"))
                        + " is " + threshold(rule) + ".");
                screen().note("What it would have said: ./ballast incidents backtest --rule " + name
                        + " --from DATE --to DATE.");
            }
            return ExitCode.DONE;
        }
    }
}
