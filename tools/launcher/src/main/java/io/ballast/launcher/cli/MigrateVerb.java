package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;

import io.ballast.launcher.run.Migration;
import io.ballast.launcher.run.RunState;
import io.ballast.launcher.run.Variables;

/** {@code migrate}: brings every schema to the current version. */
@Command(
        name = "migrate",
        description = {
            "Set up roles and schemas and bring every schema to the current version.",
            "The database is that of DATABASE_URL, as its owner, else the one that runs in the data directory.",
            "Services do the same when they start, unless BALLAST_MIGRATE_AT_START is false."
        })
final class MigrateVerb extends ReadingVerb {

    MigrateVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        var migration = new Migration(
                session().installation(),
                session().directory(dataDir()),
                session().environment(),
                databaseUrl());
        ArrayNode outcomes = JsonNodeFactory.instance.arrayNode();
        for (String service : Migration.services()) {
            screen().note("  " + service + " ...");
            JsonNode outcome = migration.migrate(service);
            outcomes.add(outcome);
            if (!isJson()) {
                screen().data(describe(outcome));
            }
        }
        if (isJson()) {
            printJson(outcomes);
        }
        screen().note("Every schema is current. ./ballast up starts the services.");
        return ExitCode.DONE;
    }

    private String databaseUrl() {
        if (Variables.isSet(session().environment(), "DATABASE_URL")) {
            return session().environment().get("DATABASE_URL");
        }
        return session()
                .running(dataDir())
                .map(RunState::databaseUrl)
                .orElseThrow(() -> new VerbFailure(
                        ExitCode.UNREACHABLE,
                        "There is no database to migrate: DATABASE_URL is not set, and nothing runs in "
                                + session().directory(dataDir()).root() + ".",
                        "Set DATABASE_URL to postgresql://owner:password@host:5432/database; ./ballast up migrates a"
                                + " database of its own."));
    }

    private static String describe(JsonNode outcome) {
        String service = outcome.path("service").asText();
        int applied = outcome.path("applied").asInt();
        return applied == 0
                ? String.format(
                        "%-10s is current (version %s)",
                        service, outcome.path("to").asText())
                : String.format(
                        "%-10s version %s to %s, %d migrations applied",
                        service,
                        outcome.path("from").asText(),
                        outcome.path("to").asText(),
                        applied);
    }
}
