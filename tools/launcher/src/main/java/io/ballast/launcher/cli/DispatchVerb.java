package io.ballast.launcher.cli;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Figures;
import io.ballast.launcher.run.Variables;

/** A verb that starts an operation and follows it to its end. */
abstract class DispatchVerb extends ReadingVerb {

    private final String type;
    private final Ending ending;

    /**
     * What is said at the end.
     *
     * @param figures fields of the result to show
     * @param next what to do next
     */
    record Ending(List<String> figures, String next) {}

    DispatchVerb(Session session, String type) {
        this(session, type, null);
    }

    DispatchVerb(Session session, String type, Ending ending) {
        super(session);
        this.type = type;
        this.ending = ending;
    }

    /** Adds what the caller asked for. */
    void addParameters(ObjectNode parameters) {}

    /** Adds variables that options of the verb set; they win over the caller's environment. */
    void addVariables(ObjectNode variables) {}

    @Override
    public Integer call() {
        MonitorClient monitor = monitor();
        JsonNode operation = monitor.dispatch(type, parameters());
        String id = operation.path("id").asText();
        screen().note("Operation " + type + " " + id + " (./ballast tasks show " + id + ")");
        JsonNode ended = new Follower(monitor, screen()).follow(id, false);
        return finish(ended);
    }

    /** Writes what came of the operation and gives the exit code. */
    int finish(JsonNode ended) {
        if (isJson()) {
            printJson(ended);
        } else if (ending != null) {
            String figures = Figures.line(ended.path("result"), ending.figures());
            if (!figures.isEmpty()) {
                screen().data(figures);
            }
            if (ended.path("state").asText().equals("succeeded")) {
                screen().note("Next: " + ending.next());
            }
        }
        return exitCode(ended);
    }

    /** Says why the operation did not do all of its work, if so, and gives the exit code. */
    final int exitCode(JsonNode ended) {
        Operations.explain(screen(), ended);
        return ExitCode.ofOperation(ended.path("state").asText());
    }

    final ObjectNode parameters() {
        return parameters(session().environment());
    }

    final ObjectNode parameters(Map<String, String> environment) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        addParameters(parameters);
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        Variables.perCall(environment).forEach(variables::put);
        addVariables(variables);
        if (!variables.isEmpty()) {
            parameters.set("variables", variables);
        }
        return parameters;
    }
}
