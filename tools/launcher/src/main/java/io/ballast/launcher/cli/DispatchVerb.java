package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.run.Variables;

/** A verb that starts an operation and follows it to its end. */
abstract class DispatchVerb extends ReadingVerb {

    private final String type;

    DispatchVerb(Session session, String type) {
        super(session);
        this.type = type;
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
        return finish(screenAnd(ended));
    }

    private JsonNode screenAnd(JsonNode ended) {
        if (isJson()) {
            printJson(ended);
        }
        return ended;
    }

    final int finish(JsonNode ended) {
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
