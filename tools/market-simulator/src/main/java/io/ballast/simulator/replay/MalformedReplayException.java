package io.ballast.simulator.replay;

/** A replay directory that cannot be read as it should; the message is one line that says where and what is expected. */
public final class MalformedReplayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A problem of a replay directory.
     *
     * @param message one line: file, line number, value, what is expected
     */
    public MalformedReplayException(String message) {
        super(message);
    }
}
