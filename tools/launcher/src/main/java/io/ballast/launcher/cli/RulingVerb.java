package io.ballast.launcher.cli;

import java.time.LocalDate;
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

/** {@code universe include}, {@code exclude}, {@code rulings} and {@code withdraw}: a person's word before the rule. */
final class RulingVerb {

    private static final String RESOURCE = "universe/rulings";
    private static final String NEXT = "Applied by the next ./ballast universe rebuild.";

    private RulingVerb() {}

    private static String of(String symbol) {
        return MonitorClient.resource("universe", "rulings", symbol);
    }

    /** {@code universe include}. */
    @Command(name = "include", description = "Force a symbol into the universe until a date.")
    static final class Include extends Rule {

        Include(Session session) {
            super(session, "include");
        }
    }

    /** {@code universe exclude}. */
    @Command(name = "exclude", description = "Keep a symbol out of the universe until a date.")
    static final class Exclude extends Rule {

        Exclude(Session session) {
            super(session, "exclude");
        }
    }

    /** A ruling of one kind. */
    private abstract static class Rule extends ReadingVerb {

        private final String kind;

        @Parameters(paramLabel = "SYMBOL", description = "The symbol; case matters.")
        private String symbol;

        @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Why.")
        private String reason;

        @Option(names = "--author", required = true, paramLabel = "WHO", description = "Who decides.")
        private String author;

        @Option(names = "--until", required = true, paramLabel = "DATE", description = "The last day it holds.")
        private LocalDate until;

        Rule(Session session, String kind) {
            super(session);
            this.kind = kind;
        }

        @Override
        public Integer call() {
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("kind", kind)
                    .put("reason", reason)
                    .put("author", author)
                    .put("until", until.toString());
            JsonNode ruling = monitor().change("PUT", of(symbol), body);
            if (isJson()) {
                printJson(ruling);
                return ExitCode.DONE;
            }
            screen().data(symbol + ": " + kind + " until " + until + ".");
            screen().note(NEXT);
            return ExitCode.DONE;
        }
    }

    /** {@code universe rulings}. */
    @Command(name = "rulings", description = "List what persons ruled about the universe.")
    static final class ListAll extends ReadingVerb {

        ListAll(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode rulings = monitor().read(RESOURCE, Map.of());
            if (isJson()) {
                printJson(rulings);
                return ExitCode.DONE;
            }
            var table = new Table("symbol", "ruling", "until", "in force", "author", "reason");
            for (JsonNode ruling : rulings) {
                table.add(
                        Text.text(ruling.path("symbol")),
                        Text.text(ruling.path("kind")),
                        Text.text(ruling.path("until")),
                        Text.text(ruling.path("inForce")),
                        Text.text(ruling.path("author")),
                        Text.text(ruling.path("reason")));
            }
            table.lines().forEach(screen()::data);
            screen().note(
                            "Rule with ./ballast universe include|exclude SYMBOL --reason WHY --author WHO --until DATE.");
            return ExitCode.DONE;
        }
    }

    /** {@code universe withdraw}. */
    @Command(name = "withdraw", description = "Take the ruling about a symbol back.")
    static final class Withdraw extends Verb {

        @Parameters(paramLabel = "SYMBOL", description = "The symbol; case matters.")
        private String symbol;

        Withdraw(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            monitor().change("DELETE", of(symbol), null);
            screen().note("Withdrawn. " + NEXT);
            return ExitCode.DONE;
        }
    }
}
