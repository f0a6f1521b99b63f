package io.ballast.launcher.cli;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.HealthReport;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code timescale}: what cuts the large tables into pieces, and whether the pieces reach far enough. */
@Command(
        name = "timescale",
        description = {
            "How the large tables are cut by session: by native partitions, with or without the TimescaleDB extension.",
            "Exit codes of --check: 0 HEALTHY, 1 WARNING, 2 CRITICAL, 3 UNKNOWN."
        })
final class TimescaleVerb extends ReadingVerb {

    private static final double BYTES_PER_MIB = 1 << 20;

    @ArgGroup(multiplicity = "1")
    private Wish wish;

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
        JsonNode report = monitor().read("timescale", Map.of());
        if (isJson()) {
            printJson(report);
        } else if (wish.info) {
            printTables(report);
        } else {
            new HealthReport(screen()).print(report);
        }
        if (wish.setup) {
            screen().note("Nothing to set up: native partitions are made by the migrations (./ballast migrate).");
        }
        return wish.check ? ExitCode.ofVerdict(report.path("status").asText()) : ExitCode.DONE;
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
        screen().note("TimescaleDB: "
                + report.path("checks").path(0).path("detail").asText() + ".");
    }
}
