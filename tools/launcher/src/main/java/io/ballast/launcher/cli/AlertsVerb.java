package io.ballast.launcher.cli;

import java.nio.file.Path;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.drill.DrillJournal;
import io.ballast.launcher.drill.DrillKind;
import io.ballast.launcher.drill.DrillPlan;
import io.ballast.launcher.drill.Drills;
import io.ballast.launcher.drill.Outcome;
import io.ballast.launcher.report.DrillReport;

/** {@code prove alerts}: breaks a system of its own in many ways and sees whether the monitor notices, names and ends it. */
@Command(
        name = "alerts",
        description = {
            "Start a system of its own on the simulated market, break it in ten ways, and see that the monitor notices",
            "within one daily cycle, names the cause, and lets its incident end after the repair. Exits with 0 if it did",
            "and no quiet session raised an alarm, else 2. Touches nothing that runs."
        })
final class AlertsVerb extends ReadingVerb {

    /** The market ages with its sessions: members leave for good. */
    private static final int SESSIONS_OF_A_SYSTEM = 100;

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

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Note each outcome in this file, and go on after the last one that is noted there.")
    private Path journal;

    AlertsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<DrillKind> kinds = kinds();
        int number = drills == null ? kinds.size() : drills;
        requireAtLeast(0, "--drills", number);
        requireAtLeast(0, "--quiet", quiet);
        requireAtLeast(1, "--symbols", symbols);
        DrillJournal outcomes = journal(new DrillPlan(kinds, number, quiet, symbols, seed));
        while (!outcomes.rest().isEmpty()) {
            lead(outcomes);
        }
        DrillReport report = new DrillReport(seed, outcomes.outcomes());
        if (isJson()) {
            printJson(report.json());
        } else {
            report.lines().forEach(screen()::data);
        }
        return report.passed() ? ExitCode.DONE : ExitCode.DISPROVED;
    }

    private static void requireAtLeast(int least, String option, int value) {
        if (value < least) {
            throw new VerbFailure(
                    ExitCode.USAGE,
                    option + "=" + value + " is not allowed: a whole number from " + least + " is expected.",
                    "Leave it out for the default.");
        }
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

    private DrillJournal journal(DrillPlan plan) {
        try {
            return DrillJournal.open(journal, plan);
        } catch (IllegalArgumentException otherPlan) {
            throw new VerbFailure(
                    ExitCode.USAGE,
                    otherPlan.getMessage(),
                    "Repeat the options it was begun with, or name another file.");
        }
    }

    /** Leads what is left on a system of its own, until it has aged or an incident stayed open in it. */
    private void lead(DrillJournal journal) {
        try (DrillGround ground = new DrillGround(session(), journal.plan())) {
            Drills drills = ground.drills();
            List<DrillPlan.Act> acts =
                    journal.rest().stream().limit(SESSIONS_OF_A_SYSTEM).toList();
            for (DrillPlan.Act act : acts) {
                Outcome outcome = act.kind() == null ? drills.quiet() : drills.drill(act.kind(), act.random());
                journal.note(outcome);
                screen().note(DrillReport.line(outcome));
                if (!outcome.resolved()) {
                    return;
                }
            }
        }
    }
}
