package io.ballast.launcher.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Puts the verbs together. */
public final class CommandTree {

    private CommandTree() {}

    /**
     * The whole command line.
     *
     * @param session what every verb needs
     * @return ready to be executed
     */
    public static CommandLine of(Session session) {
        var root = new CommandLine(new BallastCommand());
        running(root, session);
        work(root, session);
        checks(root, session);
        root.addSubcommand("tasks", tasks(session));
        root.addSubcommand(new BenchVerb(session));
        root.registerConverter(LocalDate.class, CommandTree::date);
        var failures = new Failures(session.screen());
        root.setExecutionExceptionHandler(failures);
        root.setParameterExceptionHandler(failures);
        root.setErr(new PrintWriter(System.err, true));
        root.setOut(new PrintWriter(System.out, true));
        return root;
    }

    private static LocalDate date(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException wrong) {
            throw new TypeConversionException("'" + value + "' is no date such as 2018-02-07");
        }
    }

    private static void running(CommandLine root, Session session) {
        root.addSubcommand(new UpVerb(session));
        root.addSubcommand(new DownVerb(session));
        root.addSubcommand(new StatusVerb(session));
        root.addSubcommand(new LogsVerb(session));
        root.addSubcommand(new DoctorVerb(session));
        root.addSubcommand(new MigrateVerb(session));
        root.addSubcommand(new DemoVerb(session));
        var clock = new CommandLine(new ClockVerb(session));
        clock.addSubcommand(new ClockVerb.NextSession(session));
        clock.addSubcommand(new ClockVerb.Set(session));
        root.addSubcommand("clock", clock);
        root.addSubcommand(new SuperviseVerb(session));
    }

    private static void work(CommandLine root, Session session) {
        root.addSubcommand(new BootstrapVerb(session));
        root.addSubcommand(group(
                "universe",
                "The stocks to work on.",
                new UniverseVerb.Rebuild(session),
                new UniverseVerb.Show(session),
                new RulingVerb.Include(session),
                new RulingVerb.Exclude(session),
                new RulingVerb.ListAll(session),
                new RulingVerb.Withdraw(session)));
        root.addSubcommand(new BackfillVerb(session));
        root.addSubcommand(new IngestVerb(session));
        root.addSubcommand(group(
                "quarantine",
                "Bars that were put aside.",
                new QuarantineVerb.ListAll(session),
                new QuarantineVerb.Release(session),
                new QuarantineVerb.Reject(session)));
        root.addSubcommand(new FindingsVerb(session));
        root.addSubcommand(new CorrectionsVerb(session));
        root.addSubcommand(group(
                "reconcile",
                "The providers' versions of the market beside each other.",
                new ReconcileVerb.Run(session),
                new ReconcileVerb.Report(session),
                new ReconcileVerb.Evidence(session)));
        root.addSubcommand(group(
                "priorities",
                "Which provider is believed where.",
                new PrioritiesVerb.ListAll(session),
                new PrioritiesVerb.Declare(session),
                new PrioritiesVerb.Withdraw(session)));
        root.addSubcommand(group(
                "absences",
                "Cells without a bar.",
                new AbsencesVerb.ListAll(session),
                new DeclarationVerb.Declare(session),
                new DeclarationVerb.Declarations(session),
                new DeclarationVerb.Withdraw(session)));
        root.addSubcommand(group(
                "closures",
                "Days the exchange was closed against its calendar.",
                new ClosuresVerb.ListAll(session),
                new ClosuresVerb.Declare(session),
                new ClosuresVerb.Withdraw(session)));
        root.addSubcommand(new GapsVerb(session));
        root.addSubcommand(new HealVerb(session));
        root.addSubcommand(group("fundamentals", "Companies' reports.", new FundamentalsVerb(session)));
        root.addSubcommand(group("adv", "Average daily volume.", new AdvVerb(session)));
        root.addSubcommand(group(
                "features",
                "Features and targets.",
                new FeaturesVerb(session),
                new BuildsVerb(session),
                new ShardsVerb(session),
                new CatalogueVerb(session)));
        root.addSubcommand(new ExplainVerb(session));
        root.addSubcommand(group(
                "prove",
                "Show that what was published holds.",
                new LookaheadVerb(session),
                new ReproducibleVerb(session),
                new AlertsVerb(session)));
        root.addSubcommand(new TrainVerb(session));
        root.addSubcommand(new PredictVerb(session));
        root.addSubcommand(models(session));
        root.addSubcommand(new PredictionsVerb(session));
        root.addSubcommand(new EodVerb(session));
    }

    private static void checks(CommandLine root, Session session) {
        root.addSubcommand(new BreadthVerb(session));
        root.addSubcommand(new TargetCoverageVerb(session));
        root.addSubcommand(new FreshnessVerb(session));
        root.addSubcommand(new CertificateVerb(session));
        root.addSubcommand(new MorningReportVerb(session));
        root.addSubcommand(group(
                "watchlist",
                "The names somebody holds.",
                new WatchlistVerb.ListAll(session),
                new WatchlistVerb.Add(session),
                new WatchlistVerb.Remove(session),
                new WatchlistVerb.Load(session)));
        root.addSubcommand(new ValidateVerb(session));
        root.addSubcommand(new HealthCheckVerb(session));
        root.addSubcommand(new TimescaleVerb(session));
        root.addSubcommand(group(
                "maintenance",
                "Chores of the week and of the month.",
                new MaintenanceVerb.Weekly(session),
                new MaintenanceVerb.Monthly(session)));
        var incidents = new CommandLine(new IncidentsVerb(session));
        incidents.addSubcommand(new IncidentsVerb.Show(session));
        incidents.addSubcommand(new IncidentsVerb.Acknowledge(session));
        incidents.addSubcommand(new IncidentsVerb.Mute(session));
        incidents.addSubcommand(new RuleBackTestVerb(session));
        root.addSubcommand("incidents", incidents);
        root.addSubcommand(group(
                "rules",
                "What is watched, and who changed it.",
                new RulesVerb.ListAll(session),
                new RulesVerb.Changes(session),
                new RulesVerb.Set(session)));
    }

    private static CommandLine models(Session session) {
        return group(
                "models",
                "Which models predict, and which did.",
                new ModelsVerb.ListAll(session),
                new ModelsVerb.OfModel(session),
                new ModelsVerb.History(session),
                new TargetsVerb(session),
                new CardVerb(session),
                new LiveVerb(session),
                new DriftVerb(session),
                new RankingBackTestVerb(session),
                new ModelsVerb.Promote(session),
                new ModelsVerb.Rollback(session));
    }

    private static CommandLine tasks(Session session) {
        return group(
                "tasks",
                "The task queue of all services.",
                new TasksVerb.Dispatch(session),
                new TasksVerb.ListAll(session),
                new TasksVerb.Show(session),
                new TasksVerb.Cancel(session));
    }

    private static CommandLine group(String name, String description, Object... verbs) {
        var group = new CommandLine(new Group());
        group.setCommandName(name);
        group.getCommandSpec().usageMessage().description(description);
        for (Object verb : verbs) {
            group.addSubcommand(verb);
        }
        return group;
    }

    /** A word that needs another one after it. */
    @Command
    static final class Group implements Callable<Integer> {

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help and exit.")
        private boolean help;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "say which: " + String.join(", ", spec.subcommands().keySet()) + ".");
        }
    }
}
