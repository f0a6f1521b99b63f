package io.ballast.kit.config;

/** A variable has a value that is not allowed; the message names the variable, the value and what is allowed. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line for the person who set the variable
     */
    public ConfigurationException(String message) {
        super(message);
    }
}
