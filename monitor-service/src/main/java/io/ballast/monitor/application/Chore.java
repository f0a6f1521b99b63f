package io.ballast.monitor.application;

import java.util.Objects;
import java.util.function.Supplier;

import io.ballast.kit.operation.OperationStoppedException;

/**
 * One piece of maintenance, done.
 *
 * @param name which one, kebab case
 * @param status a verdict such as OK or WARNING, DONE, or FAILED if it could not be done
 * @param summary what came of it, in a sentence
 */
public record Chore(String name, String status, String summary) {

    static final String DONE = "DONE";
    private static final String FAILED = "FAILED";

    /** A chore that is still to be done. */
    record Plan(String name, Supplier<Chore> work) {

        /** Does it; one that fails does not keep the others from being done. */
        Chore attempt() {
            try {
                return work.get();
            } catch (OperationStoppedException stopped) {
                throw stopped;
            } catch (RuntimeException failed) {
                return new Chore(name, FAILED, Objects.toString(failed.getMessage(), failed.toString()));
            }
        }
    }

    boolean failed() {
        return status.equals(FAILED);
    }
}
