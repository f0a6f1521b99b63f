package io.ballast.kit.operation;

import java.time.Instant;
import java.util.Objects;

/**
 * How long an operation has waited for somebody.
 *
 * @param since when the first of the failures in a row was, system clock
 * @param failures failures in a row, at least 1
 */
public record OperationWait(Instant since, int failures) {

    /** Checks that there was a failure. */
    public OperationWait {
        Objects.requireNonNull(since, "since");
        if (failures < 1) {
            throw new IllegalArgumentException("failures=" + failures + ": at least 1 is expected");
        }
    }
}
