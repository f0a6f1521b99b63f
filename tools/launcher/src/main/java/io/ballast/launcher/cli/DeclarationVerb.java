package io.ballast.launcher.cli;

import java.time.LocalDate;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code absences declare}, {@code declarations} and {@code withdraw}: what a person explains of missing bars. */
final class DeclarationVerb {

    private static final String RESOURCE = "absences";

    private DeclarationVerb() {}

    /** {@code absences declare}. */
    @Command(name = "declare", description = "Explain why a symbol has no bars on some sessions.")
    static final class Declare extends ReadingVerb {

        @Parameters(paramLabel = "SYMBOL", description = "The symbol; case matters.")
        private String symbol;

        @Option(names = "--from", required = true, paramLabel = "DATE", description = "First session.")
        private LocalDate from;

        @Option(names = "--to", paramLabel = "DATE", description = "Last session (default: the first).")
        private LocalDate to;

        @Option(names = "--reason", required = true, paramLabel = "REASON", description = "halted or no-trade.")
        private String reason;

        @Option(names = "--detail", required = true, paramLabel = "WHY", description = "What happened.")
        private String detail;

        @Option(names = "--author", required = true, paramLabel = "WHO", description = "Who says so.")
        private String author;

        Declare(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("symbol", symbol)
                    .put("from", from.toString())
                    .put("to", (to == null ? from : to).toString())
                    .put("reason", reason)
                    .put("detail", detail)
                    .put("author", author);
            JsonNode declared = monitor().change("POST", RESOURCE, body);
            if (isJson()) {
                printJson(declared);
                return ExitCode.DONE;
            }
            screen().data(symbol + ": " + reason + " from " + from + " to " + (to == null ? from : to) + ".");
            screen().note("See ./ballast absences list --symbol " + symbol + ".");
            return ExitCode.DONE;
        }
    }

    /** {@code absences declarations}. */
    @Command(
            name = "declarations",
            description = "List what persons declared of missing bars, also what was taken back.")
    static final class Declarations extends ReadingVerb {

        @Option(names = "--symbol", paramLabel = "S", description = "Only those of a symbol.")
        private String symbol;

        Declarations(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode all =
                    monitor().read(RESOURCE + "/declarations", symbol == null ? Map.of() : Map.of("symbol", symbol));
            if (isJson()) {
                printJson(all);
                return ExitCode.DONE;
            }
            var table = new Table("symbol", "from", "before", "reason", "why", "author", "taken back by", "because");
            for (JsonNode declared : all) {
                JsonNode said = declared.path("declaration");
                table.add(
                        Text.text(said.path("symbol")),
                        Text.text(said.path("from")),
                        Text.text(said.path("to")),
                        Text.text(said.path("reason")),
                        Text.text(said.path("detail")),
                        Text.text(said.path("author")),
                        Text.text(declared.path("withdrawnBy")),
                        Text.text(declared.path("withdrawnWhy")));
            }
            table.lines().forEach(screen()::data);
            screen().note(
                            "Take one back with ./ballast absences withdraw SYMBOL --from D --to D --reason WHY --author WHO.");
            return ExitCode.DONE;
        }
    }

    /** {@code absences withdraw}. */
    @Command(name = "withdraw", description = "Take back what was declared of a symbol's sessions.")
    static final class Withdraw extends ReadingVerb {

        @Parameters(paramLabel = "SYMBOL", description = "The symbol; case matters.")
        private String symbol;

        @Option(names = "--from", required = true, paramLabel = "DATE", description = "First session.")
        private LocalDate from;

        @Option(names = "--to", paramLabel = "DATE", description = "Last session (default: the first).")
        private LocalDate to;

        @Option(names = "--reason", required = true, paramLabel = "WHY", description = "What was wrong.")
        private String reason;

        @Option(names = "--author", required = true, paramLabel = "WHO", description = "Who says so.")
        private String author;

        Withdraw(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            LocalDate last = to == null ? from : to;
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("symbol", symbol)
                    .put("from", from.toString())
                    .put("to", last.toString())
                    .put("reason", reason)
                    .put("author", author);
            JsonNode withdrawn = monitor().change("POST", RESOURCE + "/withdrawals", body);
            if (isJson()) {
                printJson(withdrawn);
                return ExitCode.DONE;
            }
            screen().data(symbol + ": nothing is declared from " + from + " to " + last + " any more.");
            screen().note("What is missing there counts as missing again: ./ballast ingest --symbol " + symbol
                    + " --start-date " + from + " --end-date " + last + " asks for it.");
            return ExitCode.DONE;
        }
    }
}
