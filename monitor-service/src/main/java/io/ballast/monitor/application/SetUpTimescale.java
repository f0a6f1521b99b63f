package io.ballast.monitor.application;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.domain.health.TimescaleStatements;

/** Sets up monthly bars: by TimescaleDB where this database has it, by a plain view where it has not. */
@Singleton
public class SetUpTimescale implements OperationHandler {

    private final TimescaleStore store;

    @Inject
    SetUpTimescale(TimescaleStore store) {
        this.store = store;
    }

    /**
     * What is run, or would be.
     *
     * @param version of the extension, null without it
     * @param note what to know about it
     * @param statements in order
     */
    public record Plan(String version, String note, List<String> statements) {}

    @Override
    public String type() {
        return "set-up-timescale";
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        Plan plan = plan();
        try {
            store.executeAsOwner(plan.statements());
        } catch (IllegalStateException refused) {
            throw new OperationFailedException(
                    refused.getMessage(),
                    "./ballast timescale --setup --dry-run prints the statements, for the owner of the database to run.");
        }
        return OperationOutcome.succeeded(plan);
    }

    /**
     * What would be run now.
     *
     * @return the statements for this database
     */
    public Plan plan() {
        Optional<TimescaleStore.Extension> extension = store.extension();
        return extension
                .map(found -> new Plan(
                        found.version(),
                        TimescaleStatements.NOT_TRIED,
                        TimescaleStatements.withExtension(found.schema())))
                .orElseGet(() -> new Plan(
                        null,
                        "This database has no TimescaleDB: native partitions do the work, and monthly bars are a plain view.",
                        TimescaleStatements.withoutExtension()));
    }

    /** Brings the copy to what is stored now, if there is one. */
    Chore refresh() {
        String name = "timescaledb";
        if (store.extension().isEmpty() || !store.hasCopy()) {
            return new Chore(name, Chore.DONE, "nothing to refresh: native partitions do the work");
        }
        store.execute(TimescaleStatements.refresh());
        return new Chore(name, Chore.DONE, "the copy of daily bars is refreshed");
    }
}
