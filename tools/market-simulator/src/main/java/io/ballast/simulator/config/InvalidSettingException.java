package io.ballast.simulator.config;

/** A variable has a value that is not allowed; the message is one line. */
public final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A problem of a variable.
     *
     * @param message variable, value and what is allowed, in one line
     */
    public InvalidSettingException(String message) {
        super(message);
    }
}
