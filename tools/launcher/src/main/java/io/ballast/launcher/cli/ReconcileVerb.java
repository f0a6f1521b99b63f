package io.ballast.launcher.cli;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code reconcile}: the providers' versions of the market beside each other. */
final class ReconcileVerb {

    private ReconcileVerb() {}

    /** {@code reconcile run}. */
    @Command(
            name = "run",
            description = {
                "Ask all providers for the same bars, keep the better one of each cell and note where they differ.",
                "It asks each of them for everything: mind the quota of a free plan."
            })
    static final class Run extends DispatchVerb {

        @Option(names = "--symbol", paramLabel = "S", split = ",", description = "Symbols (default: all).")
        private List<String> symbols = List.of();

        @Option(names = "--start-date", required = true, paramLabel = "DATE", description = "First date.")
        private LocalDate start;

        @Option(names = "--end-date", required = true, paramLabel = "DATE", description = "Last date.")
        private LocalDate end;

        Run(Session session) {
            super(session, "reconcile-providers");
        }

        @Override
        void addParameters(ObjectNode parameters) {
            if (!symbols.isEmpty()) {
                symbols.forEach(parameters.withArray("symbols")::add);
            }
            parameters.put("from", start.toString());
            parameters.put("to", end.toString());
        }

        @Override
        int finish(JsonNode ended) {
            int code = super.finish(ended);
            if (!isJson() && code == ExitCode.DONE) {
                JsonNode result = ended.path("result");
                screen().data(Text.count(result.path("counts").path("compared")) + " cells compared, "
                        + Text.count(result.path("counts").path("differences")) + " differences, "
                        + Text.count(result.path("alarms")) + " to look at.");
                screen().note("Next: ./ballast reconcile report --from " + start + " --to " + end);
            }
            return code;
        }
    }

    /** {@code reconcile report}. */
    @Command(
            name = "report",
            description = "Show where the providers differ, by symbol and kind, and what a person should look at.")
    static final class Report extends ReadingVerb {

        @Mixin
        private Choice choice;

        Report(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode report = monitor().read("reconciliation", choice.query());
            if (isJson()) {
                printJson(report);
                return ExitCode.DONE;
            }
            screen().data("To look at:");
            alarms(report).lines().forEach(screen()::data);
            screen().data("By symbol and kind:");
            episodes(report).lines().forEach(screen()::data);
            screen().note(Text.count(report.path("compared")) + " cells compared, "
                    + Text.count(report.path("differing")) + " differences, "
                    + report.path("alarms").size()
                    + " to look at. See the bars that lost with ./ballast reconcile evidence --symbol S.");
            return ExitCode.DONE;
        }

        private static Table alarms(JsonNode report) {
            var table = new Table("kind", "symbols", "provider", "from", "to", "cells", "worst bps", "why");
            for (JsonNode alarm : report.path("alarms")) {
                JsonNode symbols = alarm.path("symbols");
                table.add(
                        Text.text(alarm.path("kind")),
                        symbols.size() == 1 ? symbols.get(0).asText() : Integer.toString(symbols.size()),
                        Text.text(alarm.path("provider")),
                        Text.text(alarm.path("from")),
                        Text.text(alarm.path("to")),
                        Text.count(alarm.path("cells")),
                        bps(alarm.path("worstBps")),
                        Text.text(alarm.path("detail")));
            }
            return table;
        }

        private static Table episodes(JsonNode report) {
            var table = new Table("symbol", "kind", "provider", "from", "to", "cells", "worst bps", "decided by");
            for (JsonNode episode : report.path("episodes")) {
                table.add(
                        Text.text(episode.path("symbol")),
                        Text.text(episode.path("kind")),
                        Text.text(episode.path("provider")),
                        Text.text(episode.path("from")),
                        Text.text(episode.path("to")),
                        Text.count(episode.path("cells")),
                        bps(episode.path("worstBps")),
                        Text.text(episode.path("rule")));
            }
            return table;
        }
    }

    /** {@code reconcile evidence}. */
    @Command(
            name = "evidence",
            description = "List the bars that lost against another provider's, newest session first.")
    static final class Evidence extends ReadingVerb {

        @Mixin
        private Choice choice;

        Evidence(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode reply = monitor().read("reconciliation/differences", choice.query());
            if (isJson()) {
                printJson(reply);
                return ExitCode.DONE;
            }
            var table = new Table("symbol", "session", "kind", "lost", "close", "volume", "kept", "decided by", "why");
            for (JsonNode row : reply.path("differences")) {
                JsonNode losing = row.path("losing");
                table.add(
                        Text.text(row.path("symbol")),
                        Text.text(row.path("session")),
                        Text.text(row.path("kind")),
                        Text.text(row.path("lost")),
                        Text.text(losing.path("close")),
                        Text.text(losing.path("volume")),
                        Text.text(row.path("kept")),
                        Text.text(row.path("rule")),
                        Text.text(row.path("detail")));
            }
            table.lines().forEach(screen()::data);
            screen().note(Text.count(reply.path("total"))
                    + " in all. To believe another provider: ./ballast priorities declare SYMBOL, then reconcile run.");
            return ExitCode.DONE;
        }
    }

    private static String bps(JsonNode value) {
        return value.isNumber() ? Long.toString(Math.round(value.asDouble())) : "";
    }
}
