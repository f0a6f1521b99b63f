package io.ballast.kit.operation;

import java.time.Instant;

/**
 * Which operations to list.
 *
 * @param state only those in this state; null: any
 * @param type only those of this type; null: any
 * @param limit at most so many, 1 to 500
 * @param before only those recorded before this instant, as a cursor; null: from the newest
 */
public record OperationQuery(OperationState state, String type, int limit, Instant before) {

    /** The most operations one query gives. */
    public static final int MAX_LIMIT = 500;

    /** Checks the limit. */
    public OperationQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "limit=" + limit + " is not allowed: 1 to " + MAX_LIMIT + " is expected");
        }
    }
}
