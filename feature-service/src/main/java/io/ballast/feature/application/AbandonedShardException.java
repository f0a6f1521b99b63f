package io.ballast.feature.application;

/** The build a shard belongs to is not being made any more. */
public final class AbandonedShardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A shard that nobody needs.
     *
     * @param message what is over
     * @param cause how it was found out, or null
     */
    public AbandonedShardException(String message, Throwable cause) {
        super(message, cause);
    }
}
