package io.ballast.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.BootstrapReport;
import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.RunSettings;
import io.ballast.launcher.run.RunState;

/** {@code demo}: the whole system at work on a simulated market. */
@Command(
        name = "demo",
        description = {
            "See the whole system at work on a simulated market, from a provider's reply to ranked predictions and the"
                    + " monitor's verdict. Never asks a real provider.",
            "Verdicts do not change the exit code."
        })
final class DemoVerb extends PipelineVerb {

    @Option(names = "--symbols", paramLabel = "N", description = "Stocks in the seeded market (default: 300).")
    private Integer symbols;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the market: the same seed, the same bars.")
    private Long seed;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Calendar days of history (default: BACKFILL_TARGET_DAYS, else 420; a replay: all there is).")
    private Integer days;

    @Option(names = "--replay", paramLabel = "DIR", description = "Play a directory of CSV files instead.")
    private Path replay;

    @Option(names = "--until", paramLabel = "DATE", description = "Stop before later sessions of the data.")
    private LocalDate until;

    @Option(names = "--exit", description = "Stop everything at the end.")
    private boolean exit;

    DemoVerb(Session session) {
        super(session, "bootstrap");
    }

    @Override
    void addVariables(ObjectNode variables) {
        if (days != null) {
            variables.put("BACKFILL_TARGET_DAYS", days.toString());
        }
    }

    @Override
    public Integer call() {
        check();
        refuseIfRunning();
        DataDirectory directory = prepare();
        Thread onInterrupt = new Thread(() -> new Stopper(session(), directory).stop(), "stop-demo");
        screen().note("Starting in " + directory.root());
        RunState state = new Starter(session(), directory).start();
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        var memory = new PeakMemory(directory);
        Ended ended;
        try (memory) {
            String monitorUrl = state.service("monitor").orElseThrow().url();
            ended = run(new MonitorClient(monitorUrl), session().environment(), () -> {});
        } finally {
            forget(onInterrupt);
        }
        report(ended, memory, state);
        if (exit) {
            new Stopper(session(), directory).stop();
        } else if (!isJson()) {
            whatNext();
        }
        return exitCode(ended.operation());
    }

    private void check() {
        if (replay != null && (symbols != null || seed != null)) {
            throw new VerbFailure(
                    ExitCode.USAGE, "--symbols and --seed shape the seeded market; --replay plays files.", null);
        }
        if (replay != null && !Files.isDirectory(replay)) {
            throw new VerbFailure(
                    ExitCode.USAGE, "--replay: there is no directory " + replay.toAbsolutePath() + ".", null);
        }
        requirePositive("--symbols", symbols);
        requirePositive("--days", days);
    }

    private static void requirePositive(String option, Integer value) {
        if (value != null && value < 1) {
            throw new VerbFailure(ExitCode.USAGE, option + "=" + value + " is not allowed: 1 or more expected.", null);
        }
    }

    private void refuseIfRunning() {
        Optional<RunState> running = session().running(dataDir());
        if (running.isPresent()) {
            throw new VerbFailure(
                    ExitCode.CONFLICT,
                    "Ballast already runs in " + running.get().dataDir() + ".",
                    "./ballast down stops it; then the demo can start.");
        }
    }

    private DataDirectory prepare() {
        try {
            boolean temporary = dataDir() == null;
            Path root = temporary ? Files.createTempDirectory("ballast-demo-") : dataDir();
            DataDirectory directory = new DataDirectory(root).create();
            Path files = replay == null ? null : replay.toAbsolutePath().normalize();
            var market = new RunSettings(true, symbols, seed, days, files, until, temporary);
            refuseOtherMarket(directory, market);
            market.keep(directory);
            return directory;
        } catch (IOException problem) {
            throw new VerbFailure(ExitCode.FAILED, "No data directory can be made: " + problem.getMessage(), null);
        }
    }

    /** Bars of two markets in one database would be neither. */
    private static void refuseOtherMarket(DataDirectory directory, RunSettings market) {
        RunSettings before = RunSettings.of(directory);
        if (Files.exists(directory.postgres()) && !before.showsSameMarketAs(market)) {
            throw new VerbFailure(
                    ExitCode.CONFLICT,
                    directory.root() + " holds the data of another market.",
                    "Choose another --data-dir, delete that one, or leave --data-dir out for a fresh one.");
        }
    }

    private void report(Ended ended, PeakMemory memory, RunState state) {
        BootstrapReport report = ended.report();
        ObjectNode json = report.json();
        memory.megabytes().ifPresentOrElse(mb -> json.put("peakPssMb", mb), () -> json.putNull("peakPssMb"));
        if (isJson()) {
            printJson(json);
            return;
        }
        if (ended.operation().path("result").isObject()) {
            report.print(screen());
        }
        memory.megabytes().ifPresent(mb -> screen().data(String.format(
                "  %-18s %s", "Memory", "at most " + mb + " MB, all processes together (shared pages counted once)")));
        if (!exit) {
            state.service("monitor")
                    .ifPresent(monitor -> screen().data(String.format("  %-18s %s", "Console", monitor.url() + "/")));
        }
    }

    private void whatNext() {
        screen().note("");
        screen().note("Everything goes on running. What to do next:");
        screen().note("  ./ballast breadth | target-coverage | freshness   judge the data");
        screen().note("  ./ballast clock next-session && ./ballast eod     play the next day");
        screen().note("  ./ballast status | logs -f                        look behind it");
        screen().note("  ./ballast down                                    stop everything");
    }

    @Override
    int finish(Ended ended) {
        return exitCode(ended.operation());
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook is running: that is why we are here
        }
    }
}
