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
import io.ballast.launcher.report.IncidentReport;

/** {@code incidents}: what is wrong, why and since when, and what a person makes of it. */
@Command(
        name = "incidents",
        description = {
            "List incidents, the latest opened first: one per root cause, with every rule it breaches.",
            "show ID tells its history; ack ID and mute ID note by name what a person decided."
        })
final class IncidentsVerb extends ReadingVerb {

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "unresolved",
            description = "unresolved (default), open, acknowledged, resolved or all.")
    private String state;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
    private int limit;

    IncidentsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode reply = monitor().read("incidents", Map.of("state", state, "limit", Integer.toString(limit)));
        if (isJson()) {
            printJson(reply);
        } else {
            new IncidentReport(screen()).list(reply.path("items"), state);
        }
        return ExitCode.DONE;
    }

    /** {@code incidents show}. */
    @Command(name = "show", description = "Show an incident with its symptoms and its history.")
    static final class Show extends ReadingVerb {

        @Parameters(paramLabel = "ID", description = "The incident's id, see incidents.")
        private String id;

        Show(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode incident = monitor().read(MonitorClient.resource("incidents", id), Map.of());
            if (isJson()) {
                printJson(incident);
            } else {
                new IncidentReport(screen()).show(incident);
            }
            return ExitCode.DONE;
        }
    }

    /** {@code incidents ack}. */
    @Command(name = "ack", description = "Note by name that a person looks after an incident.")
    static final class Acknowledge extends Decision {

        Acknowledge(Session session) {
            super(session, "acknowledgement");
        }
    }

    /** {@code incidents mute}. */
    @Command(name = "mute", description = "Keep an incident from counting as open for a while.")
    static final class Mute extends Decision {

        @Option(
                names = "--until",
                required = true,
                paramLabel = "INSTANT",
                description = "Business time in UTC, such as 2024-12-31T23:00:00Z.")
        private String until;

        Mute(Session session) {
            super(session, "mute");
        }

        @Override
        void addTo(ObjectNode body) {
            body.put("until", until);
        }
    }

    /** What a person decides about an incident. */
    private abstract static class Decision extends ReadingVerb {

        private final String decision;

        @Parameters(paramLabel = "ID", description = "The incident's id, see incidents.")
        private String id;

        @Mixin
        private Signature signature;

        Decision(Session session, String decision) {
            super(session);
            this.decision = decision;
        }

        void addTo(ObjectNode body) {}

        @Override
        public Integer call() {
            ObjectNode body = signature.addTo(JsonNodeFactory.instance.objectNode());
            addTo(body);
            JsonNode incident = monitor().post(MonitorClient.resource("incidents", id, decision), body);
            if (isJson()) {
                printJson(incident);
            } else {
                new IncidentReport(screen()).show(incident);
            }
            return ExitCode.DONE;
        }
    }
}
