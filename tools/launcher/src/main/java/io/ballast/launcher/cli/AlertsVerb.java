package io.ballast.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.drill.DrillKind;
import io.ballast.launcher.drill.Drills;
import io.ballast.launcher.drill.Outcome;
import io.ballast.launcher.report.DrillReport;
import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.LocalPorts;
import io.ballast.launcher.run.RunSettings;
import io.ballast.launcher.run.RunState;
import io.ballast.servers.FreePorts;

/** {@code prove alerts}: breaks a system of its own in many ways and sees whether the monitor notices, names and ends it. */
@Command(
        name = "alerts",
        description = {
            "Start a system of its own on the simulated market, break it in ten ways, and see that the monitor notices",
            "within one daily cycle, names the cause, and lets its incident end after the repair. Exits with 0 if it did",
            "and no quiet session raised an alarm, else 2. Touches nothing that runs."
        })
final class AlertsVerb extends ReadingVerb {

    private static final List<String> PORTS = List.of("monitor", "ingestion", "feature", "model", "simulator");

    /** A drill must not touch a database, a broker or a clock that is somebody's. */
    private static final List<String> NOT_OURS = List.of(
            "DATABASE_URL", "DATABASE_READ_URL", "KAFKA_BOOTSTRAP_SERVERS", "BALLAST_CLOCK", Session.MONITOR_URL);

    @Option(
            names = "--drills",
            paramLabel = "N",
            description = "How many, the kinds in turn (default: one of each kind).")
    private Integer drills;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "KIND",
            description = "Only these kinds: provider-loss, benchmark-outage, late-data, silent-repeat, bad-split,"
                    + " sector-missing, mass-delisting, missed-run, kafka-down, database-read-only.")
    private List<String> only = List.of();

    @Option(
            names = "--quiet",
            paramLabel = "N",
            defaultValue = "3",
            description = "Quiet sessions, spread over the drills (default: 3).")
    private int quiet;

    @Option(names = "--symbols", paramLabel = "N", defaultValue = "240", description = "Stocks (default: 240).")
    private int symbols;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of all that is drawn.")
    private long seed;

    AlertsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<DrillKind> kinds = kinds();
        int number = drills == null ? kinds.size() : drills;
        if (number < 0 || quiet < 0) {
            throw new VerbFailure(ExitCode.USAGE, "--drills and --quiet must not be negative.", null);
        }
        DataDirectory directory = directory();
        Session own = own(directory);
        Thread onInterrupt = new Thread(() -> new Stopper(own, directory).stop(), "stop-drills");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        List<Outcome> outcomes;
        try {
            RunState state = new Starter(own, directory).start();
            fill(state);
            outcomes = lead(new Drills(state, seed), kinds, number);
        } finally {
            new Stopper(own, directory).stop();
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        }
        DrillReport report = new DrillReport(seed, outcomes);
        if (isJson()) {
            printJson(report.json());
        } else {
            report.lines().forEach(screen()::data);
        }
        return report.passed() ? ExitCode.DONE : ExitCode.DISPROVED;
    }

    private List<DrillKind> kinds() {
        if (only.isEmpty()) {
            return List.of(DrillKind.values());
        }
        return only.stream()
                .map(label -> DrillKind.of(label)
                        .orElseThrow(() -> new VerbFailure(
                                ExitCode.USAGE,
                                "--only=" + label + " is not allowed.",
                                "./ballast prove alerts --help lists the kinds.")))
                .toList();
    }

    private DataDirectory directory() {
        try {
            DataDirectory directory = new DataDirectory(Files.createTempDirectory("ballast-drills-")).create();
            new RunSettings(true, symbols, seed, DrillReport.DAYS, null, null, true).keep(directory);
            return directory;
        } catch (IOException problem) {
            throw new VerbFailure(ExitCode.FAILED, "No data directory can be made: " + problem.getMessage(), null);
        }
    }

    private Session own(DataDirectory directory) {
        Map<String, String> environment = new HashMap<>(session().environment());
        NOT_OURS.forEach(environment::remove);
        environment.put("BALLAST_STATE", directory.root().resolve("state").toString());
        try {
            List<Integer> free = FreePorts.find(PORTS.size());
            for (int i = 0; i < PORTS.size(); i++) {
                environment.put(LocalPorts.variable(PORTS.get(i)), free.get(i).toString());
            }
        } catch (IOException problem) {
            throw new VerbFailure(ExitCode.FAILED, "No free port is left: " + problem.getMessage(), null);
        }
        return new Session(environment, session().installation(), screen());
    }

    private void fill(RunState state) {
        var monitor = new MonitorClient(state.service("monitor").orElseThrow().url());
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.putObject("variables").put("BACKFILL_TARGET_DAYS", Integer.toString(DrillReport.DAYS));
        String id = monitor.dispatch("bootstrap", parameters).path("id").asText();
        JsonNode ended = new Follower(monitor, screen()).follow(id, true);
        if (!ended.path("state").asText().equals("succeeded")) {
            throw new VerbFailure(
                    ExitCode.FAILED,
                    "The store could not be filled: " + ended.path("error").asText(),
                    null);
        }
    }

    /** Quiet sessions lie between drills as evenly as they can; one comes first if there is any. */
    private List<Outcome> lead(Drills lead, List<DrillKind> kinds, int number) {
        List<Outcome> outcomes = new ArrayList<>();
        int quietDone = 0;
        for (int i = 0; i <= number; i++) {
            int quietDue = (int) Math.ceil((double) quiet * (i + 1) / (number + 1));
            for (; quietDone < quietDue; quietDone++) {
                note(outcomes, lead.quiet());
            }
            if (i < number) {
                note(outcomes, lead.drill(kinds.get(i % kinds.size())));
            }
        }
        return outcomes;
    }

    private void note(List<Outcome> outcomes, Outcome outcome) {
        outcomes.add(outcome);
        screen().note(DrillReport.line(outcome));
    }
}
