package io.ballast.monitor.application;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Chores that were done one after the other.
 *
 * @param chores each with what came of it
 */
public record Maintenance(List<Chore> chores) {

    /** Copies the list. */
    public Maintenance {
        chores = List.copyOf(chores);
    }

    /** Does all chores; partial if some could not be done. */
    static OperationOutcome carryOut(List<Chore.Plan> plans, OperationContext context) {
        List<Chore> done = new ArrayList<>();
        for (Chore.Plan plan : plans) {
            context.progress(done.size(), plans.size(), "chores");
            context.checkpoint();
            done.add(plan.attempt());
        }
        context.progress(done.size(), plans.size(), "chores");
        String failed = done.stream().filter(Chore::failed).map(Chore::name).collect(Collectors.joining(", "));
        Maintenance result = new Maintenance(done);
        return failed.isEmpty()
                ? OperationOutcome.succeeded(result)
                : OperationOutcome.partial(result, "not done: " + failed);
    }
}
