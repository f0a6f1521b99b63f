package io.ballast.kit.operation;

/**
 * How a handler ended.
 *
 * @param result something that can be written as JSON, or null
 * @param missing what could not be done; null if everything was
 */
public record OperationOutcome(Object result, String missing) {

    /** Everything was done. */
    public static OperationOutcome succeeded(Object result) {
        return new OperationOutcome(result, null);
    }

    /** Part of it was done. */
    public static OperationOutcome partial(Object result, String missing) {
        return new OperationOutcome(result, missing);
    }

    OperationState state() {
        return missing == null ? OperationState.SUCCEEDED : OperationState.PARTIAL;
    }
}
