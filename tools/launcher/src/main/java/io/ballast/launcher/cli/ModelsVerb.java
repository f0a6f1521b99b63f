package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code models}: which models predict, which did, and a person's word on it. */
final class ModelsVerb {

    private ModelsVerb() {}

    /** {@code models list}. */
    @Command(name = "list", description = "List the models that predict: the champion's versions.")
    static final class ListAll extends Versions {

        ListAll(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            return show(monitor().read("models", Map.of()), "./ballast models history says how they came to predict.");
        }
    }

    /** {@code models versions}. */
    @Command(name = "versions", description = "List the versions of a model, newest session first.")
    static final class OfModel extends Versions {

        @Parameters(paramLabel = "MODEL", description = "Its name, see models list.")
        private String model;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
        private int limit;

        OfModel(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            Map<String, String> query = Map.of("limit", Integer.toString(limit));
            return show(
                    monitor().read(MonitorClient.resource("models", model, "versions"), query),
                    "GET /api/v1/models/" + model + "/versions has their parameters and features.");
        }
    }

    /** {@code models history}. */
    @Command(name = "history", description = "List who was champion and challenger, from when on, and why.")
    static final class History extends ReadingVerb {

        History(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode history = monitor().read("models/aliases/history", Map.of());
            if (isJson()) {
                printJson(history);
                return ExitCode.DONE;
            }
            var table = new Table("since", "alias", "training", "cause", "by", "note");
            for (JsonNode change : history.path("items")) {
                table.add(
                        Text.text(change.path("changedAt")),
                        Text.text(change.path("alias")),
                        Text.text(change.path("trainingRunId")),
                        Text.text(change.path("cause")),
                        Text.text(change.path("author")),
                        Text.text(change.path("note")));
            }
            table.lines().forEach(screen()::data);
            screen().note("./ballast models promote or rollback --author WHO --note WHY change the champion.");
            return ExitCode.DONE;
        }
    }

    /** {@code models promote}. */
    @Command(name = "promote", description = "Let the challenger, or the models of another training, predict.")
    static final class Promote extends Decision {

        @Option(names = "--training", paramLabel = "ID", description = "The training run (default: the challenger's).")
        private String trainingRunId;

        @Option(names = "--force", description = "Also if the gate refuses it.")
        private boolean force;

        Promote(Session session) {
            super(session, "promote-models");
        }

        @Override
        void addParameters(ObjectNode parameters) {
            super.addParameters(parameters);
            parameters.put("force", force);
            if (trainingRunId != null) {
                parameters.put("trainingRunId", trainingRunId);
            }
        }
    }

    /** {@code models rollback}. */
    @Command(name = "rollback", description = "Bring the champion before back.")
    static final class Rollback extends Decision {

        Rollback(Session session) {
            super(session, "rollback-models");
        }
    }

    /** A decision, which takes effect at the next prediction. */
    private abstract static class Decision extends DispatchVerb {

        @Mixin
        private Signature signature;

        Decision(Session session, String type) {
            super(session, type);
        }

        @Override
        void addParameters(ObjectNode parameters) {
            signature.addTo(parameters);
        }

        @Override
        int finish(JsonNode ended) {
            if (ended.path("state").asText().equals("succeeded")) {
                screen().note("Champion is training "
                        + Text.text(ended.path("result").path("champion"))
                        + ". ./ballast predict has it predict the latest session.");
            }
            return super.finish(ended);
        }
    }

    /** A table of versions. */
    private abstract static class Versions extends ReadingVerb {

        Versions(Session session) {
            super(session);
        }

        final int show(JsonNode versions, String next) {
            if (isJson()) {
                printJson(versions);
                return ExitCode.DONE;
            }
            var table = new Table("model", "version", "session", "target", ">ic", ">t", ">sessions", "data", "code");
            for (JsonNode version : versions.path("items")) {
                table.add(
                        Text.text(version.path("name")),
                        Text.text(version.path("version")),
                        Text.text(version.path("session")),
                        Text.text(version.path("target")),
                        Text.number(version.path("ic"), 4),
                        Text.number(version.path("icT"), 2),
                        Text.text(version.path("icSessions")),
                        Text.text(version.path("dataHash")).substring(0, 8),
                        Text.text(version.path("codeVersion")));
            }
            table.lines().forEach(screen()::data);
            screen().note(next);
            return ExitCode.DONE;
        }
    }
}
