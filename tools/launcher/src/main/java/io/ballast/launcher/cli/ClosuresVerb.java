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

/** {@code closures}: days the exchange was closed against its calendar. */
final class ClosuresVerb {

    private static final String RESOURCE = "calendar-overrides";

    private ClosuresVerb() {}

    /** {@code closures list}. */
    @Command(name = "list", description = "List the days declared closed.")
    static final class ListAll extends ReadingVerb {

        ListAll(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            JsonNode closures = monitor().read(RESOURCE, Map.of());
            if (isJson()) {
                printJson(closures);
                return ExitCode.DONE;
            }
            var table = new Table("session", "reason", "author");
            for (JsonNode closure : closures) {
                table.add(
                        Text.text(closure.path("session")),
                        Text.text(closure.path("reason")),
                        Text.text(closure.path("author")));
            }
            table.lines().forEach(screen()::data);
            return ExitCode.DONE;
        }
    }

    /** {@code closures declare}. */
    @Command(name = "declare", description = "Declare that the exchange was closed on a day: nothing of it is missing.")
    static final class Declare extends ReadingVerb {

        @Parameters(paramLabel = "DATE", description = "A day the calendar takes for a session.")
        private LocalDate day;

        @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Why it was closed.")
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
            JsonNode closure = monitor().change("PUT", RESOURCE + "/" + day, body);
            if (isJson()) {
                printJson(closure);
                return ExitCode.DONE;
            }
            screen().data(day + " is declared closed: " + reason + ".");
            screen().note("Nothing of it counts as missing. Take it back with ./ballast closures withdraw " + day
                    + ".");
            return ExitCode.DONE;
        }
    }

    /** {@code closures withdraw}. */
    @Command(name = "withdraw", description = "Take back that a day was closed: its bars are expected again.")
    static final class Withdraw extends Verb {

        @Parameters(paramLabel = "DATE", description = "The day.")
        private LocalDate day;

        Withdraw(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            monitor().change("DELETE", RESOURCE + "/" + day, null);
            screen().note("Withdrawn. ./ballast eod or ./ballast backfill fetches its bars.");
            return ExitCode.DONE;
        }
    }
}
