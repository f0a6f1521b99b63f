package io.ballast.launcher.cli;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.HealthReport;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code timescale}: what cuts the large tables into pieces, and whether the pieces reach far enough. */
@Command(
        name = "timescale",
        description = {
            "How the large tables are cut by session: by native partitions, with or without the TimescaleDB extension.",
            "--setup makes monitor.published_monthly_bars: with the extension from a compressed hypertable copy and a continuous"
                    + " aggregate, else as a plain view. Ballast's tests have no TimescaleDB to try the former on.",
            "Exit codes of --check: 0 HEALTHY, 1 WARNING, 2 CRITICAL, 3 UNKNOWN."
        })
final class TimescaleVerb extends ReadingVerb {

    private static final double BYTES_PER_MIB = 1 << 20;

    @ArgGroup(multiplicity = "1")
    private Wish wish;

    @Option(names = "--dry-run", description = "With --setup: print the statements and run none.")
    private boolean dryRun;

    TimescaleVerb(Session session) {
        super(session);
    }

    /** One of three. */
    static final class Wish {

        @Option(names = "--check", required = true, description = "Judge it.")
        private boolean check;

        @Option(names = "--info", required = true, description = "List the tables with their sizes.")
        private boolean info;

        @Option(names = "--setup", required = true, description = "Set up what is missing.")
        private boolean setup;
    }

    @Override
    boolean isCheck() {
        return wish == null || wish.check;
    }

    @Override
    public Integer call() {
        if (dryRun && !wish.setup) {
            throw new VerbFailure(ExitCode.USAGE, "--dry-run prints what --setup would run: add --setup.", null);
        }
        if (wish.setup) {
            return dryRun ? printStatements(monitor().read("timescale/setup", Map.of())) : setUp(monitor());
        }
        JsonNode report = monitor().read("timescale", Map.of());
        if (isJson()) {
            printJson(report);
        } else if (wish.info) {
            printTables(report);
        } else {
            new HealthReport(screen()).print(report);
        }
        return wish.check ? ExitCode.ofVerdict(report.path("status").asText()) : ExitCode.DONE;
    }

    private int printStatements(JsonNode plan) {
        if (isJson()) {
            printJson(plan);
        } else {
            plan.path("statements").forEach(sql -> screen().data(sql.asText().strip() + ";"));
        }
        screen().note(plan.path("note").asText());
        return ExitCode.DONE;
    }

    private int setUp(MonitorClient monitor) {
        JsonNode operation = monitor.dispatch("set-up-timescale", JsonNodeFactory.instance.objectNode());
        JsonNode ended =
                new Follower(monitor, screen()).follow(operation.path("id").asText(), false);
        JsonNode plan = ended.path("result");
        if (isJson()) {
            printJson(ended);
        } else if (plan.isObject()) {
            screen().data("monitor.published_monthly_bars is set up by "
                    + plan.path("statements").size() + " statements.");
            screen().note(plan.path("note").asText());
        }
        Operations.explain(screen(), ended);
        return ExitCode.ofOperation(ended.path("state").asText());
    }

    private void printTables(JsonNode report) {
        var table = new Table("table", ">partitions", ">rows", ">MiB", "sessions before");
        for (JsonNode cut : report.path("tables")) {
            table.add(
                    cut.path("name").asText(),
                    Text.count(cut.path("partitions")),
                    Text.count(cut.path("rows")),
                    String.format(Locale.ROOT, "%.1f", cut.path("sizeBytes").asLong() / BYTES_PER_MIB),
                    cut.path("endsBefore").asText());
        }
        table.lines().forEach(screen()::data);
        screen().note("TimescaleDB: " + detail(report, "extension") + "; " + detail(report, "monthly bars") + ".");
    }

    private static String detail(JsonNode report, String name) {
        for (JsonNode check : report.path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check.path("detail").asText();
            }
        }
        return "nobody can tell about " + name;
    }
}
