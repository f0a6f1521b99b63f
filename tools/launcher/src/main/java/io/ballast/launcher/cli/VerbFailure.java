package io.ballast.launcher.cli;

/** A verb cannot do what it was asked to. */
public final class VerbFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String hint;

    /**
     * A failure.
     *
     * @param exitCode one of {@link ExitCode}
     * @param message what is wrong
     * @param hint what to do, may be null
     */
    public VerbFailure(int exitCode, String message, String hint) {
        super(message);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    /**
     * How the program ends.
     *
     * @return one of {@link ExitCode}
     */
    public int exitCode() {
        return exitCode;
    }

    /**
     * What to do.
     *
     * @return a sentence, null if there is none
     */
    public String hint() {
        return hint;
    }
}
