package io.ballast.ingestion.application;

import java.util.Objects;

/** A provider gave no usable answer. The message names the provider and the path, never a key. */
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the caller can do about it. */
    public enum Kind {
        /** No answer, or none that could be read, after all retries: later it may work. */
        FAILED,
        /** The request itself is refused: it must not be repeated unchanged. */
        REFUSED,
        /** The key is unknown or missing: no call will work until it is corrected. */
        UNAUTHORIZED,
        /** The plan does not include these data. */
        UNAVAILABLE
    }

    private final Kind kind;

    /**
     * @param kind what the caller can do
     * @param message provider, path and what it said
     * @param cause what happened below; may be null
     */
    public ProviderException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** What the caller can do about it. */
    public Kind kind() {
        return kind;
    }
}
