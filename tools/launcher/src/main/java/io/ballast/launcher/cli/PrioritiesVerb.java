package io.ballast.launcher.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code priorities}: which provider is believed where. */
final class PrioritiesVerb {

    private static final String RESOURCE = "provider-priorities";

    private PrioritiesVerb() {}

    private static String of(String symbol, LocalDate from) {
        return MonitorClient.resource(RESOURCE, symbol, from.toString());
    }

    /** {@code priorities list}. */
    @Command(name = "list", description = "List the order of providers, and where another one holds.")
    static final class ListAll extends ReadingVerb {

        ListAll(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode priorities = monitor().read(RESOURCE, Map.of());
            if (isJson()) {
                printJson(priorities);
                return ExitCode.DONE;
            }
            var table = new Table("symbol", "from", "to", "providers", "reason", "author");
            for (JsonNode rule : priorities.path("rules")) {
                table.add(
                        rule.path("symbol").isNull() ? "*" : Text.text(rule.path("symbol")),
                        Text.text(rule.path("from")),
                        Text.text(rule.path("to")),
                        joined(rule.path("providers")),
                        Text.text(rule.path("reason")),
                        Text.text(rule.path("author")));
            }
            table.lines().forEach(screen()::data);
            screen().note("Everywhere else: " + joined(priorities.path("configured"))
                    + ". Change it with ./ballast priorities declare.");
            return ExitCode.DONE;
        }

        private static String joined(JsonNode providers) {
            List<String> names = new ArrayList<>();
            providers.forEach(name -> names.add(name.asText()));
            return String.join(", ", names);
        }
    }

    /** {@code priorities declare}. */
    @Command(name = "declare", description = "Declare which provider is believed about a symbol (* for all).")
    static final class Declare extends ReadingVerb {

        @Parameters(index = "0", paramLabel = "SYMBOL", description = "The symbol, or * for all; case matters.")
        private String symbol;

        @Option(names = "--providers", required = true, split = ",", paramLabel = "P", description = "In order.")
        private List<String> providers;

        @Option(names = "--from", required = true, paramLabel = "DATE", description = "First session.")
        private LocalDate from;

        @Option(names = "--to", paramLabel = "DATE", description = "The date after the last one (default: for good).")
        private LocalDate to;

        @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Why.")
        private String reason;

        @Option(names = "--author", required = true, paramLabel = "WHO", description = "Who says so.")
        private String author;

        Declare(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            ObjectNode body =
                    JsonNodeFactory.instance.objectNode().put("reason", reason).put("author", author);
            providers.forEach(body.withArray("providers")::add);
            if (to != null) {
                body.put("to", to.toString());
            }
            JsonNode rule = monitor().change("PUT", of(symbol, from), body);
            if (isJson()) {
                printJson(rule);
                return ExitCode.DONE;
            }
            screen().data(symbol + " is believed from " + String.join(", ", providers) + " in this order.");
            screen().note("What is fetched from now on follows it; for what is stored: ./ballast reconcile run.");
            return ExitCode.DONE;
        }
    }

    /** {@code priorities withdraw}. */
    @Command(name = "withdraw", description = "Take a declared priority back.")
    static final class Withdraw extends Verb {

        @Parameters(index = "0", paramLabel = "SYMBOL", description = "The symbol, or * for all.")
        private String symbol;

        @Option(names = "--from", required = true, paramLabel = "DATE", description = "Its first session.")
        private LocalDate from;

        Withdraw(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            monitor().change("DELETE", of(symbol, from), null);
            screen().data("The priority of " + symbol + " from " + from + " on is taken back.");
            return ExitCode.DONE;
        }
    }
}
