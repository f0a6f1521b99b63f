package io.ballast.launcher.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.client.RemoteFailure;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;
import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.MemoryMeter;
import io.ballast.launcher.run.ProcessIdentity;
import io.ballast.launcher.run.ProcessState;
import io.ballast.launcher.run.RunState;

/** {@code status}: what runs, where, and how it is. */
@Command(
        name = "status",
        description = {"Show what runs, where, and how it is.", "Exit code 3 if nothing runs in the data directory."})
final class StatusVerb extends ReadingVerb {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    StatusVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        DataDirectory directory = session().directory(dataDir());
        Optional<RunState> state = directory.state().read();
        boolean supervised = state.filter(RunState::isSupervised).isPresent();
        JsonNode monitor = supervised ? askMonitor(state.get()) : JsonNodeFactory.instance.nullNode();
        ObjectNode status = describe(directory, state.orElse(null), supervised, monitor);
        if (isJson()) {
            printJson(status);
        } else {
            print(status);
        }
        return supervised ? ExitCode.DONE : ExitCode.NOT_FOUND;
    }

    private static JsonNode askMonitor(RunState state) {
        try {
            return state.service("monitor")
                    .map(monitor -> new MonitorClient(monitor.url(), PATIENCE).read("status", Map.of()))
                    .filter(JsonNode::isObject)
                    .orElse(JsonNodeFactory.instance.nullNode());
        } catch (RemoteFailure notThere) {
            return JsonNodeFactory.instance.nullNode();
        }
    }

    private static ObjectNode describe(DataDirectory directory, RunState state, boolean supervised, JsonNode monitor) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("phase", state == null ? RunState.STOPPED : supervised ? state.phase() : notSupervised(state));
        status.put("dataDir", directory.root().toString());
        status.put("databaseUrl", state == null ? null : state.databaseUrl());
        status.put("databaseReadUrl", state == null ? null : state.databaseReadUrl());
        status.put("kafkaBootstrapServers", state == null ? null : state.kafkaBootstrapServers());
        status.put("simulatorUrl", state == null ? null : state.simulatorUrl());
        status.put("supervisorPid", supervised ? state.supervisor().pid() : null);
        var services = status.putArray("services");
        if (state != null) {
            state.services().forEach(process -> services.add(describe(process, supervised)));
        }
        status.set("monitor", monitor);
        return status;
    }

    private static String notSupervised(RunState state) {
        return state.phase().equals(RunState.FAILED) ? RunState.FAILED : RunState.STOPPED;
    }

    private static ObjectNode describe(ProcessState process, boolean supervised) {
        ProcessHandle handle = Optional.ofNullable(process.process())
                .flatMap(ProcessIdentity::find)
                .orElse(null);
        OptionalLong rss = handle == null ? OptionalLong.empty() : MemoryMeter.rssMegabytes(handle.pid());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", process.name());
        node.put("url", process.url());
        node.put("pid", handle == null ? null : handle.pid());
        node.put("state", supervised ? process.state() : handle == null ? ProcessState.STOPPED : "orphaned");
        node.put("rssMb", rss.isPresent() ? rss.getAsLong() : null);
        node.put("restarts", process.restarts());
        node.put("reason", process.reason());
        return node;
    }

    private void print(ObjectNode status) {
        screen().data(screen().heading("Ballast is " + status.path("phase").asText()) + " in "
                + status.path("dataDir").asText());
        if (!status.path("services").isEmpty()) {
            var table = new Table("process", "state", ">pid", ">memory", ">restarts", "url", "");
            for (JsonNode process : status.path("services")) {
                table.add(
                        process.path("name").asText(),
                        process.path("state").asText(),
                        Text.text(process.path("pid")),
                        process.path("rssMb").isNumber() ? process.path("rssMb").asText() + " MB" : "-",
                        process.path("restarts").asText(),
                        Text.text(process.path("url")),
                        process.path("reason").asText("").replace("null", ""));
            }
            table.lines().forEach(screen()::data);
        }
        JsonNode monitor = status.path("monitor");
        if (monitor.isObject()) {
            String verdict = monitor.path("status").asText("UNKNOWN");
            screen().data("Data: " + screen().verdict(verdict) + "  "
                    + monitor.path("summary").asText(""));
            if (monitor.path("survivorshipBiased").asBoolean()) {
                screen().note("The history is one of survivors: results built on it look better than the market was.");
            }
            double assumed = monitor.path("assumedMembership").asDouble();
            if (assumed > 0) {
                screen().note("Membership is assumed on " + Text.percent(monitor.path("assumedMembership"))
                        + " of the members' days, by figures of a later day.");
            }
        }
        if (status.path("supervisorPid").isNull()) {
            screen().note("Nothing is looked after here: ./ballast up starts everything.");
        }
    }
}
