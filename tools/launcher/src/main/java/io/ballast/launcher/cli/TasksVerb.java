package io.ballast.launcher.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;
import io.ballast.launcher.run.Variables;

/** {@code tasks}: the task queue of all services. */
final class TasksVerb {

    private TasksVerb() {}

    /** {@code tasks dispatch}. */
    @Command(name = "dispatch", description = "Start an operation.")
    static final class Dispatch extends ReadingVerb {

        private static final ObjectMapper JSON = new ObjectMapper();

        @Parameters(paramLabel = "TYPE", description = "Such as historical-backfill or run_validation.")
        private String type;

        @Option(names = "-p", paramLabel = "NAME=VALUE", description = "A parameter; JSON values are understood.")
        private Map<String, String> values = new LinkedHashMap<>();

        @Option(names = "--wait", description = "Wait for its end, and take the exit code from it.")
        private boolean wait;

        Dispatch(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            MonitorClient monitor = monitor();
            JsonNode operation = monitor.dispatch(type, parameters());
            String id = operation.path("id").asText();
            if (!wait) {
                if (isJson()) {
                    printJson(operation);
                } else {
                    screen().data(id);
                }
                return ExitCode.DONE;
            }
            JsonNode ended = new Follower(monitor, screen()).follow(id, false);
            if (isJson()) {
                printJson(ended);
            } else {
                screen().data(id);
            }
            Operations.explain(screen(), ended);
            return ExitCode.ofOperation(ended.path("state").asText());
        }

        private ObjectNode parameters() {
            ObjectNode parameters = JsonNodeFactory.instance.objectNode();
            values.forEach((name, value) -> parameters.set(name, value(value)));
            Map<String, String> variables = Variables.perCall(session().environment());
            if (!variables.isEmpty() && !parameters.has("variables")) {
                ObjectNode node = parameters.putObject("variables");
                variables.forEach(node::put);
            }
            return parameters;
        }

        /** Numbers, booleans, lists and objects as such; a date, or anything else, as text. */
        private static JsonNode value(String text) {
            try {
                JsonNode parsed = JSON.readerFor(JsonNode.class)
                        .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readTree(text);
                return parsed.isMissingNode() ? TextNode.valueOf(text) : parsed;
            } catch (JsonProcessingException plainText) {
                return TextNode.valueOf(text);
            }
        }
    }

    /** {@code tasks list}. */
    @Command(name = "list", description = "List operations, newest first.")
    static final class ListAll extends ReadingVerb {

        @Option(names = "--state", paramLabel = "STATE", description = "Only those in a state.")
        private String state;

        @Option(names = "--type", paramLabel = "TYPE", description = "Only those of a type.")
        private String type;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
        private int limit;

        ListAll(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            var query = new LinkedHashMap<String, String>();
            if (state != null) {
                query.put("state", state);
            }
            if (type != null) {
                query.put("type", type);
            }
            query.put("limit", Integer.toString(limit));
            JsonNode page = monitor().read("operations", query);
            if (isJson()) {
                printJson(page);
                return ExitCode.DONE;
            }
            var table = new Table("id", "service", "type", "state", ">progress", "started", "finished");
            for (JsonNode operation : page.isArray() ? page : page.path("items")) {
                table.add(
                        Text.text(operation.path("id")),
                        Text.text(operation.path("service")),
                        Text.text(operation.path("type")),
                        Text.text(operation.path("state")),
                        progress(operation.path("progress")),
                        Text.text(operation.path("started")),
                        Text.text(operation.path("finished")));
            }
            table.lines().forEach(screen()::data);
            return ExitCode.DONE;
        }

        private static String progress(JsonNode progress) {
            long total = progress.path("total").asLong();
            return total <= 0 ? "-" : Text.count(progress.path("done")) + "/" + Text.count(total);
        }
    }

    /** {@code tasks show}. */
    @Command(name = "show", description = "Show an operation.")
    static final class Show extends ReadingVerb {

        @Parameters(paramLabel = "ID", description = "The operation's id.")
        private String id;

        Show(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            printJson(monitor().operation(id));
            return ExitCode.DONE;
        }
    }

    /** {@code tasks cancel}. */
    @Command(name = "cancel", description = "Cancel an operation; it stops at its next checkpoint.")
    static final class Cancel extends ReadingVerb {

        @Parameters(paramLabel = "ID", description = "The operation's id.")
        private String id;

        Cancel(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode operation = monitor().cancel(id);
            if (isJson()) {
                printJson(operation);
            } else {
                screen().note("Operation " + id + " is told to stop; its state is " + Text.text(operation.path("state"))
                        + ".");
            }
            return ExitCode.DONE;
        }
    }
}
