package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;

/** {@code maintenance weekly} and {@code maintenance monthly}: the chores, and what came of each. */
abstract class MaintenanceVerb extends DispatchVerb {

    MaintenanceVerb(Session session, String type) {
        super(session, type);
    }

    @Override
    int finish(JsonNode ended) {
        if (!isJson()) {
            var table = new Table("chore", "status", "what came of it");
            for (JsonNode chore : ended.path("result").path("chores")) {
                table.add(
                        chore.path("name").asText(),
                        chore.path("status").asText(),
                        chore.path("summary").asText());
            }
            table.lines().forEach(screen()::data);
            screen().note("Kept as operation " + ended.path("id").asText() + ". ./ballast validate, breadth and"
                    + " health-check show each in full.");
        }
        return super.finish(ended);
    }

    /** The weekly look. */
    @Command(
            name = "weekly",
            description = "Look at target coverage over 120 sessions, breadth and the health of everything, and refresh"
                    + " TimescaleDB's copy where there is one.")
    static final class Weekly extends MaintenanceVerb {

        Weekly(Session session) {
            super(session, "weekly-health-check");
        }
    }

    /** The monthly work. */
    @Command(
            name = "monthly",
            description = "Fetch statements, recompute average dollar volumes, validate all that is stored.")
    static final class Monthly extends MaintenanceVerb {

        @Option(names = "--prune", description = "Also remove ingestion progress older than 90 days.")
        private boolean prune;

        Monthly(Session session) {
            super(session, "monthly-maintenance");
        }

        @Override
        void addParameters(ObjectNode parameters) {
            if (prune) {
                parameters.put("prune", true);
            }
        }
    }
}
